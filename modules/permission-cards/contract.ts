import { z } from 'zod';
import { OrganisationId, PractitionerRoleId, RoomId } from '../../kernel/ids.ts';
import { endpoint } from '../../platform/contract/endpoint.ts';
import { PathwayId } from '../pathways/domain/pathway.ts';
import { CardId, CardTerms, PermissionCard } from './domain/permission-card.ts';
import { CardStanding } from './domain/standing-of-card.ts';

const Named = z.object({
  roleId: PractitionerRoleId,
  organisationId: OrganisationId,
  name: z.string(),
  profession: z.string(),
  organisation: z.string(),
});

/** A permission card as everybody in the room reads it, in the same words; the sentence is made of it in the reader's language. */
export const Permission = PermissionCard.extend({
  standing: CardStanding,
  citizenName: z.string(),
  /** Who says so; the name stays when she has left. */
  giver: Named.nullable(),
  /** Who answers for it now that the giver is not in the room any more; null while she is, and when nobody is left. */
  answers: Named.nullable(),
  /** At which organisation the pathway is that it is about. */
  organisationName: z.string().nullable(),
  iMayTakeBack: z.boolean(),
});
export type Permission = z.infer<typeof Permission>;

/** The cards of one room, those that hold first, and what I may give there. */
export const PermissionsOfRoom = z.object({
  cards: z.array(Permission),
  iMayGive: z.boolean(),
  /** The pathways that I answer for today, and so may say something about. */
  pathways: z.array(z.object({ id: PathwayId, organisationName: z.string(), hasEnded: z.boolean() })),
});
export type PermissionsOfRoom = z.infer<typeof PermissionsOfRoom>;

export const permissionCardsContract = {
  /** Gives the citizen a permission. One that says the same before is replaced. Sent again with the same id it is the same card. */
  give: endpoint({ audit: 'permission-cards.given', who: 'practitioner' })
    .route({ method: 'POST', path: '/rooms/{roomId}/permissions', successStatus: 201 })
    .input(z.object({ roomId: RoomId, id: CardId, terms: CardTerms }))
    .errors({
      'room-is-closed': { status: 409 },
      'pathway-needed': { status: 422 },
      'pathway-has-ended': { status: 409 },
      'holder-needed': { status: 403 },
      'words-needed': { status: 422 },
      'day-needed': { status: 422 },
      'day-has-passed': { status: 422 },
      'day-is-too-far': { status: 422 },
    })
    .output(Permission),

  /** The permissions of a room; those that hold no more, as far as they were given since I see. */
  listOfRoom: endpoint({ audit: 'permission-cards.cards-read', who: 'signed-in' })
    .route({ method: 'GET', path: '/rooms/{roomId}/permissions' })
    .input(z.object({ roomId: RoomId }))
    .output(PermissionsOfRoom),

  /** Takes a card back, or says that one does not need it any more. A second time changes nothing. */
  takeBack: endpoint({ audit: 'permission-cards.taken-back', who: 'signed-in' })
    .route({ method: 'POST', path: '/rooms/{roomId}/permissions/{cardId}/taking-back' })
    .input(z.object({ roomId: RoomId, cardId: CardId }))
    .errors({
      'room-is-closed': { status: 409 },
      'not-yours-to-take-back': { status: 403 },
      'holds-no-more': { status: 409 },
    })
    .output(Permission),

  /** Over all my rooms: what holds, or will; for the citizen also what has held. */
  listMine: endpoint({ audit: 'permission-cards.cards-read', who: 'signed-in' })
    .route({ method: 'GET', path: '/permissions' })
    .output(z.array(Permission)),
};

export type PermissionCardsContract = typeof permissionCardsContract;
