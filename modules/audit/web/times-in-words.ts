import { formatTime } from '../../../platform/web/format.ts';
import { m } from '../../../platform/web/words.ts';
import type { Entries } from '../domain/fold-entries.ts';

/** When and how often, within one day: “3 ganger mellom 09.10 og 14.20”. */
export function timesInWords(entries: Entries): string {
  const times = entries.map(({ at }) => at).toSorted();
  const [from, until] = [formatTime(times.at(0) ?? ''), formatTime(times.at(-1) ?? '')];
  if (entries.length === 1) return m.audit_when_at({ time: until });
  const count = entries.length;
  return from === until ? m.audit_when_times_at({ count, time: until }) : m.audit_when_between({ count, from, until });
}
