import { describe, expect, it, test } from 'vitest';
import type { RoomRights } from './room.ts';
import { roomRights, type Standing } from './room-rights.ts';

const citizen: Standing = { kind: 'citizen', isContact: false, hasJoined: true };
const contact: Standing = { kind: 'practitioner', isContact: true, hasJoined: true };
const practitioner: Standing = { kind: 'practitioner', isContact: false, hasJoined: true };
const relative: Standing = { kind: 'related-person', isContact: false, hasJoined: true };
const waiting: Standing = { kind: 'practitioner', isContact: false, hasJoined: false };

const table: readonly [right: keyof RoomRights, open: Record<string, boolean>, closed: Record<string, boolean>][] = [
  ['write', { citizen: true, contact: true, practitioner: true, relative: true, waiting: false }, {}],
  ['invite', { citizen: true, contact: true, practitioner: true, relative: false, waiting: false }, {}],
  [
    'decide',
    { citizen: true, contact: false, practitioner: false, relative: false, waiting: false },
    { citizen: true },
  ],
  ['setNextStep', { citizen: false, contact: true, practitioner: true, relative: false, waiting: false }, {}],
  ['askContact', { citizen: true, contact: true, practitioner: false, relative: false, waiting: false }, {}],
  ['close', { citizen: true, contact: true, practitioner: false, relative: false, waiting: false }, {}],
  ['leave', { citizen: false, contact: false, practitioner: true, relative: true, waiting: false }, {}],
];
const people = { citizen, contact, practitioner, relative, waiting };

describe('What one may do in a room', () => {
  for (const [right, open, closed] of table) {
    test.each(Object.entries(people))(`${right}: %s`, (name, standing) => {
      expect(roomRights(false, standing)[right]).toBe(open[name]);
      expect(roomRights(true, standing)[right]).toBe(closed[name] ?? false);
    });
  }

  it('says of every right who has it', () => {
    expect(table.map(([right]) => right).sort()).toEqual(Object.keys(roomRights(false, citizen)).sort());
  });
});
