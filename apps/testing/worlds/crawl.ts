import type { Asking } from './asking.ts';
import type { Name } from './cast.ts';
import type { Seen } from './knock.ts';
import { readsOf } from './questions.ts';
import type { World } from './world.ts';

/** One question and its answer. */
export interface Look {
  asked: string;
  seen: Seen;
}

/** Asks what can be read, one after the other, since what somebody reads stands in the log. */
export async function lookEverywhere(world: World, known: World, name: Name, asking: Asking): Promise<Look[]> {
  const looks: Look[] = [];
  for (const question of readsOf(world, known).filter(asking.reads)) {
    const seen = await world.ask(name, question.endpointName, question.input);
    // Signed out, everybody would be told the same.
    if (seen.status === 401) throw new Error(`${name} is not signed in.`);
    looks.push({ asked: question.asked, seen });
  }
  return looks;
}
