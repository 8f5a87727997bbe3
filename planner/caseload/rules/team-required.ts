import { type HardRule, nameOf } from './rule.ts';

/** Where the law or an agreement binds a citizen to a team. */
export const teamRequired: HardRule = {
  name: 'belongs to the team the citizen must be with',
  code: 'team-other',
  forbids: ({ citizen, person }) => {
    const { team } = citizen;
    if (team?.kind !== 'required' || person.team === team.code) return undefined;
    return `${nameOf(person)} is not in the team "${team.code}".`;
  },
};
