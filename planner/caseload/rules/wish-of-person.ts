import { nameOf, type SoftRule } from './rule.ts';

/** The smallest of the wishes: the citizen’s own come first. */
export const wishOfPerson: SoftRule = {
  name: 'a person who wished for the citizen gets the citizen',
  code: 'wish-of-person',
  price: 'wishOfPerson',
  breaks: ({ person, wishedBy }) => (wishedBy.size > 0 && !wishedBy.has(person.id) ? 1 : 0),
  says: ({ person, wishedBy }) => `${[...wishedBy].join(', ')} wished for this citizen; ${nameOf(person)} did not.`,
};
