import { z } from 'zod';
import { PractitionerRoleId } from '../../kernel/ids.ts';
import { endpoint } from '../../platform/contract/endpoint.ts';
import { Coverage, MyCareTeam, TrustAnswer } from './domain/care-team.ts';

export const careTeamContract = {
  /** Who works around me, or around the child I act for, and what I have said of them. */
  getCareTeam: endpoint({ audit: 'care-team.team-read', who: 'signed-in' })
    .route({ method: 'GET', path: '/care-team' })
    .output(MyCareTeam),

  /** Says that somebody is one of mine, or no more. Again is harmless. */
  sayMine: endpoint({ audit: 'care-team.member-confirmed', who: 'signed-in' })
    .route({ method: 'PUT', path: '/care-team/members/{roleId}' })
    .input(z.object({ roleId: PractitionerRoleId, isMine: z.boolean() }))
    .output(MyCareTeam),

  /** Whether I have somebody whom I trust, now. The latest answer stands. */
  answerTrust: endpoint({ audit: 'care-team.trust-answered', who: 'signed-in' })
    .route({ method: 'PUT', path: '/care-team/trust' })
    .input(z.object({ answer: TrustAnswer }))
    .output(MyCareTeam),

  /** Of all who have an open pathway at my organisation, in numbers. */
  getCoverage: endpoint({
    audit: { untraced: 'numbers of an organisation, of nobody in particular' },
    who: 'practitioner',
  })
    .route({ method: 'GET', path: '/care-team/coverage' })
    .output(Coverage),
};

export type CareTeamContract = typeof careTeamContract;
