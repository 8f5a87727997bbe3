import { z } from 'zod';
import { CitizenId, OrganisationId, ParticipantId, PersonId, RoomId, ThreadId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';
import { ConsentState, Sees } from '../../consent/domain/consent-action.ts';
import { SmsChoice } from './by-sms.ts';

/** How the citizen takes part: not at all, looking when she wants, or writing along (2.34). */
export const Presence = z.enum(['silent', 'overview', 'active']);
export type Presence = z.infer<typeof Presence>;

/** How soon an answer is needed; what each step means in time, an organisation promises. */
export const Urgency = z.enum(['no-hurry', 'this-week', 'next-day', 'today']);
export type Urgency = z.infer<typeof Urgency>;

/** The present version of the room's rules; raised when their words change in meaning, so that they are shown again. */
export const rulesVersion = 1;

/** What happens next: what, with whom, why. No next step without its why (2.6). */
export const NextStep = z.object({
  what: z.string().trim().min(1).max(200),
  with: z.string().trim().min(1).max(200),
  why: z.string().trim().min(1).max(300),
  when: z.string().trim().max(100).nullable(),
});
export type NextStep = z.infer<typeof NextStep>;

/** Somebody in a room, as the others see her. */
export const Participant = z.object({
  id: ParticipantId,
  kind: z.enum(['citizen', 'practitioner', 'related-person']),
  givenName: z.string(),
  familyName: z.string(),
  profession: z.string(),
  organisation: z.object({ id: OrganisationId, name: z.string() }).nullable(),
  why: z.string(),
  joinedAt: Instant.nullable(),
  /** Null for the citizen, who needs nobody's consent. */
  consent: ConsentState.nullable(),
  isContact: z.boolean(),
  isMe: z.boolean(),
  /** Who a practitioner is, for the citizen's side alone, who may block her. */
  personId: PersonId.optional(),
});
export type Participant = z.infer<typeof Participant>;

/** Whom a thread waits for, since when, and what has been promised. */
export const Waiting = z.object({
  on: z.enum(['professionals', 'citizen', 'participant']),
  /** The name that stands on it: never a service, always a person. */
  participantId: ParticipantId.nullable(),
  since: Instant,
  dueAt: Instant.nullable(),
  answerBy: z.iso.date().nullable(),
  answerByParticipantId: ParticipantId.nullable(),
  isOnMe: z.boolean(),
});
export type Waiting = z.infer<typeof Waiting>;

export const Thread = z.object({
  id: ThreadId,
  /** Null when the thread was opened before I came in. */
  subject: z.string().nullable(),
  openedAt: Instant,
  lastMessageAt: Instant,
  waiting: Waiting.nullable(),
  resolvedAt: Instant.nullable(),
  /** Messages of others here that I have not read. */
  unread: z.int(),
});
export type Thread = z.infer<typeof Thread>;

/** A thread as its room shows it, with how far each participant has read in it. */
export const RoomThread = Thread.extend({
  readUpTo: z.array(z.object({ participantId: ParticipantId, seq: z.int() })),
});
export type RoomThread = z.infer<typeof RoomThread>;

/** What somebody may do in a room now; the screen asks the same rule as the server. */
export const RoomRights = z.object({
  write: z.boolean(),
  invite: z.boolean(),
  decide: z.boolean(),
  setNextStep: z.boolean(),
  askContact: z.boolean(),
  close: z.boolean(),
  leave: z.boolean(),
});
export type RoomRights = z.infer<typeof RoomRights>;

/** Who is asked to hold the overview; until she has said yes, it stays where it is. */
export const ContactAsked = z.object({
  participantId: ParticipantId,
  /** Null when whoever asked is no longer here. */
  byParticipantId: ParticipantId.nullable(),
  /** She has said that it is not for now. */
  declined: z.boolean(),
});
export type ContactAsked = z.infer<typeof ContactAsked>;

export const RoomSummary = z.object({
  id: RoomId,
  citizen: z.object({ id: CitizenId, givenName: z.string(), familyName: z.string() }),
  iAmCitizen: z.boolean(),
  purpose: z.string(),
  openedAt: Instant,
  closedAt: Instant.nullable(),
  nextStep: NextStep.nullable(),
  participants: z.array(Participant),
  contactAsked: ContactAsked.nullable(),
  waiting: z.array(Thread),
  unread: z.int(),
  lastMessageAt: Instant.nullable(),
  /** Not in yet: invited with the citizen's yes (join), or prepared by me and waiting for it. */
  standing: z.enum(['in', 'invited', 'prepared']),
});
export type RoomSummary = z.infer<typeof RoomSummary>;

export const Room = RoomSummary.extend({
  presence: Presence,
  /** How the citizen takes part by SMS, so that one writes accordingly. */
  bySms: SmsChoice,
  newcomersSee: Sees,
  threads: z.array(RoomThread),
  rights: RoomRights,
  /** Whether the one who holds the overview is still in; if not, somebody who works there may take it. */
  contactIsHere: z.boolean(),
  myParticipantId: ParticipantId.nullable(),
  rulesAccepted: z.boolean(),
  closing: z
    .object({
      words: z.string(),
      readableAfter: z.enum(['participants', 'citizen']),
      readableUntil: z.iso.date().nullable(),
    })
    .nullable(),
});
export type Room = z.infer<typeof Room>;
