import { z } from 'zod';
import {
  AttachmentId,
  CitizenId,
  MessageId,
  OrganisationId,
  ParticipantId,
  RelatedPersonId,
  RoomId,
  ThreadId,
} from '../../kernel/ids.ts';
import { Instant } from '../../kernel/instant.ts';
import { endpoint } from '../../platform/contract/endpoint.ts';
import { Sees, ToldBy } from '../consent/domain/consent-action.ts';
import { ConfirmationOutcome } from '../people/domain/phone.ts';
import { AllPromises } from './domain/answer-promise.ts';
import { Attachment, pieceLength } from './domain/attachment.ts';
import { SmsChoice } from './domain/by-sms.ts';
import { CloseOne, InvitationPage, Invitee } from './domain/invitation.ts';
import { longestMessage, Message, NewMessage } from './domain/message.ts';
import { Preview } from './domain/preview.ts';
import { NextStep, Presence, Room, RoomSummary } from './domain/room.ts';

const inRoom = z.object({ roomId: RoomId });
const inThread = inRoom.extend({ threadId: ThreadId });
const onParticipant = inRoom.extend({ participantId: ParticipantId });
const draft = z.object({ subject: z.string().max(120), body: z.string().max(longestMessage) });
const onAttachment = inRoom.extend({ attachmentId: AttachmentId });
/** What a file is sent as, beside its bytes. */
const served = z.object({ headers: z.record(z.string(), z.string()), body: z.file() });
const stored = { 'storage-is-full': { status: 507 } } as const;
const done = z.object({ done: z.literal(true) });
const closed = { 'room-is-closed': { status: 409 } } as const;
const citizenOnly = { 'only-citizen-side-decides': { status: 403 } } as const;

