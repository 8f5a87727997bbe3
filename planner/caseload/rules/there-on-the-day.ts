import { dayOf, type HardRule, nameOf } from './rule.ts';

/** From the first day to the last, both of them in. */
export const thereOnTheDay: HardRule = {
  name: 'is employed on the day the citizen begins',
  code: 'not-there',
  forbids: (pair) => {
    const { from, to } = pair.person;
    const day = dayOf(pair);
    if (from !== undefined && day < from) return `${nameOf(pair.person)} comes on ${from}.`;
    return to !== undefined && day > to ? `${nameOf(pair.person)} leaves on ${to}.` : undefined;
  },
};
