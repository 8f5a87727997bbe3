import { citizenSide, onlyPractitioners, practitioners, type Row } from './access-row-for-tests.ts';

const onlyCitizenSide = { allowed: citizenSide, otherwise: 'other-role-needed' } as const;

/** Who may what with who a citizen's people are: a part of the table of who may what. */
export const careTeamRows: Readonly<Record<string, Row>> = {
  'care-team.getCareTeam': { ...onlyCitizenSide, input: () => ({}) },
  'care-team.sayMine': { ...onlyCitizenSide, input: ({ roleId }) => ({ roleId, isMine: true }) },
  'care-team.answerTrust': { ...onlyCitizenSide, input: () => ({ answer: 'not-now' }) },
  'care-team.getCoverage': { allowed: practitioners, ...onlyPractitioners, input: () => ({}) },
};
