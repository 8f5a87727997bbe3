import { z } from 'zod';
import { OrganisationId, PractitionerRoleId, RoomId } from '../../kernel/ids.ts';
import { endpoint } from '../../platform/contract/endpoint.ts';
import { Agreement, AgreementId, AgreementTerms, StepKind } from './domain/agreement.ts';
import { LaterStep } from './domain/agreement-action.ts';

export const Named = z.object({
  roleId: PractitionerRoleId,
  organisationId: OrganisationId,
  name: z.string(),
  profession: z.string(),
  organisation: z.string(),
});
export type Named = z.infer<typeof Named>;

/** An agreement as everybody who may see it in the room reads it. */
export const Agreed = Agreement.extend({
  citizenName: z.string(),
  /** Who promises, who wrote it down, who did what was done last; null is the citizen. */
  ownerNamed: Named.nullable(),
  writer: Named.nullable(),
  lastNamed: Named.nullable(),
  /** With whom it stands now that whoever promised is not in the room any more. */
  standsWith: Named.nullable(),
  roomIsClosed: z.boolean(),
  /** I promised it, or am asked to. */
  isMine: z.boolean(),
  iMay: z.array(StepKind),
});
export type Agreed = z.infer<typeof Agreed>;

/** The agreements of one room as I may see them, and whom I may write of. */
export const AgreementsOfRoom = z.object({
  agreements: z.array(Agreed),
  iMayWrite: z.boolean(),
  /** Who is in the room in a role, and may promise or be asked to. */
  people: z.array(Named),
  myRoleId: PractitionerRoleId.nullable(),
});
export type AgreementsOfRoom = z.infer<typeof AgreementsOfRoom>;

const days = { 'day-has-passed': { status: 422 }, 'day-is-too-far': { status: 422 } } as const;

const number = { untraced: 'how many are mine, nothing of whose they are' };

export const agreementsContract = {
  /** Writes an agreement: a promise of one's own holds at once, one of another's waits for her. The same id is the same agreement. */
  write: endpoint({ audit: 'agreements.written', who: 'signed-in' })
    .route({ method: 'POST', path: '/rooms/{roomId}/agreements', successStatus: 201 })
    .input(z.object({ roomId: RoomId, id: AgreementId, terms: AgreementTerms }))
    .errors({
      'room-is-closed': { status: 409 },
      'not-yours-to-write': { status: 403 },
      'owner-is-not-here': { status: 409 },
      'promised-to-oneself': { status: 422 },
      ...days,
    })
    .output(Agreed),

  /** The agreements of a room that I may see: what lies ahead first, what is to be done first before the others. */
  listOfRoom: endpoint({ audit: 'agreements.agreements-read', who: 'signed-in' })
    .route({ method: 'GET', path: '/rooms/{roomId}/agreements' })
    .input(z.object({ roomId: RoomId }))
    .output(AgreementsOfRoom),

  /** Says yes, not now, kept, not yet, moves it, lets it go, or takes it over. The same id is done once. */
  takeStep: endpoint({ audit: 'agreements.step-taken', who: 'signed-in' })
    .route({ method: 'POST', path: '/rooms/{roomId}/agreements/{agreementId}/steps' })
    .input(z.object({ roomId: RoomId, agreementId: AgreementId, id: z.uuid(), step: LaterStep }))
    .errors({
      'room-is-closed': { status: 409 },
      'not-yours-to-take': { status: 403 },
      'stands-otherwise': { status: 409 },
      'words-needed': { status: 422 },
      ...days,
    })
    .output(Agreed),

  /** Over all my rooms: for the citizen all that is agreed with her; for who works what she promised, and what stands with her. */
  listMine: endpoint({ audit: 'agreements.agreements-read', who: 'signed-in' })
    .route({ method: 'GET', path: '/agreements' })
    .output(z.array(Agreed)),

  /** How many promises of mine lie ahead: for the home, where nobody has looked at anything yet. */
  countMine: endpoint({ audit: number, who: 'practitioner' })
    .route({ method: 'GET', path: '/agreements/count' })
    .output(z.object({ count: z.int().min(0) })),
};

export type AgreementsContract = typeof agreementsContract;