export const roomsContract = {
  /** Every room I am in, invited to or prepare, with its people, its next step and what waits; both homes are made of it. */
  listRooms: endpoint({ audit: 'rooms.rooms-listed', who: 'signed-in' })
    .route({ method: 'GET', path: '/rooms' })
    .output(z.array(RoomSummary)),

  getRoom: endpoint({ audit: 'rooms.room-opened', who: 'signed-in' })
    .route({ method: 'GET', path: '/rooms/{roomId}' })
    .input(inRoom)
    .output(Room),

  openRoom: endpoint({ audit: 'rooms.room-made', who: 'practitioner', fresh: 'when-it-opens' })
    .route({ method: 'POST', path: '/rooms', successStatus: 201 })
    .input(
      z.object({
        id: RoomId,
        citizenId: CitizenId,
        purpose: z.string().trim().min(1).max(300),
        circle: z.array(Invitee).max(20),
        presence: Presence.default('overview'),
        newcomersSee: Sees.default({ kind: 'now' }),
        /** The citizen has already said yes to me, and how I was told. */
        toldBy: ToldBy.exclude(['electronic-id']).optional(),
      }),
    )
    .errors({
      'citizen-has-open-room-here': { status: 409 },
      'invited-twice': { status: 422 },
      'practitioner-unknown': { status: 422 },
    })
    .output(z.object({ roomId: RoomId })),

  listMessages: endpoint({ audit: 'rooms.messages-read', who: 'signed-in' })
    .route({ method: 'GET', path: '/rooms/{roomId}/messages' })
    .input(inRoom.extend({ threadId: ThreadId.optional(), before: z.coerce.number().int().positive().optional() }))
    .output(z.object({ messages: z.array(Message), more: z.boolean() })),

  sendMessage: endpoint({ audit: 'rooms.message-sent', who: 'signed-in' })
    .route({ method: 'POST', path: '/rooms/{roomId}/messages', successStatus: 201 })
    .input(inRoom.extend({ message: NewMessage }))
    .errors({
      ...closed,
      'rules-not-accepted': { status: 409 },
      'thread-needs-subject': { status: 422 },
      'asked-participant-is-not-here': { status: 422 },
      'only-own-message-is-corrected': { status: 422 },
      'attachment-is-not-here': { status: 422 },
      'correction-brings-no-attachments': { status: 422 },
      'citizen-writes-herself': { status: 422 },
    })
    .output(Message),

  /** Begins to upload a file, or asks how much of it has arrived: the same id is the same file. */
  beginAttachment: endpoint({ audit: 'rooms.attachment-begun', who: 'signed-in' })
    .route({ method: 'PUT', path: '/rooms/{roomId}/attachments/{attachmentId}' })
    .input(onAttachment.extend({ name: z.string().trim().min(1).max(255), size: z.int().positive() }))
    .errors({
      ...closed,
      'rules-not-accepted': { status: 409 },
      'attachment-is-too-large': { status: 422 },
      'too-many-unsent-attachments': { status: 409 },
    })
    .output(z.object({ received: z.int(), attachment: Attachment.nullable() })),

  /** One piece at its place. What is there already is left as it is; the answer says where to go on. */
  sendPiece: endpoint({ audit: { untraced: "a piece of one's own unsent file" }, who: 'signed-in', body: 'file' })
    .route({ method: 'POST', path: '/rooms/{roomId}/attachments/{attachmentId}/pieces' })
    .input(
      onAttachment.extend({
        offset: z.int().min(0).multipleOf(pieceLength),
        piece: z.base64().max((pieceLength / 3) * 4 + 4),
      }),
    )
    .errors({ ...stored, 'piece-does-not-fit': { status: 422 } })
    .output(z.object({ received: z.int() })),

  /** Everything has been sent: it is looked through and made anew, and can then go with a message. */
  finishAttachment: endpoint({ audit: 'rooms.attachment-uploaded', who: 'signed-in' })
    .route({ method: 'POST', path: '/rooms/{roomId}/attachments/{attachmentId}/finished' })
    .input(onAttachment.extend({ sha256: z.hex().length(64) }))
    .errors({
      ...stored,
      'upload-is-not-whole': { status: 409 },
      'file-type-not-allowed': { status: 422 },
      'file-differs-from-name': { status: 422 },
      'picture-is-heic': { status: 422 },
      'picture-is-too-large': { status: 422 },
      'picture-cannot-be-read': { status: 422 },
      'document-has-macros': { status: 422 },
      'voice-is-too-long': { status: 422 },
      'attachment-is-too-large': { status: 422 },
      'file-is-infected': { status: 422 },
      'scanner-is-away': { status: 503 },
    })
    .output(Attachment),

  /** Lets go of a file that was not sent. */
  removeAttachment: endpoint({ audit: { untraced: "one's own unsent file" }, who: 'signed-in' })
    .route({ method: 'DELETE', path: '/rooms/{roomId}/attachments/{attachmentId}' })
    .input(onAttachment)
    .output(done),

  getAttachment: endpoint({ audit: 'rooms.attachment-opened', who: 'signed-in' })
    .route({ method: 'GET', path: '/rooms/{roomId}/attachments/{attachmentId}', outputStructure: 'detailed' })
    .input(onAttachment)
    .output(served),

  /** A picture, small, as it stands in the conversation. */
  getAttachmentPreview: endpoint({ audit: 'rooms.attachment-preview-shown', who: 'signed-in' })
    .route({ method: 'GET', path: '/rooms/{roomId}/attachments/{attachmentId}/preview', outputStructure: 'detailed' })
    .input(onAttachment)
    .output(served),

  /** The citizen says that what somebody wrote for her is what she said. It counts as no consent. */
  confirmMessage: endpoint({ audit: 'rooms.message-confirmed', who: 'signed-in' })
    .route({ method: 'PUT', path: '/rooms/{roomId}/messages/{messageId}/confirmed' })
    .input(inRoom.extend({ messageId: MessageId }))
    .errors({ ...closed, ...citizenOnly, 'nothing-to-confirm': { status: 409 } })
    .output(done),

  /** I have read a thread up to a message; what is unread in another thread stays so. */
  markRead: endpoint({ audit: 'rooms.read-marked', who: 'signed-in' })
    .route({ method: 'PUT', path: '/rooms/{roomId}/threads/{threadId}/read' })
    .input(inThread.extend({ seq: z.int().min(0) }))
    .output(done),

  /** "I'll answer by": takes the thread upon me, with a day. */
  promiseAnswer: endpoint({ audit: 'rooms.answer-promised', who: 'practitioner' })
    .route({ method: 'PUT', path: '/rooms/{roomId}/threads/{threadId}/answer-by' })
    .input(inThread.extend({ day: z.iso.date() }))
    .errors({ ...closed, 'thread-does-not-wait': { status: 409 }, 'day-has-passed': { status: 422 } })
    .output(done),

  resolveThread: endpoint({ audit: 'rooms.thread-resolved', who: 'signed-in' })
    .route({ method: 'PUT', path: '/rooms/{roomId}/threads/{threadId}/resolved' })
    .input(inThread)
    .errors(closed)
    .output(done),

  setPresence: endpoint({ audit: 'rooms.presence-set', who: 'signed-in' })
    .route({ method: 'PUT', path: '/rooms/{roomId}/presence' })
    .input(inRoom.extend({ presence: Presence }))
    .errors({ ...closed, ...citizenOnly })
    .output(done),

  /** How the citizen is reached by SMS about this room; a practitioner whom she told may write it down. */
  setSmsChoice: endpoint({ audit: 'rooms.sms-choice-set', who: 'signed-in' })
    .route({ method: 'PUT', path: '/rooms/{roomId}/by-sms' })
    .input(inRoom.extend({ choice: SmsChoice, toldBy: ToldBy.default('electronic-id') }))
    .errors({ ...closed, ...citizenOnly, 'phone-is-not-confirmed': { status: 409 } })
    .output(done),

  /** A code goes to the phone of the citizen, who stands beside the practitioner and says it aloud. */
  askForCodeBeside: endpoint({ audit: 'rooms.phone-code-sent', who: 'practitioner' })
    .route({ method: 'POST', path: '/rooms/{roomId}/phone/codes', successStatus: 201 })
    .input(inRoom.extend({ number: z.string().trim().min(1).max(30) }))
    .errors({
      ...closed,
      'only-practitioner-confirms': { status: 403 },
      'citizen-has-phone': { status: 409 },
      'phone-number-invalid': { status: 422 },
      'too-many-codes': { status: 429 },
      'texts-are-off': { status: 409 },
    })
    .output(z.object({ number: z.string(), until: Instant })),

  /** A wrong code is an answer and no refusal, since it must be counted: a refusal undoes everything. */
  confirmPhoneBeside: endpoint({ audit: 'rooms.phone-confirmed', who: 'practitioner' })
    .route({ method: 'PUT', path: '/rooms/{roomId}/phone' })
    .input(inRoom.extend({ code: z.string().trim().max(20) }))
    .errors({ 'only-practitioner-confirms': { status: 403 } })
    .output(z.object({ outcome: ConfirmationOutcome })),

  setNewcomersSee: endpoint({ audit: 'rooms.newcomers-set', who: 'signed-in', fresh: 'when-it-opens' })
    .route({ method: 'PUT', path: '/rooms/{roomId}/newcomers' })
    .input(inRoom.extend({ sees: Sees }))
    .errors({ ...closed, ...citizenOnly })
    .output(done),

  setNextStep: endpoint({ audit: 'rooms.next-step-set', who: 'practitioner' })
    .route({ method: 'PUT', path: '/rooms/{roomId}/next-step' })
    .input(inRoom.extend({ nextStep: NextStep.nullable() }))
    .errors(closed)
    .output(done),

  acceptRules: endpoint({ audit: 'rooms.rules-accepted', who: 'signed-in' })
    .route({ method: 'PUT', path: '/rooms/{roomId}/rules' })
    .input(inRoom)
    .output(done),

  invite: endpoint({ audit: 'rooms.participant-invited', who: 'signed-in' })
    .route({ method: 'POST', path: '/rooms/{roomId}/participants', successStatus: 201 })
    .input(inRoom.extend({ invitee: Invitee }))
    .errors({ ...closed, 'invited-twice': { status: 409 }, 'practitioner-unknown': { status: 422 } })
    .output(z.object({ participantId: ParticipantId })),

  /** Those close to the citizen, for whoever may invite into her room and chooses among them. */
  listCloseOnes: endpoint({ audit: 'rooms.close-ones-listed', who: 'signed-in' })
    .route({ method: 'GET', path: '/rooms/{roomId}/close-ones' })
    .input(inRoom)
    .output(z.array(CloseOne)),

  /** Somebody is close to me, or to the child I decide for, no more, and has left every room that she was in by it. */
  endRelation: endpoint({ audit: 'rooms.relation-ended', who: 'signed-in' })
    .route({ method: 'PUT', path: '/rooms/related-persons/{relatedPersonId}/ended' })
    .input(z.object({ relatedPersonId: RelatedPersonId }))
    .errors({ 'guardian-ends-elsewhere': { status: 409 } })
    .output(done),

  /** What this participant would see with this choice, counted by the very policies that will decide. */
  preview: endpoint({ audit: 'rooms.preview-seen', who: 'signed-in' })
    .route({ method: 'GET', path: '/rooms/{roomId}/participants/{participantId}/preview' })
    .input(onParticipant.extend({ sees: z.enum(['now', 'date', 'all']).optional(), day: z.iso.date().optional() }))
    .errors({ 'decision-needs-sees': { status: 422 } })
    .output(Preview),

  /** A new link for somebody invited; the former one ends. Given to those who may invite, once the citizen has said yes. */
  renewLink: endpoint({ audit: 'rooms.link-made', who: 'signed-in', fresh: 'always' })
    .route({ method: 'POST', path: '/rooms/{roomId}/participants/{participantId}/link', successStatus: 201 })
    .input(onParticipant)
    .errors({ ...closed, 'consent-is-not-given': { status: 409 }, 'has-joined-already': { status: 409 } })
    .output(z.object({ token: z.string(), expiresOn: z.iso.date() })),

  /** The one page behind a link: why, my role, what is expected and how fast, what I will see. */
  openInvitation: endpoint({ audit: 'rooms.invitation-read', who: 'signed-in' })
    .route({ method: 'POST', path: '/rooms/invitations/open' })
    .input(z.object({ token: z.string().max(100) }))
    .errors({ 'invitation-has-ended': { status: 410 }, 'invitation-is-for-somebody-else': { status: 403 } })
    .output(InvitationPage),

  acceptInvitation: endpoint({ audit: 'rooms.participant-joined', who: 'signed-in' })
    .route({ method: 'POST', path: '/rooms/invitations/accept' })
    .input(z.object({ token: z.string().max(100) }))
    .errors({ 'invitation-has-ended': { status: 410 }, 'invitation-is-for-somebody-else': { status: 403 } })
    .output(z.object({ roomId: RoomId })),

  /** Joins a room to which I am invited in the role in which I act, without a link. */
  join: endpoint({ audit: 'rooms.participant-joined', who: 'signed-in' })
    .route({ method: 'POST', path: '/rooms/{roomId}/join' })
    .input(inRoom)
    .output(z.object({ roomId: RoomId })),

  leave: endpoint({ audit: 'rooms.participant-left', who: 'signed-in' })
    .route({ method: 'POST', path: '/rooms/{roomId}/leave' })
    .input(inRoom)
    .errors({ 'contact-hands-over-first': { status: 409 }, 'citizen-closes-instead': { status: 409 } })
    .output(done),

  /** Asks somebody to hold the overview, whose name stands on whatever waits on the professionals; nobody takes the question back. */
  askContact: endpoint({ audit: 'rooms.contact-asked', who: 'signed-in' })
    .route({ method: 'PUT', path: '/rooms/{roomId}/contact/asked' })
    .input(inRoom.extend({ participantId: ParticipantId.nullable() }))
    .errors({ ...closed, 'only-contact-or-citizen-asks': { status: 403 }, 'contact-must-be-here': { status: 422 } })
    .output(done),

  /** Whoever is asked takes it, or somebody who works there when whoever held it is no longer in. */
  acceptContact: endpoint({ audit: 'rooms.contact-set', who: 'signed-in' })
    .route({ method: 'PUT', path: '/rooms/{roomId}/contact' })
    .input(inRoom)
    .errors({ ...closed, 'not-asked-for-overview': { status: 409 } })
    .output(done),

  declineContact: endpoint({ audit: 'rooms.contact-declined', who: 'signed-in' })
    .route({ method: 'PUT', path: '/rooms/{roomId}/contact/declined' })
    .input(inRoom)
    .errors({ ...closed, 'not-asked-for-overview': { status: 409 } })
    .output(done),

  closeRoom: endpoint({ audit: 'rooms.room-closed', who: 'signed-in' })
    .route({ method: 'PUT', path: '/rooms/{roomId}/closed' })
    .input(
      inRoom.extend({
        words: z.string().trim().min(1).max(1_000),
        readableAfter: z.enum(['participants', 'citizen']),
        readableUntil: z.iso.date().nullable(),
      }),
    )
    .errors({
      ...closed,
      'only-contact-or-citizen-closes': { status: 403 },
      'day-has-passed': { status: 422 },
      'pathway-is-open': { status: 409 },
    })
    .output(done),

  /** Words in Danish and Norwegian, in what I may see; the text is in the body because it must not stand in an address. */
  search: endpoint({ audit: 'rooms.searched', who: 'signed-in' })
    .route({ method: 'POST', path: '/rooms/search' })
    .input(z.object({ text: z.string().trim().min(2).max(100), roomId: RoomId.optional() }))
    .output(z.array(Message.extend({ citizenName: z.string(), threadSubject: z.string().nullable() }))),

  findDraft: endpoint({ audit: { untraced: "one's own unsent words" }, who: 'signed-in' })
    .route({ method: 'GET', path: '/rooms/{roomId}/drafts/{threadId}' })
    .input(inThread)
    .output(draft.nullable()),

  /** Keeps what is being written; empty words forget it. A new thread's draft has the room's id in place of the thread's. */
  saveDraft: endpoint({ audit: { untraced: "one's own unsent words" }, who: 'signed-in' })
    .route({ method: 'PUT', path: '/rooms/{roomId}/drafts/{threadId}' })
    .input(inThread.extend({ draft }))
    .errors(closed)
    .output(done),

  listPromises: endpoint({ audit: { untraced: 'promises of organisations are public' }, who: 'signed-in' })
    .route({ method: 'GET', path: '/rooms/promises/{organisationId}' })
    .input(z.object({ organisationId: OrganisationId }))
    .output(
      z.array(
        z.object({ urgency: NewMessage.shape.urgency, within: z.int(), unit: z.enum(['hours', 'working-days']) }),
      ),
    ),

  /** What my organisation promises from now on, all steps at once; what was sent before keeps the promise it was sent under. */
  setPromises: endpoint({ audit: { untraced: "an organisation's promise, nothing of a citizen" }, who: 'practitioner' })
    .route({ method: 'PUT', path: '/rooms/promises' })
    .input(z.object({ promises: AllPromises }))
    .errors({ 'only-administrator-promises': { status: 403 }, 'promise-slower-when-more-urgent': { status: 422 } })
    .output(done),
};

export type RoomsContract = typeof roomsContract;
