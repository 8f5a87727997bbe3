import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { minutes } from '../../../platform/testing/held-clock.ts';
import { letIn } from '../../pathways/server/pathways-for-tests.ts';
import { decide, refusalOf } from '../../rooms/server/rooms-for-tests.ts';
import { BraveStepId } from '../domain/brave-step.ts';
import { type BraveWorld, openNextRoom, startBraveWorld } from './brave-steps-for-tests.ts';

let world: BraveWorld;
beforeAll(async () => {
  world = await startBraveWorld();
});
// A room of its own for each test.
beforeEach(async () => {
  world = await openNextRoom(world);
});
afterAll(() => world.server.close());

const hints = async () =>
  (
    await world.server.database.asOwner<{ audience: string[]; notify: boolean; what: string }>(
      'select * from hint where place = $1 order by id',
      [world.roomId],
    )
  ).filter(({ what }) => what.startsWith('brave-steps.'));
const comes = async (who: BraveWorld['are'], id: string, step: { id: BraveStepId }) => {
  await world.take(world.are, step, { kind: 'asked', companion: id });
  return world.take(who, step, { kind: 'comes' });
};

describe('A brave step', () => {
  it('is read in her words by all who are there; how hard it feels by her, who holds the overview, and who comes along', async () => {
    const { are, ingrid, vera, frida, siri, roles } = world;
    const step = await world.write(are, 'Gå på trening', 9);
    const readBy = async () => {
      const all = { are, ingrid, vera, frida, siri: siri.client };
      const found: string[] = [];
      for (const [name, who] of Object.entries(all)) {
        const [one] = await world.read(who);
        expect(one).toMatchObject({ id: step.id, what: 'Gå på trening', status: 'ahead', citizenName: 'Are Solberg' });
        expect(one?.hard).toBe(one?.iReadHowHard === true ? 9 : null);
        if (one?.iReadHowHard === true) found.push(name);
      }
      return found;
    };
    expect(await readBy()).toEqual(['are', 'ingrid']);
    await world.take(are, step, { kind: 'asked', companion: roles.vera.id });
    expect(await readBy()).toEqual(['are', 'ingrid']);
    await world.take(vera, step, { kind: 'comes' });
    await comes(siri.client, siri.relation.id, step);
    expect(await readBy()).toEqual(['are', 'ingrid', 'vera', 'siri']);
    await world.take(vera, step, { kind: 'not-this-time' });
    expect(await readBy()).toEqual(['are', 'ingrid', 'siri']);
    expect(await refusalOf(world.read(world.stranger))).toBe('not-found');
    expect(world.server.faults).toEqual([]);
  });

  it('that somebody writes with her waits for her own yes, and says nothing of how hard it feels', async () => {
    const { are, vera, people } = world;
    expect(await refusalOf(world.write(vera, 'Gå på trening', 7))).toBe('she-says-how-hard');
    expect(await refusalOf(world.write(world.siri.client))).toBe('not-yours-to-write');
    const step = await world.write(vera);
    expect(step).toMatchObject({ status: 'proposed', writerName: 'Vera Nilsen' });
    expect((await hints()).filter(({ notify }) => notify).map(({ audience }) => audience)).toEqual([[people.are]]);
    expect(await refusalOf(world.say(are, step, 'before', 3))).toBe('stands-otherwise');
    expect(await refusalOf(world.take(vera, step, { kind: 'agreed', hard: null }))).toBe('not-yours-to-take');
    expect(await world.take(are, step, { kind: 'agreed', hard: 6 })).toMatchObject({ status: 'ahead', hard: 6 });
    expect(await refusalOf(world.take(vera, step, { kind: 'let-go' }))).toBe('not-yours-to-take');
  });

  it('is made smaller, and how hard the whole of it felt is gone with it', async () => {
    const step = await world.write(world.are, 'Gå på trening', 9);
    await world.take(world.are, step, { kind: 'made-smaller', what: 'Se lokalet', hard: null });
    expect(await world.read(world.are)).toMatchObject([{ what: 'Se lokalet', before: 'Gå på trening', hard: null }]);
    await world.say(world.are, step, 'before', 5);
    await world.take(world.are, step, { kind: 'done', hard: null });
    expect(await world.say(world.are, step, 'after', 2)).toMatchObject({ hard: 5, hardAfter: 2 });
    // One number for each, and none of what she said before.
    const kept = await world.server.database.asOwner<{ moment: string; hard: number }>(
      'select moment, hard from brave_step_hard where room_id = $1 order by moment',
      [world.roomId],
    );
    expect(kept).toEqual([
      { moment: 'after', hard: 2 },
      { moment: 'before', hard: 5 },
    ]);
    expect(await refusalOf(world.say(world.ingrid, step, 'after', 9))).toBe('she-says-how-hard');
  });

  it('is put off, let go of and taken up again by her alone, without a word', async () => {
    const { are, ingrid } = world;
    const step = await world.write(are);
    for (const kind of ['put-off', 'let-go', 'taken-up'] as const)
      expect(await refusalOf(world.take(ingrid, step, { kind }))).toBe('not-yours-to-take');
    for (const [kind, status] of [
      ['put-off', 'put-off'],
      ['taken-up', 'ahead'],
      ['let-go', 'let-go'],
      ['taken-up', 'ahead'],
    ] as const)
      expect(await world.take(are, step, { kind })).toMatchObject({ status });
    expect(await refusalOf(world.take(are, step, { kind: 'taken-up' }))).toBe('stands-otherwise');
  });

  it('is one when it is sent twice, also at once; and so is each step on it', async () => {
    const id = BraveStepId.parse(randomUUID());
    await Promise.all([1, 2, 3].map(() => world.write(world.are, 'Gå på trening', 8, id)));
    const action = randomUUID();
    const off = () => world.take(world.are, { id }, { kind: 'put-off' }, action);
    await Promise.all([off(), off()]);
    expect(await off()).toMatchObject({ status: 'put-off', position: 2 });
    expect(await world.read(world.are)).toHaveLength(1);
    expect(await refusalOf(world.take(world.vera, { id }, { kind: 'comes' }, action))).toBe('not-found');
    expect(world.server.faults).toEqual([]);
  });
});

