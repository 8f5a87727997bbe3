import { z } from 'zod';
import { Instant } from '../../../kernel/instant.ts';
import { ToldBy } from '../../consent/domain/consent-action.ts';
import { Attachment } from './attachment.ts';
import { SmsChoice } from './by-sms.ts';
import { Message, Provenance } from './message.ts';
import { NextStep, Participant, Presence } from './room.ts';

/** A room around the citizen, as it stands in her own file. */
export const RoomTold = z.object({
  id: z.uuid(),
  purpose: z.string(),
  openedBy: z.string(),
  openedAt: Instant,
  presence: Presence,
  newcomersSee: z.enum(['now', 'date', 'all']),
  newcomersSeeFrom: z.iso.date().nullable(),
  contactId: z.uuid().nullable(),
  contactAskedId: z.uuid().nullable(),
  nextStep: NextStep.nullable(),
  nextStepSetAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  closingWords: z.string().nullable(),
  readableAfter: z.enum(['participants', 'citizen']).nullable(),
  readableUntil: z.iso.date().nullable(),
});
export type RoomTold = z.infer<typeof RoomTold>;

/** Everybody who is, was, or has been asked to be in one of her rooms. */
export const ParticipantTold = Participant.pick({
  id: true,
  kind: true,
  givenName: true,
  familyName: true,
  profession: true,
  why: true,
}).extend({
  roomId: z.uuid(),
  organisation: z.string().nullable(),
  expected: z.string(),
  askedAt: Instant,
  joinedAt: Instant.nullable(),
  leftAt: Instant.nullable(),
});
export type ParticipantTold = z.infer<typeof ParticipantTold>;

/** A link that was made for somebody; the link itself is known to nobody but her. */
export const LinkTold = z.object({
  roomId: z.uuid(),
  participantId: z.uuid(),
  madeAt: Instant,
  expiresAt: Instant,
  usedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
});
export type LinkTold = z.infer<typeof LinkTold>;

export const ThreadTold = z.object({
  id: z.uuid(),
  roomId: z.uuid(),
  subject: z.string().nullable(),
  openedBy: z.uuid(),
  openedAt: Instant,
  waitingOn: z.enum(['nobody', 'professionals', 'citizen', 'participant']),
  waitingSince: Instant.nullable(),
  dueAt: Instant.nullable(),
  answerPromisedBy: z.iso.date().nullable(),
  resolvedAt: Instant.nullable(),
});
export type ThreadTold = z.infer<typeof ThreadTold>;

/** A message, with how it came here if its sender did not write it here: by whom it was written down and confirmed. */
export const MessageTold = Message.pick({
  id: true,
  roomId: true,
  threadId: true,
  seq: true,
  senderName: true,
  subject: true,
  body: true,
  urgency: true,
  asks: true,
  correctsId: true,
}).extend({
  sentAt: Instant,
  toldBy: Provenance.shape.toldBy.nullable(),
  writtenByName: z.string().nullable(),
  confirmedByName: z.string().nullable(),
  confirmedAt: Instant.nullable(),
});
export type MessageTold = z.infer<typeof MessageTold>;

/** What is said of a file; the file itself is fetched in its room. One that is not sent yet has no message. */
export const AttachmentTold = Attachment.pick({ id: true, name: true, description: true }).extend({
  roomId: z.uuid(),
  messageId: z.uuid().nullable(),
  kind: Attachment.shape.kind.nullable(),
  size: z.int(),
  addedByName: z.string(),
  addedAt: Instant,
});
export type AttachmentTold = z.infer<typeof AttachmentTold>;

/** How the citizen wanted to be reached by SMS about a room, step by step; the last one holds. */
export const SmsChoiceTold = z.object({
  roomId: z.uuid(),
  choice: SmsChoice,
  toldBy: z.union([ToldBy, z.literal('sms')]),
  decidedByName: z.string(),
  recordedByName: z.string(),
  at: Instant,
});
export type SmsChoiceTold = z.infer<typeof SmsChoiceTold>;

/** How far somebody has read in a thread. */
export const ReadMarkTold = z.object({
  roomId: z.uuid(),
  threadId: z.uuid(),
  participantId: z.uuid(),
  upTo: z.int(),
  at: Instant,
});
export type ReadMarkTold = z.infer<typeof ReadMarkTold>;

/** What I have begun to write and not sent. */
export const DraftTold = z.object({
  roomId: z.uuid(),
  threadId: z.uuid(),
  subject: z.string(),
  body: z.string(),
  savedAt: Instant,
});
export type DraftTold = z.infer<typeof DraftTold>;
