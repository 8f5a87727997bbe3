import { z } from 'zod';
import { Instant } from '../../../kernel/instant.ts';
import { Message } from './message.ts';
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
}).extend({ sentAt: Instant });
export type MessageTold = z.infer<typeof MessageTold>;

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
