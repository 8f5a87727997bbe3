import { formatDate, formatDayAndTime, formatSince, withCapital } from '../../../platform/web/format.ts';
import { m } from '../../../platform/web/words.ts';
import type { TalkAge } from '../domain/age-of-talk.ts';
import type { BeforeTalk, ChangedSince, NotDone } from '../domain/before-talk.ts';
import { type Encounter, minutesToWrite, type TalkHow, type TalkKind, type WhyNot } from '../domain/encounter.ts';

const kinds: Readonly<Record<TalkKind, () => string>> = {
  intake: m.encounters_kind_intake,
  conversation: m.encounters_kind_conversation,
  'follow-up': m.encounters_kind_follow_up,
  'ad-hoc': m.encounters_kind_ad_hoc,
};
const hows: Readonly<Record<TalkHow, () => string>> = {
  'in-person': m.encounters_how_in_person,
  phone: m.encounters_how_phone,
  video: m.encounters_how_video,
};
const whys: Readonly<Record<WhyNot, () => string>> = {
  'did-not-come': m.encounters_why_did_not_come,
  moved: m.encounters_why_moved,
  other: m.encounters_why_other,
};
const ages: Readonly<Record<TalkAge, () => string>> = {
  today: m.encounters_age_today,
  'one-or-two-days': m.encounters_age_one_or_two_days,
  'this-week': m.encounters_age_this_week,
  older: m.encounters_age_older,
};

export const kindInWords = (kind: TalkKind): string => kinds[kind]();
export const howInWords = (how: TalkHow): string => hows[how]();
export const whyNotInWords = (why: WhyNot): string => whys[why]();
export const ageInWords = (age: TalkAge): string => ages[age]();

/** How long the note of a kind usually takes: to plan by, never counted. */
export function timeToWrite(kind: TalkKind): string {
  const [from, until] = minutesToWrite[kind];
  return m.encounters_takes({ from, until });
}

/** `Onsdag 11. november kl. 10.00, på telefon` */
export const talkInWords = ({ startedAt, how }: Pick<Encounter, 'startedAt' | 'how'>): string =>
  `${withCapital(formatDayAndTime(startedAt))}, ${howInWords(how)}`;

/** One thing that was not done, plainly and by nobody's name. */
export function notDoneInWords(one: NotDone, name: string): string {
  switch (one.what) {
    case 'question-waits':
      return one.isOnMe
        ? m.encounters_missing_question_mine({ name, since: formatSince(one.since) })
        : m.encounters_missing_question({ name, since: formatSince(one.since) });
    case 'contact-passed':
      return one.words === ''
        ? m.encounters_missing_contact_day({ day: formatDate(one.day) })
        : m.encounters_missing_contact({ what: one.words, day: formatDate(one.day) });
    case 'promise-passed':
      return m.encounters_missing_promise({ by: one.byName ?? name, what: one.words, day: formatDate(one.day) });
    case 'pause-passed':
      return m.encounters_missing_pause({ day: formatDate(one.day) });
    case 'no-next-contact':
      return m.encounters_missing_next();
    case 'nobody-holds':
      return m.encounters_missing_holder();
    case 'not-reached':
      return m.encounters_missing_reached({ name, times: one.times, day: formatDate(one.lastAt) });
    case 'note-not-written':
      return m.encounters_missing_note({ day: formatDate(one.startedAt) });
    case 'meeting-not-offered':
    case 'meeting-not-answered':
    case 'meeting-not-planned':
    case 'meeting-passed':
    case 'summary-not-shared':
      return meetings[one.what]({ name, organisation: one.organisation });
  }
}

const meetings = {
  'meeting-not-offered': m.encounters_missing_offer,
  'meeting-not-answered': m.encounters_missing_answer,
  'meeting-not-planned': m.encounters_missing_time,
  'meeting-passed': m.encounters_missing_meeting,
  'summary-not-shared': m.encounters_missing_summary,
} as const;

/** How much is new, kind by kind; nothing where nothing is. */
export function changesInWords({ threads, chapters, lines, notes, permissions, pathways }: ChangedSince): string[] {
  const counted: [number, (of: { count: number }) => string][] = [
    [threads, m.encounters_new_threads],
    [chapters, m.encounters_new_chapters],
    [lines, m.encounters_new_lines],
    [notes, m.encounters_new_notes],
    [permissions, m.encounters_new_permissions],
    [pathways, m.encounters_new_pathways],
  ];
  return counted.flatMap(([count, sentence]) => (count === 0 ? [] : [sentence({ count })]));
}

const stands: Readonly<Record<BeforeTalk['pathways'][number]['status'], () => string>> = {
  referred: m.encounters_stands_referred,
  accepted: m.encounters_stands_accepted,
  started: m.encounters_stands_started,
  paused: m.encounters_stands_paused,
  'not-accepted': m.encounters_stands_not_accepted,
  ended: m.encounters_stands_ended,
};
export const standsInWords = (status: BeforeTalk['pathways'][number]['status']): string => stands[status]();
