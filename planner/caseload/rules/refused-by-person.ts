import { type HardRule, nameOf } from './rule.ts';

/** Kin, a neighbour, or another reason nobody else needs to know. */
export const refusedByPerson: HardRule = {
  name: 'the person has not said no to the citizen',
  code: 'refused-by-person',
  forbids: ({ citizen, person }) =>
    (person.refuses ?? []).includes(citizen.id)
      ? `${nameOf(person)} can not be this citizen’s contact person.`
      : undefined,
};
