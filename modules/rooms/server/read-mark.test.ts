import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RoomId, ThreadId } from '../../../kernel/ids.ts';
import { hours, minutes } from '../../../platform/testing/held-clock.ts';
import { isStillUnseen } from './read-mark-store.ts';
import {
  type AresWorld,
  decide,
  newMessage,
  openAresRoom,
  refusalOf,
  type Somebody,
  startAresWorld,
} from './rooms-for-tests.ts';

let world: AresWorld;
let roomId: RoomId;
let at: Awaited<ReturnType<typeof openAresRoom>>['participants'];
beforeAll(async () => {
  world = await startAresWorld();
});
beforeEach(async () => {
  ({ roomId, participants: at } = await openAresRoom(world, ['ingrid', 'vera']));
  return async () => {
    await world.are.rooms.closeRoom({ roomId, words: 'Slutt', readableAfter: 'citizen', readableUntil: null });
  };
});
afterAll(async () => {
  expect(world.server.faults).toEqual([]);
  await world.server.close();
});

/** Somebody writes, in a thread of its own unless one is named; a moment passes, so that nothing is said at once. */
async function say(who: Somebody, body: string, threadId?: ThreadId) {
  world.server.clock.moveBy(1_000);
  const message = newMessage(body, threadId === undefined ? {} : { threadId });
  return who.rooms.sendMessage({ roomId, message });
}
const read = (who: Somebody, { threadId, seq }: { threadId: ThreadId; seq: number }) =>
  who.rooms.markRead({ roomId, threadId, seq });
const unreadOf = async (who: Somebody) => {
  const { threads, unread } = await who.rooms.getRoom({ roomId });
  return { room: unread, threads: threads.map((thread) => thread.unread) };
};
const listed = async (who: Somebody) => (await who.rooms.listRooms()).find((room) => room.id === roomId)?.unread;
const marksIn = async (who: Somebody, threadId: ThreadId) =>
  (await who.rooms.getRoom({ roomId })).threads.find(({ id }) => id === threadId)?.readUpTo;

