import { dayOf, type HardRule, nameOf } from './rule.ts';

/** Held, but from a later day or until an earlier one. One of several spans is enough. */
export const competenceInForce: HardRule = {
  name: 'the competence is in force on the day the citizen begins',
  code: 'competence-not-in-force',
  forbids: (pair) => {
    const { citizen, person } = pair;
    const day = dayOf(pair);
    for (const { code, kind } of citizen.competences ?? []) {
      const held = (person.competences ?? []).filter((one) => one.code === code);
      if (kind !== 'required' || held.length === 0) continue;
      if (!held.some(({ from = day, to = day }) => from <= day && day <= to))
        return `${nameOf(person)} has "${code}", but not on ${day}.`;
    }
    return undefined;
  },
};