describe('Who comes along', () => {
  it('is asked once, by her, and says yes or not this time herself; her answer is told to the citizen', async () => {
    const { are, vera, ingrid, roles, people } = world;
    const step = await world.write(are);
    expect(await refusalOf(world.take(ingrid, step, { kind: 'asked', companion: roles.vera.id }))).toBe(
      'not-yours-to-take',
    );
    expect(await refusalOf(world.take(are, step, { kind: 'asked', companion: roles.stranger.id }))).toBe(
      'companion-is-not-here',
    );
    await world.take(are, step, { kind: 'asked', companion: roles.vera.id });
    expect(await refusalOf(world.take(are, step, { kind: 'comes' }))).toBe('not-yours-to-take');
    expect(await refusalOf(world.take(ingrid, step, { kind: 'comes' }))).toBe('not-yours-to-take');
    expect(await world.of(vera).listMine()).toMatchObject([
      { id: step.id, companions: [{ isMe: true, comes: false }] },
    ]);
    expect(await world.of(vera).countMine()).toEqual({ count: 1 });
    await world.take(vera, step, { kind: 'comes' });
    expect(await world.of(vera).countMine()).toEqual({ count: 0 });
    const told = (await hints()).filter(({ notify }) => notify);
    expect(told.map(({ audience }) => audience)).toEqual([[people.vera], [people.are]]);
    expect(await world.read(are)).toMatchObject([{ companions: [{ name: 'Vera Nilsen', comes: true }] }]);
    await world.take(are, step, { kind: 'named', name: 'Naboen Kari' });
    await world.take(are, step, { kind: 'not-needed', companion: roles.vera.id });
    expect(await world.read(vera)).toMatchObject([{ companions: [], named: 'Naboen Kari', hard: null }]);
    expect(await world.of(vera).listMine()).toEqual([]);
  });
});

describe('Whoever comes later', () => {
  it('sees nothing of what was written before her, unless she is asked to come along', async () => {
    const { are, ivar } = world;
    const step = await world.write(are, 'Gå på trening', 9);
    world.server.clock.moveBy(minutes(1));
    await letIn(world, world.roomId, ivar.client, ivar.role);
    expect(await world.read(ivar.client)).toEqual([]);
    expect(await refusalOf(world.write(ivar.client, 'Noe annet', null, step.id))).toBe('not-found');
    const before = (await hints()).length;
    await world.say(are, step, 'before', 4);
    const [told] = (await hints()).slice(before);
    expect(told?.audience).toEqual([world.people.ingrid]);
    await world.take(are, step, { kind: 'asked', companion: ivar.role.id });
    expect(await world.read(ivar.client)).toMatchObject([{ what: 'Gå på trening', hard: null, iReadHowHard: false }]);
    expect(await world.take(ivar.client, step, { kind: 'comes' })).toMatchObject({ hard: 4 });
    expect(await world.take(ivar.client, step, { kind: 'not-this-time' })).toMatchObject({
      hard: null,
      iReadHowHard: false,
    });
  });
});

it('A room that is closed keeps its steps to read, and nothing happens to them any more', async () => {
  const closed = world;
  const { are } = closed;
  const step = await closed.write(are, 'Gå på trening', 3);
  world = await openNextRoom(closed);
  expect(await closed.read(are)).toMatchObject([{ hard: 3, iMay: [], roomIsClosed: true }]);
  expect(await refusalOf(closed.take(are, step, { kind: 'done', hard: null }))).toBe('room-is-closed');
  expect(await refusalOf(closed.say(are, step, 'before', 2))).toBe('room-is-closed');
  expect(await refusalOf(closed.write(are))).toBe('room-is-closed');
});

// Last, since a room with an appointment ahead is not closed here.
it('Who comes along is in the appointment in which they do it together, and is shown no more once she has left', async () => {
  const { are, vera, roles } = world;
  const step = await world.write(are);
  await comes(vera, roles.vera.id, step);
  const [without, together] = [await world.propose(roles.frida.id), await world.propose(roles.vera.id)];
  const book = (appointmentId: typeof together) => world.take(vera, step, { kind: 'booked', appointmentId });
  expect(await refusalOf(book(without))).toBe('companion-is-no-party');
  expect(await refusalOf(world.take(world.frida, step, { kind: 'booked', appointmentId: together }))).toBe(
    'not-yours-to-take',
  );
  expect(await book(together)).toMatchObject({
    booked: { id: together, what: 'Første trening', status: 'proposed' },
  });
  expect((await world.of(vera).listOfRoom({ roomId: world.roomId })).appointments).toHaveLength(2);
  await decide(are, { roomId: world.roomId, granteeId: world.participants.vera }, 'withdraw');
  expect(await world.read(are)).toMatchObject([{ companions: [] }]);
  expect(await refusalOf(world.read(vera))).toBe('not-found');
  expect(world.server.faults).toEqual([]);
});