describe('How far somebody has read', () => {
  it('A message in another thread stays unread when this one is read', async () => {
    const question = await say(world.are, 'Kan jeg bytte timen?');
    const later = await say(world.ingrid, 'Om meldekort');
    await read(world.vera, later);
    const { threads, unread } = await world.vera.rooms.getRoom({ roomId });
    expect(threads.map((thread) => [thread.id, thread.unread])).toEqual([
      [later.threadId, 0],
      [question.threadId, 1],
    ]);
    expect([unread, await listed(world.vera)]).toEqual([1, 1]);
    expect(await marksIn(world.are, question.threadId)).toEqual([]);
    expect(await marksIn(world.are, later.threadId)).toEqual([{ participantId: at.vera, seq: later.seq }]);
  });

  it('counts what others wrote and not what I wrote myself, thread by thread', async () => {
    const first = await say(world.are, 'Én');
    await say(world.vera, 'To', first.threadId);
    await say(world.ingrid, 'Tre', first.threadId);
    expect(await unreadOf(world.vera)).toEqual({ room: 2, threads: [2] });
    await read(world.vera, first);
    expect(await unreadOf(world.vera)).toEqual({ room: 1, threads: [1] });
    expect(await listed(world.are)).toBe(2);
  });

  it('never goes backwards, and never past what is there', async () => {
    const first = await say(world.are, 'Én');
    const second = await say(world.are, 'To', first.threadId);
    await read(world.vera, { ...first, seq: 1_000_000 });
    expect(await marksIn(world.are, first.threadId)).toEqual([{ participantId: at.vera, seq: second.seq }]);
    await read(world.vera, first);
    expect(await marksIn(world.are, first.threadId)).toEqual([{ participantId: at.vera, seq: second.seq }]);
    await say(world.are, 'Tre', first.threadId);
    expect(await listed(world.vera)).toBe(1);
  });

  it('tells the others once when it moves, and nobody when it does not', async () => {
    const first = await say(world.are, 'Én');
    const told = () =>
      world.server.database.asOwner<{ id: number }>(
        `select id from hint where place = $1 and what = 'rooms.read-marked'`,
        [roomId],
      );
    await read(world.vera, first);
    await read(world.vera, first);
    await read(world.vera, { ...first, seq: 0 });
    expect(await told()).toHaveLength(1);
  });

  it('is not found in a thread that does not exist, nor in one that is hidden from a newcomer', async () => {
    const early = await say(world.are, 'Før Sara kom');
    world.server.clock.moveBy(minutes(1));
    const invitee = { kind: 'practitioner', roleId: world.roles.sara.id, why: 'DPS' } as const;
    const { participantId } = await world.ingrid.rooms.invite({ roomId, invitee });
    await decide(world.are, { roomId, granteeId: participantId }, 'give', { sees: { kind: 'now' } });
    await world.sara.rooms.join({ roomId });
    const nowhere = { threadId: ThreadId.parse(randomUUID()), seq: early.seq };
    expect(await refusalOf(read(world.sara, early))).toBe('not-found');
    expect(await refusalOf(read(world.sara, nowhere))).toBe('not-found');
    expect(await refusalOf(read(world.are, nowhere))).toBe('not-found');
    // What is said there now shows her the thread, and its marks, but nothing of before is unread to her.
    const late = await say(world.are, 'Etter at Sara kom', early.threadId);
    expect((await world.sara.rooms.getRoom({ roomId })).threads.map((thread) => thread.unread)).toEqual([1]);
    await read(world.sara, late);
    expect(await marksIn(world.are, early.threadId)).toEqual([{ participantId, seq: late.seq }]);
  });

  it('is shown with the threads of a room, and not with those that wait', async () => {
    const asked = newMessage('Når er timen?', { asks: { of: 'professionals' } });
    const { seq } = await world.are.rooms.sendMessage({ roomId, message: asked });
    await read(world.vera, { ...asked, seq });
    const room = await world.are.rooms.getRoom({ roomId });
    expect(room.threads[0]?.readUpTo).toHaveLength(1);
    expect(room.waiting).toHaveLength(1);
    expect(room.waiting[0]).not.toHaveProperty('readUpTo');
  });

  it('of a child does not move when her guardian reads', async () => {
    const noraId = await world.add.addPerson({ givenName: 'Nora', familyName: 'Solberg', birthDay: '2015-05-01' });
    await world.add.affiliate(noraId, world.organisations.municipality);
    const groId = await world.add.addPerson({ givenName: 'Gro', familyName: 'Solberg' });
    const gro = await world.as(groId, await world.add.addRelated(noraId, groId, 'guardian'));
    const opening = { id: randomUUID() as RoomId, citizenId: noraId, purpose: 'Skolen', circle: [] };
    await world.ingrid.rooms.openRoom(opening);
    const { participants } = await gro.rooms.getRoom({ roomId: opening.id });
    const ingrid = participants.find((one) => one.kind === 'practitioner');
    await decide(gro, { roomId: opening.id, granteeId: ingrid?.id as typeof at.ingrid }, 'give');
    const message = newMessage('Hei Nora');
    const { seq } = await world.ingrid.rooms.sendMessage({ roomId: opening.id, message });
    await gro.rooms.markRead({ roomId: opening.id, threadId: message.threadId, seq });
    expect((await gro.rooms.getRoom({ roomId: opening.id })).threads[0]).toMatchObject({ unread: 1, readUpTo: [] });
  });
});

