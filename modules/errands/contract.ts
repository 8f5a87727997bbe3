import { z } from 'zod';
import { PractitionerRoleId, RoomId } from '../../kernel/ids.ts';
import { Instant } from '../../kernel/instant.ts';
import { endpoint } from '../../platform/contract/endpoint.ts';
import { Errand, ErrandId, ErrandWords, StepKind } from './domain/errand.ts';
import { LaterStep } from './domain/errand-action.ts';
import { Month, RelaysCounted } from './domain/relays.ts';

const Named = z.object({ roleId: PractitionerRoleId, name: z.string(), organisation: z.string() });
export type Named = z.infer<typeof Named>;

/** An errand as everybody who may see it in the room reads it. */
export const ShownErrand = Errand.omit({ told: true }).extend({
  citizenName: z.string(),
  /** Who answers for it now: who took it, or who holds the overview where she has left. */
  holder: Named.nullable(),
  holderIsMe: z.boolean(),
  /** Whom it waits for to take it, if she is there still. */
  waitsFor: Named.nullable(),
  waitsForMe: z.boolean(),
  roomIsClosed: z.boolean(),
  iMay: z.array(StepKind),
});
export type ShownErrand = z.infer<typeof ShownErrand>;

export const Relay = z.object({ id: z.uuid(), notedAt: Instant });
export type Relay = z.infer<typeof Relay>;

export const ErrandsOfRoom = z.object({
  errands: z.array(ShownErrand),
  iMayAsk: z.boolean(),
  /** Whoever it goes to first. */
  contactName: z.string(),
  /** To whom it may be passed. */
  people: z.array(Named),
  iMayNote: z.boolean(),
  /** What I noted in the last day, so that it can be taken back. */
  noted: z.array(Relay),
});
export type ErrandsOfRoom = z.infer<typeof ErrandsOfRoom>;

const closed = { 'room-is-closed': { status: 409 } } as const;
const own = { untraced: 'counts of an organisation, nothing of a citizen' };

const number = { untraced: 'how many are mine, nothing of whose they are' };

export const errandsContract = {
  /** The citizen says in one sentence what somebody is to find out or arrange for her. It goes to who holds the overview. */
  ask: endpoint({ audit: 'errands.asked', who: 'signed-in' })
    .route({ method: 'POST', path: '/rooms/{roomId}/errands', successStatus: 201 })
    .input(z.object({ roomId: RoomId, id: ErrandId, what: ErrandWords }))
    .errors({ ...closed, 'not-yours-to-ask': { status: 403 }, 'nobody-holds-overview': { status: 409 } })
    .output(ShownErrand),

  /** The errands of a room that I may see, open ones first. */
  listOfRoom: endpoint({ audit: 'errands.errands-read', who: 'signed-in' })
    .route({ method: 'GET', path: '/rooms/{roomId}/errands' })
    .input(z.object({ roomId: RoomId }))
    .output(ErrandsOfRoom),

  /** Passes it, takes it, does not, solves it; asks again, needs it no more. The same id is done once. */
  takeStep: endpoint({ audit: 'errands.step-taken', who: 'signed-in' })
    .route({ method: 'POST', path: '/rooms/{roomId}/errands/{errandId}/steps' })
    .input(z.object({ roomId: RoomId, errandId: ErrandId, id: z.uuid(), step: LaterStep }))
    .errors({
      ...closed,
      'not-yours-to-take': { status: 403 },
      'stands-otherwise': { status: 409 },
      'nobody-there': { status: 409 },
    })
    .output(ShownErrand),

  /** Over all my rooms: for the citizen all that she has asked; for who works what is hers now, or waits for her. */
  listMine: endpoint({ audit: 'errands.errands-read', who: 'signed-in' })
    .route({ method: 'GET', path: '/errands' })
    .output(z.array(ShownErrand)),

  /** How many are with me now or wait for me: for the home, where nobody has looked at anything yet. */
  countMine: endpoint({ audit: number, who: 'practitioner' })
    .route({ method: 'GET', path: '/errands/count' })
    .output(z.object({ count: z.int().min(0) })),

  /** Notes in one tap that the citizen had to carry a message between services herself. */
  noteRelay: endpoint({ audit: 'errands.relay-noted', who: 'signed-in' })
    .route({ method: 'POST', path: '/rooms/{roomId}/relays', successStatus: 201 })
    .input(z.object({ roomId: RoomId, id: z.uuid() }))
    .errors({ ...closed, 'not-yours-to-note': { status: 403 }, 'nobody-holds-overview': { status: 409 } })
    .output(Relay),

  takeBackRelay: endpoint({ audit: 'errands.relay-noted', who: 'signed-in' })
    .route({ method: 'DELETE', path: '/rooms/{roomId}/relays/{relayId}' })
    .input(z.object({ roomId: RoomId, relayId: z.uuid() })),

  /** How often that was noted in a month where my organisation held the overview: a count, and none of fewer than five. */
  countRelays: endpoint({ audit: own, who: 'practitioner' })
    .route({ method: 'GET', path: '/relays' })
    .input(z.object({ month: Month }))
    .output(RelaysCounted),
};

export type ErrandsContract = typeof errandsContract;
