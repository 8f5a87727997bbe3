import { netMinutes } from '../load/net-minutes.ts';
import { type HardRule, nameOf } from './rule.ts';

/** Nobody is given to somebody who has no minute for citizens in the week, since no share of nothing is fair. */
export const timeInTheWeek: HardRule = {
  name: 'has time for citizens in the week',
  code: 'no-time',
  forbids: ({ person }) =>
    netMinutes(person) === 0 ? `${nameOf(person)} has no time for citizens this week.` : undefined,
};
