import { z } from 'zod';
import { CitizenId, idOf, PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';

/** The id of one appointment (FHIR Appointment). */
export const AppointmentId = idOf<'Appointment'>();
export type AppointmentId = z.infer<typeof AppointmentId>;

/** What it is for, so that first meetings, and going along with her somewhere, can be told from all else. */
export const AppointmentKind = z.enum(['first-meeting', 'talk', 'call', 'accompany', 'other']);
export type AppointmentKind = z.infer<typeof AppointmentKind>;

/** Where: a place, the link of a video talk, or who calls whom. */
export const Place = z.object({ kind: z.enum(['place', 'video', 'phone']), words: z.string().trim().max(200) });
export type Place = z.infer<typeof Place>;

/**
 * Who takes part (FHIR Appointment.participant). A practitioner's id is her role's, a related person's the relation's, the
 * citizen's her own. Whoever has no account here has a name, and a number or address at which the others reach her.
 */
export const Party = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('citizen'), id: z.uuid() }),
  z.object({ kind: z.literal('practitioner'), id: PractitionerRoleId, needed: z.boolean() }),
  z.object({ kind: z.literal('related-person'), id: z.uuid(), needed: z.boolean() }),
  z.object({
    kind: z.literal('outside'),
    id: z.uuid(),
    needed: z.boolean(),
    name: z.string().trim().min(1).max(100),
    contact: z.string().trim().max(200),
  }),
]);
export type Party = z.infer<typeof Party>;

/** What a move means for one appointment. */
export const Consequence = z.discriminatedUnion('effect', [
  z.object({ effect: z.literal('moves'), startsAt: Instant }),
  z.object({ effect: z.literal('stays') }),
  z.object({ effect: z.literal('falls-away') }),
]);
export type Consequence = z.infer<typeof Consequence>;

/** A move that has been asked for: what it means for this one, and who has said yes to that. */
export const PendingMove = z.object({
  id: z.uuid(),
  /** The appointment for which another time was asked. */
  rootId: AppointmentId,
  consequence: Consequence,
  askedBy: z.uuid(),
  words: z.string(),
  confirmed: z.array(z.uuid()),
});
export type PendingMove = z.infer<typeof PendingMove>;

export const AppointmentStatus = z.enum(['proposed', 'booked', 'held', 'cancelled']);
export type AppointmentStatus = z.infer<typeof AppointmentStatus>;

/** What the history of one appointment says now: the fold of its actions. */
export const AppointmentState = z.object({
  id: AppointmentId,
  citizenId: CitizenId,
  roomId: RoomId,
  /** Who arranges it. */
  owner: PractitionerRoleId,
  kind: AppointmentKind,
  what: z.string(),
  place: Place,
  minutes: z.int(),
  parties: z.array(Party),
  /** The one that must come before it, perhaps at another organisation. */
  dependsOn: AppointmentId.nullable(),
  status: AppointmentStatus,
  /** The times that are still held; from the citizen's choice on, one of them is asked about. */
  options: z.array(Instant),
  chosen: Instant.nullable(),
  /** Who has said yes to the chosen one. */
  yes: z.array(z.uuid()),
  /** Until when what is proposed is held in everybody's calendar, the times or the move. */
  heldUntil: Instant.nullable(),
  startsAt: Instant.nullable(),
  endsAt: Instant.nullable(),
  move: PendingMove.nullable(),
  /** How the latest move ended, told to everybody in the same words. */
  lastMove: z.object({ outcome: z.enum(['moved', 'stayed', 'fell-away', 'declined']), words: z.string() }).nullable(),
  /** Why it is off; blank where it was before one sees. */
  cancelledWords: z.string(),
  since: Instant,
});
export type AppointmentState = z.infer<typeof AppointmentState>;
