import { tellDifference } from './compare.ts';
import type { Found } from './pair.ts';

/** A story that somebody can tell from its twin, act by act, and by what she can tell. */
export function tellFound({ plan: { story, secrets }, name, differences }: Found): string {
  const acts = story.acts.map((act, step) => {
    const here = secrets.filter((secret) => secret.at === step).map((secret) => `\n    secret: ${secret.tells}`);
    return `  ${step} ${act.tells}${here.join('')}`;
  });
  const told = differences.slice(0, 3).map(tellDifference);
  return `${name} can tell two worlds apart (${story.age}, day ${story.day}):\n${[...acts, ...told].join('\n')}`;
}
