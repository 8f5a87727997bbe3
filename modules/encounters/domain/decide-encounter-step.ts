import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { EncounterStep, EncounterWish } from './encounter-step.ts';
import { foldEncounter } from './fold-encounter.ts';

export type StepRefusal = 'step-does-not-fit' | 'words-needed';

/**
 * Whether a step may be taken on a talk of one's own. What was said not to have taken place may be signed after all; what is
 * signed is corrected, and did take place. The same step again is the same.
 */
export function decideEncounterStep(
  history: readonly EncounterStep[],
  { id, wish }: Pick<EncounterStep, 'id' | 'wish'>,
): Result<'new' | 'known', StepRefusal> {
  if (history.some((step) => step.id === id)) return ok('known');
  const { status } = foldEncounter(history);
  if (wish.kind !== 'not-held' && wish.note.talked === '') return refuse('words-needed');
  return fits[wish.kind].includes(status) ? ok('new') : refuse('step-does-not-fit');
}

const fits: Readonly<Record<EncounterWish['kind'], readonly string[]>> = {
  sign: ['open', 'not-held'],
  correct: ['signed'],
  'not-held': ['open'],
};
