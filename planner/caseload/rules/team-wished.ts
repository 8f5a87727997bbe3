import { nameOf, type SoftRule } from './rule.ts';

/** Near where the citizen lives, or where the others of the house are known. */
export const teamWished: SoftRule = {
  name: 'belongs to the team the citizen would like',
  code: 'team-wished',
  price: 'team',
  breaks: ({ citizen, person }) => (citizen.team?.kind === 'wished' && citizen.team.code !== person.team ? 1 : 0),
  says: ({ citizen, person }) => `${nameOf(person)} is not in the team "${citizen.team?.code}".`,
};
