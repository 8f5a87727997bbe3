import { z } from 'zod';
import { OrganisationId, ParticipantId, PractitionerRoleId, RoomId } from '../../kernel/ids.ts';
import { endpoint } from '../../platform/contract/endpoint.ts';
import { Hanging } from './domain/hanging.ts';
import { IntakeAnswers } from './domain/intake.ts';
import { LostReason } from './domain/nobody-lost.ts';
import { NextContact, PathwayId, PathwayState } from './domain/pathway.ts';
import { LaterStep, PathwayAction } from './domain/pathway-action.ts';
import { WeekCount } from './domain/weeks.ts';

const Named = z.object({
  roleId: PractitionerRoleId,
  organisationId: OrganisationId,
  name: z.string(),
  profession: z.string(),
  organisation: z.string(),
});

/** Whom the citizen's message reaches. */
export const OnDuty = Named.extend({
  /** Her seat in the room, to ask her by name. */
  participantId: ParticipantId,
  /** Who holds the overview of the room, where nobody of the pathway's organisation is left in it. */
  isRoomContact: z.boolean(),
});
export type OnDuty = z.infer<typeof OnDuty>;

/** A pathway as its screens show it: what its history says now, with the names of those who are in it. */
export const Pathway = PathwayState.extend({
  organisationName: z.string(),
  people: z.array(Named),
  /** Who of the holder's organisation is in the room besides her: to whom it may be handed over. */
  colleagues: z.array(Named),
  /** Whether whoever receives is in the room; when she has left, a colleague of hers may receive in her place. */
  receiverIsHere: z.boolean(),
  /** Exactly one who is in the room, as long as the pathway or its door is open; null when both are closed, or nobody is left. */
  onDuty: OnDuty.nullable(),
  /** Why it stands on the list of those who must be thought of; null when it does not. */
  lost: LostReason.nullable(),
});
export type Pathway = z.infer<typeof Pathway>;

export const pathwaysContract = {
  /**
   * Refers the citizen of a room to an organisation. Whoever refers holds the pathway until somebody there has taken the
   * responsibility over. Sent again with the same id it is the same pathway.
   */
  refer: endpoint({ audit: 'pathways.referred', who: 'practitioner' })
    .route({ method: 'POST', path: '/rooms/{roomId}/pathways', successStatus: 201 })
    .input(
      z.object({
        roomId: RoomId,
        id: PathwayId,
        organisationId: OrganisationId,
        why: z.string().trim().min(1).max(1000),
        /** What was answered to the first questions, by the citizen and whoever refers her together. */
        intake: IntakeAnswers.optional(),
        next: NextContact.extend({ what: NextContact.shape.what.min(1) }).optional(),
      }),
    )
    .errors({
      'room-is-closed': { status: 409 },
      'organisation-unknown': { status: 422 },
      'day-has-passed': { status: 422 },
      'day-is-too-far': { status: 422 },
    })
    .output(Pathway),

  /** The pathways of a room, the latest first. */
  listPathways: endpoint({ audit: 'pathways.pathways-read', who: 'signed-in' })
    .route({ method: 'GET', path: '/rooms/{roomId}/pathways' })
    .input(z.object({ roomId: RoomId }))
    .output(z.array(Pathway)),

  /** What has happened on one pathway, oldest first; words from before one sees are left out. */
  getHistory: endpoint({ audit: 'pathways.history-read', who: 'signed-in' })
    .route({ method: 'GET', path: '/pathways/{pathwayId}/history' })
    .input(z.object({ pathwayId: PathwayId }))
    .output(z.array(PathwayAction.extend({ byName: z.string() }))),

  /** One step on a pathway. The id makes a retry harmless. */
  takeStep: endpoint({ audit: 'pathways.step-taken', who: 'signed-in' })
    .route({ method: 'POST', path: '/pathways/{pathwayId}/steps' })
    .input(z.object({ pathwayId: PathwayId, id: z.uuid(), step: LaterStep }))
    .errors({
      'room-is-closed': { status: 409 },
      'step-does-not-fit': { status: 409 },
      'holder-needed': { status: 403 },
      'receiver-needed': { status: 403 },
      'asked-needed': { status: 403 },
      'other-organisation': { status: 403 },
      'citizen-needed': { status: 403 },
      'colleague-needed': { status: 422 },
      'day-has-passed': { status: 422 },
      'day-is-too-far': { status: 422 },
      'door-is-closed': { status: 409 },
      'door-was-promised': { status: 409 },
      'words-needed': { status: 422 },
      'meeting-needed': { status: 409 },
    })
    .output(Pathway),

  /** The pathways that I hold, receive or stand in for: those that must be thought of first. */
  listMine: endpoint({ audit: 'pathways.pathways-read', who: 'practitioner' })
    .route({ method: 'GET', path: '/pathways/mine' })
    .output(z.array(Pathway.extend({ citizenName: z.string() }))),

  /** Those that I hold and that look as if they may be ended easily, each with its reasons: facts with their days, no score. */
  listHanging: endpoint({ audit: 'pathways.pathways-read', who: 'practitioner' })
    .route({ method: 'GET', path: '/pathways/hanging' })
    .output(z.array(Pathway.extend({ citizenName: z.string(), hanging: Hanging }))),

  /** Twelve weeks of my organisation: begun, ended, open, and how many look as if they may be ended easily. Numbers, nobody's name. */
  countByWeek: endpoint({ audit: { untraced: 'numbers alone, nothing of a citizen' }, who: 'practitioner' })
    .route({ method: 'GET', path: '/pathways/weeks' })
    .output(z.array(WeekCount)),

  /** How many open pathways the people of my organisation hold, and how many stand on the list: numbers, nobody's name. */
  countLost: endpoint({ audit: { untraced: 'numbers alone, nothing of a citizen' }, who: 'practitioner' })
    .route({ method: 'GET', path: '/pathways/lost' })
    .output(z.object({ open: z.int(), lost: z.array(z.object({ reason: LostReason, pathways: z.int() })) })),
};

export type PathwaysContract = typeof pathwaysContract;
