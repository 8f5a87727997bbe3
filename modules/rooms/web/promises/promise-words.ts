import type { AnswerPromise } from '../../../../kernel/working-days.ts';
import { m } from '../../../../platform/web/words.ts';
import type { Urgency } from '../../domain/room.ts';

/** “svar innen 4 timer”. */
export function promiseText({ within: count, unit }: AnswerPromise): string {
  return unit === 'hours' ? m.rooms_promise_hours({ count }) : m.rooms_promise_days({ count });
}

export function urgencyName(urgency: Urgency): string {
  const names: Record<Urgency, () => string> = {
    'no-hurry': m.rooms_urgency_no_hurry,
    'this-week': m.rooms_urgency_this_week,
    'next-day': m.rooms_urgency_next_day,
    today: m.rooms_urgency_today,
  };
  return names[urgency]();
}

/** As whoever writes meets it: “I dag: svar innen 4 timer”. Without a promise the name alone. */
export function urgencyChoice(urgency: Urgency, promise: AnswerPromise | undefined): string {
  return promise === undefined ? urgencyName(urgency) : `${urgencyName(urgency)}: ${promiseText(promise)}`;
}