describe('Before somebody is told by mail or push, a message', () => {
  const lastHint = async () => {
    const [hint] = await world.server.database.asOwner<{ id: string }>(
      'select max(id) as id from hint where place = $1 and notify',
      [roomId],
    );
    return Number(hint?.id);
  };
  const isNewTo = async (person: 'vera' | 'ingrid' | 'are') =>
    isStillUnseen(world.server.server.parts.db, world.server.clock.now(), {
      personId: world.people[person],
      roomId,
      hintId: await lastHint(),
    });

  it('is still new as long as only another thread has been read', async () => {
    const question = await say(world.are, 'Kan jeg bytte timen?');
    const later = await say(world.ingrid, 'Om meldekort');
    await read(world.vera, later);
    expect(await isNewTo('vera')).toBe(true);
    await read(world.vera, question);
    expect(await isNewTo('vera')).toBe(false);
  });

  it('is not new to whoever wrote it, nor when the thread was read up to it', async () => {
    await read(world.ingrid, await say(world.are, 'Én'));
    const second = await say(world.ingrid, 'To');
    expect([await isNewTo('ingrid'), await isNewTo('vera')]).toEqual([false, true]);
    await read(world.are, second);
    expect(await isNewTo('are')).toBe(false);
  });

  it('that was left unread long ago is not told of again with one that has just been read', async () => {
    await say(world.are, 'Kan jeg bytte timen?');
    world.server.clock.moveBy(hours(49));
    // Their sessions have ended meanwhile.
    world.are = await world.as(world.people.are);
    for (const name of ['ingrid', 'vera', 'sara'] as const)
      world[name] = await world.as(world.people[name], world.roles[name]);
    const later = await say(world.are, 'Om meldekort');
    expect(await isNewTo('vera')).toBe(true);
    await read(world.vera, later);
    expect(await isNewTo('vera')).toBe(false);
  });

  it('may be asked about by the delivery alone', async () => {
    const asked = world.server.database.asOwner(`select is_still_new($1, $2, 1)`, [roomId, world.people.vera]);
    await expect(asked).rejects.toThrow('only the delivery asks this');
  });
});

describe('Marks of before threads had their own', () => {
  it('become one for each thread of which she had seen something, up to the last she had seen of it', async () => {
    const { asOwner } = world.server.database;
    const early = await say(world.are, 'Før Sara kom');
    world.server.clock.moveBy(minutes(1));
    const invitee = { kind: 'practitioner', roleId: world.roles.sara.id, why: 'DPS' } as const;
    const { participantId: sara } = await world.ingrid.rooms.invite({ roomId, invitee });
    await decide(world.are, { roomId, granteeId: sara }, 'give', { sees: { kind: 'now' } });
    await world.sara.rooms.join({ roomId });
    const second = await say(world.are, 'Etter at Sara kom');
    const third = await say(world.are, 'Og mer', second.threadId);
    await say(world.are, 'Enda mer', early.threadId);
    const unread = await say(world.are, 'Noe nytt');
    const migration = path.join(import.meta.dirname, '../sql/20261122-1100-read-mark-by-thread.sql');
    await asOwner(`
      begin;
      drop table read_mark cascade;
      create table read_mark (participant_id uuid primary key references participant, room_id uuid not null, citizen_id uuid not null,
        person_id uuid not null, read_seq bigint not null, read_at timestamptz not null);
      create index read_mark_room on read_mark (room_id);
      insert into read_mark select p.id, p.room_id, p.citizen_id, p.person_id, ${third.seq}, now() from participant p
        where p.id in ('${at.vera}', '${sara}');
      ${await readFile(migration, 'utf8')}
      commit`);
    const marks = await asOwner<{ participant_id: string; thread_id: string; read_seq: string }>(
      'select participant_id, thread_id, read_seq from read_mark where room_id = $1',
      [roomId],
    );
    const found = marks.map((mark) => [mark.participant_id, mark.thread_id, Number(mark.read_seq)].join(' ')).sort();
    expect(found).toEqual(
      [
        [at.vera, early.threadId, early.seq].join(' '),
        [at.vera, second.threadId, third.seq].join(' '),
        [sara, second.threadId, third.seq].join(' '),
      ].sort(),
    );
    expect(marks.some((mark) => mark.thread_id === unread.threadId)).toBe(false);
    // The policies went with the table; they come back with the next start.
    await asOwner(await readFile(path.join(import.meta.dirname, '../sql/policies.sql'), 'utf8'));
    expect(await listed(world.vera)).toBe(2);
  });
});
