import { competenceInForce } from './competence-in-force.ts';
import { competenceRequired } from './competence-required.ts';
import { languageRequired } from './language-required.ts';
import { refusedByCitizen } from './refused-by-citizen.ts';
import { refusedByPerson } from './refused-by-person.ts';
import type { HardRule, Pair } from './rule.ts';
import { takesNew } from './takes-new.ts';
import { teamRequired } from './team-required.ts';
import { thereOnTheDay } from './there-on-the-day.ts';
import { timeInTheWeek } from './time-in-the-week.ts';

/** In the order in which somebody would ask. */
export const hardRules: readonly HardRule[] = [
  competenceRequired,
  competenceInForce,
  languageRequired,
  teamRequired,
  refusedByCitizen,
  refusedByPerson,
  thereOnTheDay,
  takesNew,
  timeInTheWeek,
];

export type Against = { readonly code: string; readonly says: string };

/** All that forbids a pair; nothing when it may be. */
export function allAgainst(pair: Pair): Against[] {
  return hardRules.flatMap(({ code, forbids }) => {
    const says = forbids(pair);
    return says === undefined ? [] : [{ code, says }];
  });
}
