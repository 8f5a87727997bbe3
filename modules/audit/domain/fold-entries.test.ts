import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Instant } from '../../../kernel/instant.ts';
import type { AuditEntry } from './audit-entry.ts';
import { foldEntries } from './fold-entries.ts';

const room = 'aaaaaaaa-0000-4000-8000-000000000001';
const vera: AuditEntry['who'] = {
  personId: 'bbbbbbbb-0000-4000-8000-000000000001',
  givenName: 'Vera',
  familyName: 'Vik',
  isMe: false,
  profession: 'nurse',
  organisation: 'Lierne',
};

const entry = (at: string, other: Partial<AuditEntry> = {}): AuditEntry => ({
  id: 1,
  at: at as Instant,
  event: 'rooms.messages-read',
  who: vera,
  placeId: room,
  basis: 'consent',
  basisSince: null,
  detail: {},
  ...other,
});
const fold = (...entries: AuditEntry[]) => foldEntries(entries, 'Europe/Oslo');

describe('The log as it is read', () => {
  test('looks of one person within half an hour become one line with their number and time', () => {
    const looks = [
      entry('2026-11-06T10:30:00.000Z'),
      entry('2026-11-06T10:10:00.000Z'),
      entry('2026-11-06T10:00:00.000Z'),
    ];
    expect(fold(...looks)).toEqual([
      { day: '2026-11-06', lines: [{ entry: looks[0], count: 3, first: looks[2]?.at, last: looks[0]?.at }] },
    ]);
  });

  test('a line never spans more than half an hour, however close its entries are', () => {
    const looks = ['10:31', '10:16', '10:00'].map((time) => entry(`2026-11-06T${time}:00.000Z`));
    expect(fold(...looks)[0]?.lines.map((line) => line.count)).toEqual([2, 1]);
  });

  test.each([
    ['another person', { who: { ...vera, personId: 'bbbbbbbb-0000-4000-8000-000000000002' } }],
    ['the same person from another organisation', { who: { ...vera, organisation: 'NAV' } }],
    ['the same person in another profession', { who: { ...vera, profession: 'psychologist' } }],
    ['another thing done', { event: 'rooms.message-sent' }],
    ['another place', { placeId: null }],
    ['another basis', { basis: 'affiliation' as const }],
  ])('%s is a line of its own, and does not part what was done before and after it', (_, other) => {
    const lines = fold(
      entry('2026-11-06T10:02:00.000Z'),
      entry('2026-11-06T10:01:00.000Z', other),
      entry('2026-11-06T10:00:00.000Z'),
    )[0]?.lines;
    expect(lines?.map((line) => line.count)).toEqual([2, 1]);
  });

  test('a day begins at midnight where the citizen lives, and no line goes over it', () => {
    const days = fold(entry('2026-11-06T23:01:00.000Z'), entry('2026-11-06T22:59:00.000Z'));
    expect(days.map(({ day, lines }) => [day, lines.length])).toEqual([
      ['2026-11-07', 1],
      ['2026-11-06', 1],
    ]);
  });

  test('no entry is lost, and the lines stand by their newest entries', () => {
    const minutes = fc.array(fc.tuple(fc.integer({ min: 0, max: 5000 }), fc.constantFrom('rooms.a', 'rooms.b')));
    fc.assert(
      fc.property(minutes, (drawn) => {
        const entries = drawn
          .toSorted(([a], [b]) => b - a)
          .map(([minute, event]) => entry(new Date(Date.UTC(2026, 10, 6) + minute * 60_000).toISOString(), { event }));
        const lines = fold(...entries).flatMap((day) => day.lines);
        const unfolded = lines.flatMap((line) => Array.from({ length: line.count }, () => line.entry.event));
        expect(unfolded.toSorted()).toEqual(entries.map((one) => one.event).toSorted());
        const newest = lines.map((line) => line.last);
        expect(newest).toEqual(newest.toSorted().toReversed());
      }),
    );
  });
});
