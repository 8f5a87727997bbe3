import { z } from 'zod';
import { addDays, Day } from '../../../kernel/day.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { dateOf } from '../../../kernel/instant.ts';
import { dayAt } from './day-at.ts';
import type { Ending } from './ending.ts';
import { foldPathway } from './fold-pathway.ts';
import type { PathwayState } from './pathway.ts';
import type { PathwayAction } from './pathway-action.ts';

/**
 * After how many days something stands out. Nobody has measured these: they are long enough that a holiday or an illness
 * seldom reaches them, and short enough that a citizen is not forgotten for a season. The same days stand in `sql/weeks.sql`.
 */
export const standsOutAfter = {
  /** Since the last contact, or since it began; and since the citizen has said that she is not there yet. */
  quiet: 42,
  /** Since the agreed day of a contact of which nothing was written. */
  passed: 21,
  paused: 14,
  /** Since an ending was offered, or the citizen has answered something else. */
  offered: 14,
  talked: 7,
} as const;

/** Why a pathway may be one that is easily ended: each with the day that it is about, and never anything about a person. */
export const HangingSign = z.enum([
  'talked-and-not-ended',
  'offer-unanswered',
  'pause-has-passed',
  'next-contact-has-passed',
  'no-contact-since',
  'no-contact-yet',
  'nothing-agreed',
]);
export type HangingSign = z.infer<typeof HangingSign>;

/** What could be done first; whoever holds it decides. */
export const HangingAdvice = z.enum(['ended', 'ending-offered', 'next-contact-agreed']);
export type HangingAdvice = z.infer<typeof HangingAdvice>;

export const Hanging = z.object({
  /** The day is that since which, or on which; none where nothing is agreed. */
  signs: z.array(z.object({ sign: HangingSign, on: Day.nullable() })).min(1),
  advice: HangingAdvice,
});
export type Hanging = z.infer<typeof Hanging>;

/**
 * Whether an open pathway looks as if it may be ended easily: it has begun or was not accepted, nothing lies ahead, nobody has
 * just talked of its ending, and one fact stands out. A rule over what was written down; it changes nothing.
 */
export function findHanging(history: readonly PathwayAction[], today: Day): Hanging | undefined {
  const state = foldPathway(history);
  if (state === undefined || !isAtRest(state, today)) return undefined;
  const stood = (on: Day | undefined, days: number): on is Day => on !== undefined && addDays(on, days) <= today;
  const { ending, pause, nextContact } = state;
  const answered = ending?.answer ?? null;
  if (ending !== null && isJustTalkedOf(ending, stood)) return undefined;
  const contact = lastDayOf(history, ['contact-held']);
  const begun = lastDayOf(history, ['started', 'responsibility-accepted', 'came-back', 'not-accepted']);
  const talked = ending?.talk ? dayOf(ending.talk.at) : undefined;
  const offered = ending === null || ending.talk !== null || answered !== null ? undefined : dayOf(ending.offeredAt);
  const facts: [HangingSign, Day | undefined, number][] = [
    ['talked-and-not-ended', talked, standsOutAfter.talked],
    ['offer-unanswered', offered, standsOutAfter.offered],
    ['pause-has-passed', pause?.until, standsOutAfter.paused],
    ['next-contact-has-passed', pause === null ? nextContact?.day : undefined, standsOutAfter.passed],
    isAfter(contact, begun)
      ? ['no-contact-since', contact, standsOutAfter.quiet]
      : ['no-contact-yet', begun, standsOutAfter.quiet],
  ];
  const signs: Hanging['signs'] = facts.flatMap(([sign, on, days]) => (stood(on, days) ? [{ sign, on }] : []));
  if (signs.length === 0) return undefined;
  if (nextContact === null) signs.push({ sign: 'nothing-agreed', on: null });
  return { signs, advice: adviceFor(state) };
}

/** Whether it could end as it stands, and neither a contact nor the rest of a pause lies ahead. */
function isAtRest({ status, pause, nextContact }: PathwayState, today: Day): boolean {
  const stands = pause?.from ?? status;
  if (stands !== 'started' && stands !== 'not-accepted') return false;
  return pause === null ? nextContact === null || nextContact.day < today : pause.until < today;
}

/** Something was done about its ending not long ago: an offer, an answer, a talk. A "not yet" is listened to for longer. */
function isJustTalkedOf({ offeredAt, answer, talk }: Ending, stood: (on: Day, days: number) => boolean): boolean {
  const { quiet, offered, talked } = standsOutAfter;
  if (answer?.is === 'not-yet' && !stood(dayOf(answer.at), quiet)) return true;
  return talk === null ? !stood(dayOf(answer?.at ?? offeredAt), offered) : !stood(dayOf(talk.at), talked);
}

/** Who was offered an ending is asked how it goes, not offered it again; after a "not yet" that is long ago she is. */
function adviceFor({ ending, pause }: PathwayState): HangingAdvice {
  if (ending !== null && (ending.talk !== null || ending.answer?.is === 'not-wished')) return 'ended';
  if (ending !== null && ending.answer?.is !== 'not-yet') return 'next-contact-agreed';
  return pause === null ? 'ending-offered' : 'next-contact-agreed';
}

const dayOf = (at: Instant): Day => dayAt(dateOf(at));

const isAfter = (one: Day | undefined, other: Day | undefined): boolean => one !== undefined && one >= (other ?? '');

function lastDayOf(
  history: readonly PathwayAction[],
  kinds: readonly PathwayAction['step']['kind'][],
): Day | undefined {
  const last = history.findLast(({ step: { kind } }) => kinds.includes(kind));
  return last && dayOf(last.at);
}
