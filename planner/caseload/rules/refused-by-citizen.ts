import { type HardRule, nameOf } from './rule.ts';

/** A citizen need not say why. */
export const refusedByCitizen: HardRule = {
  name: 'the citizen has not said no to the person',
  code: 'refused-by-citizen',
  forbids: ({ citizen, person }) =>
    (citizen.refuses ?? []).includes(person.id) ? `The citizen has said no to ${nameOf(person)}.` : undefined,
};
