import { z } from 'zod';
import type { Day } from '../../../kernel/day.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';

/** What a rule can be made for. Attachments go with their room; the log has no rule: its seal would be broken. */
export const RetentionKind = z.enum(['closed-room', 'import-run']);
export type RetentionKind = z.infer<typeof RetentionKind>;

/** How long a citizen is told beforehand that a room goes, so that she can fetch everything first. */
export const daysTold = 30;

/**
 * The least and the most, in months; the same in both countries and in `retention_bounds` (a test holds them together).
 * Our reading, to be checked: what is in a room may be part of a health record, which is usually kept for ten years
 * after its last entry.
 */
export const retentionBounds: Readonly<Record<RetentionKind, { least: number; most: number }>> = {
  'closed-room': { least: 120, most: 360 },
  'import-run': { least: 1, most: 60 },
};

export const RetentionRule = z.object({ kind: RetentionKind, months: z.int().min(1).max(600) });
export type RetentionRule = z.infer<typeof RetentionRule>;

/** The files that go with their rooms: how many, and how large they are together as they were sent. */
export const FilesThatGo = z.object({ count: z.int(), bytes: z.int() });
export type FilesThatGo = z.infer<typeof FilesThatGo>;

/** What would be told, waits and would go, by kind: numbers and days, nothing of what it is. */
export const RetentionForecast = z.object({
  kind: RetentionKind,
  months: z.int(),
  toTell: z.int(),
  waiting: z.int(),
  goes: z.int(),
  oldest: z.iso.date().nullable(),
  newest: z.iso.date().nullable(),
  /** Of the rooms that would go; imports have none. */
  files: FilesThatGo.optional(),
});
export type RetentionForecast = z.infer<typeof RetentionForecast>;

/** A rule that keeps shorter than one must, or longer than there is reason for, is no rule. */
export function checkRule({ kind, months }: RetentionRule): Result<RetentionRule, 'kept-too-short' | 'kept-too-long'> {
  const { least, most } = retentionBounds[kind];
  if (months < least) return refuse('kept-too-short');
  return months > most ? refuse('kept-too-long') : ok({ kind, months });
}

/** The last day on which something is kept that ended on a day; a month that is too short ends on its last day. */
export function keptUntil(ended: Day, months: number): string {
  const [year = 0, month = 1, day = 1] = ended.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10);
}
