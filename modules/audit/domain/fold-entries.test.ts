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
const sara = { ...vera, personId: 'bbbbbbbb-0000-4000-8000-000000000002', givenName: 'Sara' };
const me = { ...vera, personId: 'bbbbbbbb-0000-4000-8000-000000000003', isMe: true };

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
const at = (time: string, other: Partial<AuditEntry> = {}) => entry(`2026-11-06T${time}:00.000Z`, other);
const fold = (...entries: AuditEntry[]) => foldEntries(entries, 'Europe/Oslo');
const peopleOf = (...entries: AuditEntry[]) => fold(...entries)[0]?.people ?? [];

describe('The log as it is read', () => {
  test('what one person does again and again on a day stands together, however far apart', () => {
    const looks = [at('19:30'), at('10:10'), at('08:00')];
    expect(fold(...looks)).toEqual([
      {
        day: '2026-11-06',
        count: 3,
        people: [{ who: vera, entries: looks, grounds: [{ entries: looks, acts: [{ entries: looks, done: looks }] }] }],
      },
    ]);
  });

  test.each([
    ['another person', { who: sara }],
    ['the same person from another organisation', { who: { ...vera, organisation: 'NAV' } }],
    ['the same person in another profession', { who: { ...vera, profession: 'psychologist' } }],
  ])('%s stands by herself, and does not part what was done before and after', (_, other) => {
    const people = peopleOf(at('10:02'), at('10:01', other), at('10:00'));
    expect(people.map(({ entries }) => entries.length)).toEqual([2, 1]);
  });

  test.each([
    ['another thing done', { event: 'rooms.message-sent' }, [[2, 1]]],
    ['another place', { placeId: null }, [[2, 1]]],
    ['another basis', { basis: 'affiliation' as const }, [[2], [1]]],
    ['a yes of another day', { basisSince: '2026-11-02T08:00:00.000Z' as Instant }, [[2], [1]]],
  ])('%s is told apart under its person', (_, other, counts) => {
    const [person] = peopleOf(at('10:02'), at('10:01', other), at('10:00'));
    expect(person?.grounds.map(({ acts }) => acts.map(({ entries }) => entries.length))).toEqual(counts);
  });

  test('opening the room and marking messages as read are steps to reading them, and are not counted as reading', () => {
    const [marked, read, opened] = [
      at('10:02', { event: 'rooms.read-marked' }),
      at('10:01'),
      at('10:00', { event: 'rooms.room-opened' }),
    ] as const;
    const actsOf = (...entries: AuditEntry[]) => peopleOf(...entries)[0]?.grounds.flatMap(({ acts }) => acts);
    expect(actsOf(marked, read, opened)).toEqual([{ entries: [marked, read, opened], done: [read] }]);
    expect(actsOf(opened)).toEqual([{ entries: [opened], done: [opened] }]);
    const later = at('18:00', { event: 'rooms.room-opened' });
    expect(actsOf(later, read, opened)).toEqual([
      { entries: [later], done: [later] },
      { entries: [read, opened], done: [read] },
    ]);
    const elsewhere = { ...read, placeId: null };
    expect(actsOf(elsewhere, opened)).toEqual([
      { entries: [elsewhere], done: [elsewhere] },
      { entries: [opened], done: [opened] },
    ]);
  });

  test('whoever looked last stands first, and whoever reads the log stands after all others', () => {
    const people = peopleOf(at('10:03', { who: me }), at('10:02'), at('10:01', { who: sara }), at('10:00'));
    expect(people.map(({ who }) => who)).toEqual([vera, sara, me]);
  });

  test('a day begins at midnight where the citizen lives, and nothing goes over it', () => {
    const days = fold(at('23:01'), at('22:59'));
    expect(days.map(({ day, count }) => [day, count])).toEqual([
      ['2026-11-07', 1],
      ['2026-11-06', 1],
    ]);
  });

  test('every entry stands in it once, and nothing that is none', () => {
    const drawn = fc.record({
      minute: fc.integer({ min: 0, max: 5000 }),
      event: fc.constantFrom('rooms.room-opened', 'rooms.messages-read', 'rooms.read-marked', 'rooms.message-sent'),
      who: fc.constantFrom(vera, sara, me),
      basis: fc.constantFrom('consent' as const, 'affiliation' as const),
    });
    fc.assert(
      fc.property(fc.array(drawn), (all) => {
        const entries = all
          .toSorted((one, other) => other.minute - one.minute)
          .map(({ minute, ...rest }, id) =>
            entry(new Date(Date.UTC(2026, 10, 6) + minute * 60_000).toISOString(), { id, ...rest }),
          );
        const days = fold(...entries);
        const people = days.flatMap((day) => day.people);
        const byId = (one: AuditEntry, other: AuditEntry) => one.id - other.id;
        expect(people.flatMap((person) => person.entries).toSorted(byId)).toEqual(entries);
        const grounds = people.flatMap((person) => person.grounds);
        expect(grounds.flatMap((ground) => ground.entries).toSorted(byId)).toEqual(entries);
        const acts = grounds.flatMap((ground) => ground.acts);
        expect(acts.flatMap((act) => act.entries).toSorted(byId)).toEqual(entries);
        for (const { entries: all, done } of acts) {
          expect(done.every(({ event }) => event === done[0].event)).toBe(true);
          expect(all).toEqual(expect.arrayContaining([...done]));
        }
        expect(days.reduce((sum, day) => sum + day.count, 0)).toBe(entries.length);
      }),
    );
  });
});
