import { nameOf, type SoftRule } from './rule.ts';

/** An earlier pathway, a course, a talk: whoever is known needs not be told all of it again. */
export const relationUnused: SoftRule = {
  name: 'a citizen who is new comes to somebody known from before',
  code: 'relation-unused',
  price: 'relationUnused',
  breaks: ({ citizen, person }) =>
    citizen.with === undefined && (citizen.knows ?? []).length > 0 && !(citizen.knows ?? []).includes(person.id)
      ? 1
      : 0,
  says: ({ person }) => `The citizen does not know ${nameOf(person)}, but knows others.`,
};
