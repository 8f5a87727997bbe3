import { z } from 'zod';
import { MessageId, ParticipantId, RoomId, ThreadId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';
import { Attachment, mostAttachments, TakenAlong } from './attachment.ts';
import { Urgency } from './room.ts';

export const longestMessage = 8_000;

/** From whom a message needs an answer. */
export const Asks = z.discriminatedUnion('of', [
  z.object({ of: z.literal('nobody') }),
  z.object({ of: z.literal('professionals') }),
  z.object({ of: z.literal('citizen') }),
  z.object({ of: z.literal('participant'), participantId: ParticipantId }),
]);
export type Asks = z.infer<typeof Asks>;

const Written = z.object({
  id: MessageId,
  threadId: ThreadId,
  /** Given when the message opens a thread. */
  subject: z.string().trim().min(1).max(120).optional(),
  /** Empty only beside something that is sent along. */
  body: z.string().trim().max(longestMessage),
  urgency: Urgency,
  asks: Asks,
  /** The own earlier message that this one corrects; that one stays as it was. */
  correctsId: MessageId.optional(),
  attachments: z.array(TakenAlong).max(mostAttachments).optional(),
  /** Given when it is not mine but what the citizen said, and how she told it to me who writes it down. */
  toldBy: z.enum(['phone', 'in-person']).optional(),
});
/** What is sent; the id is given by the sender's device, so that sending twice is harmless. */
export const NewMessage = Written.refine(({ body, attachments = [] }) => body !== '' || attachments.length > 0, {
  path: ['body'],
});
export type NewMessage = z.infer<typeof NewMessage>;

/** How a message of the citizen came here, if she did not write it here herself (FHIR Provenance). */
export const Provenance = z.object({
  toldBy: z.enum(['phone', 'in-person', 'sms']),
  /** Who wrote it down; nobody when she texted it herself. */
  writtenBy: z.object({ participantId: ParticipantId, name: z.string() }).nullable(),
  /** When the citizen said that it is what she said. */
  confirmedAt: Instant.nullable(),
});
export type Provenance = z.infer<typeof Provenance>;

export const Message = z.object({
  id: MessageId,
  roomId: RoomId,
  threadId: ThreadId,
  /** Its place among those of the room that I may see: the first of them is 1. */
  seq: z.int(),
  participantId: ParticipantId,
  senderName: z.string(),
  isMine: z.boolean(),
  subject: z.string().nullable(),
  body: z.string(),
  urgency: Urgency,
  asks: z.enum(['nobody', 'professionals', 'citizen', 'participant']),
  correctsId: MessageId.nullable(),
  provenance: Provenance.nullable(),
  sentAt: Instant,
  attachments: z.array(Attachment),
});
export type Message = z.infer<typeof Message>;
