import { dateOf, type Instant } from '../../../kernel/instant.ts';
import { formatDayAndTime, formatTime, withCapital } from '../../../platform/web/format.ts';
import { m } from '../../../platform/web/words.ts';
import type { Appointment } from '../contract.ts';
import type { AppointmentKind, Consequence, Place } from '../domain/appointment.ts';
import { hasLapsed } from '../domain/fold-appointment.ts';

const kinds: Readonly<Record<AppointmentKind, () => string>> = {
  'first-meeting': m.calendar_kind_first_meeting,
  talk: m.calendar_kind_talk,
  call: m.calendar_kind_call,
  accompany: m.calendar_kind_accompany,
  other: m.calendar_kind_other,
};
const places: Readonly<Record<Place['kind'], () => string>> = {
  place: m.calendar_place_place,
  video: m.calendar_place_video,
  phone: m.calendar_place_phone,
};

export const kindInWords = (kind: AppointmentKind): string => kinds[kind]();
export const placeKindInWords = (kind: Place['kind']): string => places[kind]();

/** `Øyane DPS, rom 3`, or what kind of place it is where nobody has said more. */
export function placeInWords({ kind, words }: Place): string {
  if (words === '') return placeKindInWords(kind);
  return kind === 'place' ? words : `${placeKindInWords(kind)}: ${words}`;
}

/** `onsdag 11. november kl. 10.00–11.00`, as it stands within a sentence. */
function timeWithin(startsAt: Instant, minutes: number): string {
  const end = new Date(dateOf(startsAt).getTime() + minutes * 60_000);
  return `${formatDayAndTime(startsAt)}–${formatTime(end)}`;
}

/** `Onsdag 11. november kl. 10.00–11.00`, by itself. */
export const timeInWords = (startsAt: Instant, minutes: number): string => withCapital(timeWithin(startsAt, minutes));

export const beginningInWords = (startsAt: Instant): string => withCapital(formatDayAndTime(startsAt));

export function nameIn({ people }: Pick<Appointment, 'people'>, partyId: string): string {
  return people.find((one) => one.partyId === partyId)?.name ?? '';
}

/** Where it stands, in one sentence. */
export function statusInWords(appointment: Appointment, now: Instant, iAmCitizen = false): string {
  const { status, chosen, options, minutes, heldUntil } = appointment;
  const name = nameIn(appointment, appointment.citizenId).split(' ')[0] ?? '';
  if (status === 'held') return m.calendar_status_held();
  if (status === 'cancelled') return m.calendar_status_cancelled();
  if (status === 'booked') return m.calendar_status_booked();
  if (hasLapsed(appointment, now)) return m.calendar_status_lapsed({ name: appointment.ownerName });
  if (options.length === 0) return m.calendar_status_none_suits({ name: appointment.ownerName });
  const until = heldUntil === null ? '' : formatDayAndTime(heldUntil);
  if (chosen === null)
    return iAmCitizen ? m.calendar_status_proposed_mine({ until }) : m.calendar_status_proposed({ name, until });
  const time = timeWithin(chosen, minutes);
  return iAmCitizen ? m.calendar_status_chosen_mine({ time }) : m.calendar_status_chosen({ time, name });
}

/** What a move means for one appointment. */
export function consequenceInWords(
  consequence: Consequence,
  { minutes, startsAt }: Pick<Appointment, 'minutes' | 'startsAt'>,
): string {
  switch (consequence.effect) {
    case 'moves':
      return m.calendar_effect_moves({
        from: startsAt === null ? '' : formatDayAndTime(startsAt),
        to: timeWithin(consequence.startsAt, minutes),
      });
    case 'stays':
      return m.calendar_effect_stays();
    case 'falls-away':
      return m.calendar_effect_falls_away();
  }
}

export function lastMoveInWords({ lastMove }: Pick<Appointment, 'lastMove'>): string | undefined {
  switch (lastMove?.outcome) {
    case undefined:
      return undefined;
    case 'declined':
      return lastMove?.words ? m.calendar_move_declined_words({ words: lastMove.words }) : m.calendar_move_declined();
    case 'moved':
      return m.calendar_move_moved();
    case 'stayed':
      return m.calendar_move_stayed();
    case 'fell-away':
      return m.calendar_move_fell_away();
  }
}
