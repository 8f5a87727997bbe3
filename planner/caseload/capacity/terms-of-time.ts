import { DEBRIEFING_A_DAY, FLEXIBILITY_A_DAY, netMinutes, WORKDAYS } from '../load/net-minutes.ts';
import type { Person } from '../problem/caseload-file.ts';
import type { Term } from './term.ts';

const TAKEN = [
  ['teaching', 'teaching of groups'],
  ['projects', 'projects and development'],
  ['registrationDebt', 'registration that waits from before'],
  ['meetings', 'meetings'],
  ['courses', 'courses'],
  ['administration', 'administration that nobody else does'],
  ['absence', 'planned absence'],
] as const;

/** From contract to net minutes: each term of the week, and their sum as the last. */
export function termsOfTime(person: Person, place: string): Term[] {
  const days = person.workdays ?? WORKDAYS;
  return [
    minutes('contract', 'contract', person.contract, `${place}.contract`),
    ...TAKEN.map(([key, says]) =>
      minutes(key, says, -(person[key] ?? 0), person[key] === undefined ? 'not given: 0' : `${place}.${key}`),
    ),
    daily('flexibilityADay', 'room for what nobody foresaw', {
      place,
      days,
      a: person.flexibilityADay,
      usual: FLEXIBILITY_A_DAY,
    }),
    daily('debriefingADay', 'time to unburden oneself', {
      place,
      days,
      a: person.debriefingADay,
      usual: DEBRIEFING_A_DAY,
    }),
    minutes('net', 'net: what is left for citizens', netMinutes(person), 'the sum of the lines above, never below 0'),
  ];
}

type Daily = { readonly place: string; readonly days: number; readonly a: number | undefined; readonly usual: number };

function daily(key: string, says: string, { place, days, a, usual }: Daily): Term {
  const from =
    a === undefined ? `the default of ${usual} a day, ${days} days` : `${place}.${key}: ${a} a day, ${days} days`;
  return minutes(key, says, -days * (a ?? usual), from);
}

function minutes(key: string, says: string, value: number, from: string): Term {
  // No minus before a zero.
  return { key, says, value: value === 0 ? 0 : value, unit: 'minutes', from };
}
