import type { SoftRule } from './rule.ts';

/** The dearest of all: a relation that is ended costs both of them. */
export const relationChanged: SoftRule = {
  name: 'somebody who has a contact person keeps that person',
  code: 'relation-changed',
  price: 'relationChanged',
  breaks: ({ citizen, person }) => (citizen.with !== undefined && citizen.with !== person.id ? 1 : 0),
  says: ({ citizen }) => `The relation to ${citizen.with ?? 'nobody'} would end.`,
};
