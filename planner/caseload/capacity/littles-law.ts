import type { CaseloadFile } from '../problem/caseload-file.ts';

/** Little's law (1961) for pathways: active = intakes a week × transfer share × mean weeks. */
export type LittlesLaw = {
  readonly expected: number;
  readonly active: number;
  /** Active ÷ expected; nothing when nobody is expected. */
  readonly ratio: number | null;
  readonly says: string;
};

/** Holds the numbers of a file against each other; nothing when it does not say how many come and how long they stay. */
export function littlesLaw(file: CaseloadFile): LittlesLaw | undefined {
  if (file.flow === undefined) return undefined;
  const unlisted = file.people.reduce((sum, person) => sum + (person.unlisted?.citizens ?? 0), 0);
  const active = file.citizens.filter((citizen) => citizen.with !== undefined).length + unlisted;
  const expected = file.flow.intakesAWeek * file.settings.transferShare * file.flow.weeks;
  const ratio = expected === 0 ? null : active / expected;
  return { expected, active, ratio, says: sayRatio(ratio) };
}

function sayRatio(ratio: number | null): string {
  if (ratio === null) return 'With nobody coming, those who are active only become fewer.';
  if (ratio > 1.2)
    return 'More are active than come and go explains: pathways last longer than said, or some could be ended.';
  if (ratio < 0.8)
    return 'Fewer are active than come and go explains: more will come to be active, or pathways are shorter than said.';
  return 'What comes, what goes and who is active fit together.';
}
