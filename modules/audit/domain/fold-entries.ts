import type { Day } from '../../../kernel/day.ts';
import { dateOf, type Instant } from '../../../kernel/instant.ts';
import { dayInZone, type Zone } from '../../../kernel/zone.ts';
import type { AuditEntry } from './audit-entry.ts';

/** Several entries that read as one: the newest of them, how many, and the time they span. */
export interface EntryLine {
  entry: AuditEntry;
  count: number;
  first: Instant;
  last: Instant;
}

export interface EntryDay {
  day: Day;
  lines: EntryLine[];
}

const longestLineMs = 30 * 60_000;

/**
 * Makes a log readable: entries of one person in one role, doing one thing in one place on one basis, become one line of
 * at most half an hour, also when others looked meanwhile; lines stand under the days of the zone, each at its newest
 * entry. Newest first, in and out.
 */
export function foldEntries(entries: readonly AuditEntry[], zone: Zone): EntryDay[] {
  const days: EntryDay[] = [];
  for (const entry of entries) {
    const day = dayInZone(dateOf(entry.at), zone);
    if (days.at(-1)?.day !== day) days.push({ day, lines: [] });
    const lines = days.at(-1)?.lines ?? [];
    const line = lines.findLast((one) => continues(one, entry));
    if (line !== undefined) {
      line.count += 1;
      line.first = entry.at;
    } else {
      lines.push({ entry, count: 1, first: entry.at, last: entry.at });
    }
  }
  return days;
}

function continues(line: EntryLine, entry: AuditEntry): boolean {
  const span = dateOf(line.last).getTime() - dateOf(entry.at).getTime();
  return span <= longestLineMs && whatReadsTheSame(line.entry) === whatReadsTheSame(entry);
}

function whatReadsTheSame({ who, event, placeId, basis }: AuditEntry): string {
  return JSON.stringify([who.personId, who.profession, who.organisation, event, placeId, basis]);
}
