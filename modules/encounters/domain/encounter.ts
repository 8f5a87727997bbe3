import { z } from 'zod';
import { CitizenId, idOf, RoomId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';
import { AppointmentId } from '../../calendar/domain/appointment.ts';

/** The id of one talk that was held, or was to be (FHIR Encounter), as one of those who were there has it. */
export const EncounterId = idOf<'Encounter'>();
export type EncounterId = z.infer<typeof EncounterId>;

/** What kind of talk it was, by which the time that its note takes is planned. */
export const TalkKind = z.enum(['intake', 'conversation', 'follow-up', 'ad-hoc']);
export type TalkKind = z.infer<typeof TalkKind>;

export const TalkHow = z.enum(['in-person', 'phone', 'video']);
export type TalkHow = z.infer<typeof TalkHow>;

/** How many minutes a note of a kind usually takes, as those who write them have said: a plan, and not a clock. */
export const minutesToWrite: Readonly<Record<TalkKind, readonly [number, number]>> = {
  intake: [30, 40],
  conversation: [10, 20],
  'follow-up': [10, 20],
  'ad-hoc': [5, 10],
};

/** Why there was no talk. Nobody is to blame for any of them. */
export const WhyNot = z.enum(['did-not-come', 'moved', 'other']);
export type WhyNot = z.infer<typeof WhyNot>;

export const longestNote = 4000;

/** What is written of a talk: what was talked of in plain words, and what was agreed. */
export const NoteWords = z.object({
  kind: TalkKind,
  talked: z.string().trim().max(longestNote),
  agreed: z.string().trim().max(longestNote),
});
export type NoteWords = z.infer<typeof NoteWords>;

/** One signed version of a note; a correction is a new one, and the one before stays. */
export const SignedNote = NoteWords.extend({ id: z.uuid(), at: Instant });
export type SignedNote = z.infer<typeof SignedNote>;

/** One talk, as whoever asks may know of it. */
export const Encounter = z.object({
  id: EncounterId,
  roomId: RoomId,
  citizenId: CitizenId,
  appointmentId: AppointmentId.nullable(),
  kind: TalkKind,
  how: TalkHow,
  startedAt: Instant,
  minutes: z.int(),
  byName: z.string(),
  /** What she is, and where: a code of professions, a name. */
  profession: z.string(),
  organisation: z.string(),
  isMine: z.boolean(),
  status: z.enum(['open', 'not-held', 'signed']),
  whyNot: WhyNot.nullable(),
  /** The version that reads now first. */
  notes: z.array(SignedNote),
});
export type Encounter = z.infer<typeof Encounter>;
