import { z } from 'zod';
import { Day } from '../../../kernel/day.ts';
import { CitizenId, ThreadId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';
import { HowHard } from '../../brave-steps/domain/how-hard.ts';
import { AppointmentId, Place } from '../../calendar/domain/appointment.ts';
import { PathwayId, PathwayStatus } from '../../pathways/domain/pathway.ts';
import { CardKind } from '../../permission-cards/domain/permission-card.ts';
import { Topic } from '../../story/domain/chapter.ts';
import { Encounter } from './encounter.ts';

/** Something that was to be done and was not, or waits: a code, with what its sentence needs. */
export const NotDone = z.discriminatedUnion('what', [
  /** A day was agreed, and it has passed. */
  z.object({ what: z.literal('contact-passed'), day: Day, words: z.string() }),
  z.object({ what: z.literal('pause-passed'), day: Day }),
  z.object({ what: z.literal('no-next-contact') }),
  z.object({ what: z.literal('nobody-holds') }),
  /** The first meeting: where its way stands still. */
  z.object({
    what: z.enum([
      'meeting-not-offered',
      'meeting-not-answered',
      'meeting-not-planned',
      'meeting-passed',
      'summary-not-shared',
    ]),
    organisation: z.string(),
  }),
  /** She was called, and not reached. */
  z.object({ what: z.literal('not-reached'), times: z.int(), lastAt: Instant }),
  /** The citizen has asked, and nobody has answered. */
  z.object({ what: z.literal('question-waits'), threadId: ThreadId, since: Instant, isOnMe: z.boolean() }),
  /** Somebody promised it for a day that has passed; null is the citizen's own promise. */
  z.object({ what: z.literal('promise-passed'), words: z.string(), byName: z.string().nullable(), day: Day }),
  /** A talk of mine here that has no note yet. */
  z.object({ what: z.literal('note-not-written'), startedAt: Instant }),
]);
export type NotDone = z.infer<typeof NotDone>;

/** What has come since my last talk with her: how much of each kind, of what I may read. */
export const ChangedSince = z.object({
  since: Instant,
  threads: z.int(),
  chapters: z.int(),
  lines: z.int(),
  notes: z.int(),
  permissions: z.int(),
  pathways: z.int(),
});
export type ChangedSince = z.infer<typeof ChangedSince>;

/** All that one reads before a talk, on one page. */
export const BeforeTalk = z.object({
  citizen: z.object({ id: CitizenId, givenName: z.string(), familyName: z.string() }),
  purpose: z.string(),
  isClosed: z.boolean(),
  /** The talk that it is before; null where none is booked. */
  talk: z
    .object({ appointmentId: AppointmentId, what: z.string(), startsAt: Instant, minutes: z.int(), place: Place })
    .nullable(),
  /** Since when she says that I am one of hers; null where she has not said so, which tells nothing. */
  mineSince: Instant.nullable(),
  /** Whether there is something that she does not want to talk about, and what of it I have been told. */
  keepsSubjects: z.boolean(),
  subjects: z.array(z.string()),
  /** Her own words that are for me, how she wishes to be met before the others. */
  chapters: z.array(z.object({ topic: Topic, title: z.string(), text: z.string() })),
  lines: z.array(z.object({ text: z.string(), byName: z.string() })),
  /** The last talk whose note I may read. */
  lastTalk: Encounter.nullable(),
  notDone: z.array(NotDone),
  /** What is promised and lies ahead, by whom; null is the citizen. */
  promised: z.array(
    z.object({
      id: z.uuid(),
      words: z.string(),
      byName: z.string().nullable(),
      day: Day.nullable(),
      waits: z.boolean(),
    }),
  ),
  /** What she will do next, who comes along, and how hard it feels where that is mine to read. */
  braveSteps: z.array(
    z.object({
      id: z.uuid(),
      what: z.string(),
      waits: z.boolean(),
      isPutOff: z.boolean(),
      along: z.array(z.string()),
      hard: HowHard.nullable(),
    }),
  ),
  permissions: z.array(
    z.object({
      id: z.uuid(),
      kind: CardKind,
      words: z.string(),
      until: Day.nullable(),
      giver: z.object({ name: z.string() }).nullable(),
      organisationName: z.string().nullable(),
    }),
  ),
  pathways: z.array(
    z.object({
      id: PathwayId,
      organisationName: z.string(),
      status: PathwayStatus,
      why: z.string(),
      holderName: z.string(),
      nextContact: z.object({ day: Day, what: z.string() }).nullable(),
      pausedUntil: Day.nullable(),
    }),
  ),
  /** Null where I have not talked with her before. */
  changed: ChangedSince.nullable(),
});
export type BeforeTalk = z.infer<typeof BeforeTalk>;
