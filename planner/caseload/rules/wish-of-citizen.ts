import { nameOf, type SoftRule } from './rule.ts';

/** One of them is enough; they are not ranked. */
export const wishOfCitizen: SoftRule = {
  name: 'the citizen gets one of the people wished for',
  code: 'wish-of-citizen',
  price: 'wishOfCitizen',
  breaks: ({ citizen, person }) =>
    (citizen.wishes ?? []).length > 0 && !(citizen.wishes ?? []).includes(person.id) ? 1 : 0,
  says: ({ person }) => `The citizen wished for others than ${nameOf(person)}.`,
};
