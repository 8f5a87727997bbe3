import { z } from 'zod';
import { CitizenId, PersonId, PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';
import { AppointmentId, AppointmentKind, Consequence, Party, Place } from './appointment.ts';

/** May be blank: words from before one sees are. */
const words = z.string().trim().max(1000);
/** How somebody's word came here: from herself, or told on the phone or face to face to whoever writes it down. */
export const ToldBy = z.enum(['self', 'phone', 'in-person']);
export type ToldBy = z.infer<typeof ToldBy>;

export const longestMinutes = 480;
const options = z.array(Instant).min(2).max(5);

/** What is proposed: for what, where, how long, who, and two to five times to choose among. */
export const Proposal = z.object({
  appointmentKind: AppointmentKind,
  what: z.string().trim().min(1).max(200),
  place: Place,
  minutes: z.int().min(5).max(longestMinutes),
  parties: z.array(Party).min(1).max(12),
  options,
  dependsOn: AppointmentId.nullable(),
});
export type Proposal = z.infer<typeof Proposal>;

const moveId = z.uuid();

/** What may be recorded in the history of an appointment. */
export const AppointmentStep = z.discriminatedUnion('kind', [
  Proposal.extend({ kind: z.literal('proposed'), citizenId: CitizenId, roomId: RoomId }),
  z.object({ kind: z.literal('proposed-again'), options }),
  z.object({ kind: z.literal('chosen'), option: Instant, partyId: z.uuid(), told: ToldBy }),
  z.object({ kind: z.literal('answered'), partyId: z.uuid(), answer: z.enum(['yes', 'no']), told: ToldBy }),
  /** Everybody who is needed has said yes; recorded with the last yes. */
  z.object({ kind: z.literal('booked') }),
  z.object({ kind: z.literal('held') }),
  z.object({ kind: z.literal('cancelled'), words }),
  /** Another time is asked for; recorded on every appointment that it means something for. */
  z.object({
    kind: z.literal('move-asked'),
    moveId,
    rootId: AppointmentId,
    consequence: Consequence,
    askedBy: z.uuid(),
    forCitizen: z.boolean(),
    words,
  }),
  /** Somebody whose appointment it is says what the move means for it; whoever said yes to something else is asked anew. */
  z.object({ kind: z.literal('consequence-given'), moveId, partyId: z.uuid(), consequence: Consequence }),
  z.object({ kind: z.literal('move-confirmed'), moveId, partyId: z.uuid(), told: ToldBy }),
  z.object({ kind: z.literal('move-declined'), moveId, partyId: z.uuid(), told: ToldBy, words }),
  /** Everybody has said yes to everything; recorded on all of them in one transaction, or on none. */
  z.object({ kind: z.literal('move-done'), moveId }),
]);
export type AppointmentStep = z.infer<typeof AppointmentStep>;

/** What somebody may ask for on an appointment that is there; one wish may be several steps, on several appointments. */
export const AppointmentWish = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('propose-again'), options }),
  z.object({ kind: z.literal('choose'), option: Instant, told: ToldBy }),
  z.object({ kind: z.literal('answer'), partyId: z.uuid(), answer: z.enum(['yes', 'no']), told: ToldBy }),
  z.object({ kind: z.literal('tell-held') }),
  z.object({ kind: z.literal('cancel'), words }),
  z.object({
    kind: z.literal('ask-for-move'),
    moveId,
    startsAt: Instant,
    /** What it may mean for those that depend on it, directly or not; for what is left out, the same shift. */
    others: z.array(z.object({ appointmentId: AppointmentId, consequence: Consequence })).max(20),
    /** Whether the citizen has asked for it, so that she need not say yes to it once more. */
    forCitizen: z.boolean(),
    words,
  }),
  z.object({ kind: z.literal('give-consequence'), moveId, consequence: Consequence }),
  z.object({ kind: z.literal('confirm-move'), moveId, partyId: z.uuid(), told: ToldBy }),
  z.object({ kind: z.literal('decline-move'), moveId, partyId: z.uuid(), told: ToldBy, words }),
]);
export type AppointmentWish = z.infer<typeof AppointmentWish>;

/** One recorded step: what, by whom in which role, when. Never changed, never taken out. */
export const AppointmentAction = z.object({
  id: z.uuid(),
  appointmentId: AppointmentId,
  position: z.int().min(1),
  step: AppointmentStep,
  /** Null where somebody without an account has answered through her link. */
  by: PersonId.nullable(),
  byRoleId: PractitionerRoleId.nullable(),
  /** Who has answered through her link. */
  byPartyId: z.uuid().nullable(),
  at: Instant,
});
export type AppointmentAction = z.infer<typeof AppointmentAction>;
