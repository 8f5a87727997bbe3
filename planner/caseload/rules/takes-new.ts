import { type HardRule, nameOf } from './rule.ts';

/** Whoever takes nobody new keeps those who are there. */
export const takesNew: HardRule = {
  name: 'takes new citizens, or has the citizen already',
  code: 'takes-nobody-new',
  forbids: ({ citizen, person }) =>
    person.takesNew === false && citizen.with !== person.id ? `${nameOf(person)} takes nobody new.` : undefined,
};
