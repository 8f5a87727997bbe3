import { formatDate, formatDayAndTime } from '../../../platform/web/format.ts';
import { m } from '../../../platform/web/words.ts';
import type { ShownStep } from '../contract.ts';

/** How it stands; nothing of what simply lies ahead. */
export function standsInWords(
  { status, changedAt, citizenName: name, writerName, writtenBy }: ShownStep,
  isMine: boolean,
): string {
  const day = formatDate(changedAt);
  switch (status) {
    case 'proposed': {
      const writer = writtenBy === null || writerName === '' ? m.brave_steps_somebody() : writerName;
      return isMine ? m.brave_steps_wrote_with_you({ name: writer }) : m.brave_steps_wrote_with({ writer, name });
    }
    case 'ahead':
      return '';
    case 'put-off':
      return m.brave_steps_put_off();
    case 'done':
      return m.brave_steps_done_on({ day });
    case 'let-go':
      return m.brave_steps_let_go_on({ day });
  }
}

/** How hard it feels, for whoever reads it; nothing where she has not said. */
export function hardInWords({ hard, hardAfter }: ShownStep): string[] {
  return [
    ...(hard === null ? [] : [m.brave_steps_hard({ hard })]),
    ...(hardAfter === null ? [] : [m.brave_steps_hard_after({ hard: hardAfter })]),
  ];
}

/** Who comes along, and who is asked; a sentence each. */
export function alongInWords({ companions, named, citizenName: name }: ShownStep, isMine: boolean): string[] {
  const said = companions.map((one) => {
    if (one.comes) return one.isMe ? m.brave_steps_comes_you() : m.brave_steps_comes({ name: one.name });
    return one.isMe ? m.brave_steps_asked_you({ name }) : m.brave_steps_asked({ name: one.name });
  });
  if (named === '') return said;
  return [...said, isMine ? m.brave_steps_named_mine({ who: named }) : m.brave_steps_named({ who: named, name })];
}

/** When they do it together. */
export function bookedInWords({ booked }: ShownStep): string {
  if (booked === null) return '';
  const { what, status, startsAt } = booked;
  if (status === 'cancelled') return m.brave_steps_booked_off({ what });
  if (startsAt === null) return m.brave_steps_booked_waits({ what });
  return m.brave_steps_booked_at({ what, when: formatDayAndTime(startsAt) });
}
