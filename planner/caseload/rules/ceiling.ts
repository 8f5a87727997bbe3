import type { Person } from '../problem/caseload-file.ts';

/** More than any caseload: where no ceiling stands. */
export const NO_CEILING = 1_000_000;

type Kind = 'hard' | 'soft';

/** A rule about all citizens of a person together. */
export type CeilingRule = {
  readonly name: string;
  readonly code: string;
  /** The most there may (hard) or should (soft) be. */
  readonly most: (person: Person, kind: Kind) => number;
};

/** How many citizens somebody may hold; those who are there already are not sent away by it. */
export const ceilingCitizens: CeilingRule = {
  name: 'holds no more citizens than the ceiling',
  code: 'ceiling-citizens',
  most: ({ ceiling }, kind) => (ceiling?.kind === kind ? (ceiling.citizens ?? NO_CEILING) : NO_CEILING),
};

/** The same in minutes a week. */
export const ceilingMinutes: CeilingRule = {
  name: 'holds no more minutes of citizens than the ceiling',
  code: 'ceiling-minutes',
  most: ({ ceiling }, kind) =>
    ceiling?.kind === kind && ceiling.minutes !== undefined ? Math.floor(ceiling.minutes) : NO_CEILING,
};

/** What being above a soft ceiling counts: one for each citizen, one for each hour begun. */
export function timesAbove(person: Person, citizens: number, minutes: number): number {
  const above = Math.max(0, citizens - ceilingCitizens.most(person, 'soft'));
  return above + Math.ceil(Math.max(0, minutes - ceilingMinutes.most(person, 'soft')) / 60);
}
