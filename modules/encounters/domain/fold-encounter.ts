import type { Encounter, SignedNote } from './encounter.ts';
import type { EncounterStep } from './encounter-step.ts';

export type EncounterState = Pick<Encounter, 'status' | 'whyNot' | 'notes'>;

/**
 * What the steps of a talk say, oldest first. It folds whatever one may read: to somebody who may not read the first version
 * the second is the first, so that nothing tells of the other.
 */
export function foldEncounter(steps: readonly EncounterStep[]): EncounterState {
  const notes: SignedNote[] = [];
  for (const { id, at, wish } of steps) if (wish.kind !== 'not-held') notes.unshift({ id, at, ...wish.note });
  const last = steps.at(-1)?.wish;
  if (last === undefined) return { status: 'open', whyNot: null, notes };
  if (last.kind === 'not-held') return { status: 'not-held', whyNot: last.why, notes };
  return { status: 'signed', whyNot: null, notes };
}
