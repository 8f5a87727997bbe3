import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minutes } from '../../../platform/testing/held-clock.ts';
import { letIn } from '../../pathways/server/pathways-for-tests.ts';
import { decide, refusalOf } from '../../rooms/server/rooms-for-tests.ts';
import { ErrandId } from '../domain/errand.ts';
import { type ErrandsWorld, startErrandsWorld } from './errands-for-tests.ts';

/** One room for all, with an errand of its own for each. */
let world: ErrandsWorld;
beforeAll(async () => {
  world = await startErrandsWorld();
});
afterAll(() => world.server.close());

const one = async (who: ErrandsWorld['are'], id: ErrandId) =>
  (await world.read(who)).find((errand) => errand.id === id);
/** Who was told by mail or push since a moment, in order. */
async function notified(since: number) {
  const hints = await world.server.database.asOwner<{ audience: string[]; notify: boolean; what: string }>(
    'select * from hint order by id',
  );
  const news = hints.slice(since).filter(({ what, notify }) => what.startsWith('errands.') && notify);
  return news.map(({ audience }) => audience);
}
const hintsSoFar = async () => (await world.server.database.asOwner('select * from hint')).length;

describe('An errand', () => {
  it('goes to who holds the overview, who answers for it until somebody else takes it; the answer is told to the citizen', async () => {
    const { are, ingrid, vera, frida, roles, people } = world;
    const since = await hintsSoFar();
    const { id } = await world.ask(are);
    expect(await one(are, id)).toMatchObject({
      holder: { name: 'Ingrid Haugen' },
      heldSince: '2026-11-06T09:00:00.000Z',
    });
    world.server.clock.moveBy(minutes(1));
    expect(await refusalOf(world.take(vera, { id }, { kind: 'taken' }))).toBe('not-yours-to-take');
    await world.take(ingrid, { id }, { kind: 'passed', to: roles.vera.id });
    expect(await one(are, id)).toMatchObject({
      holder: { name: 'Ingrid Haugen' },
      waitsFor: { name: 'Vera Nilsen' },
      heldSince: '2026-11-06T09:00:00.000Z',
    });
    expect(await world.of(vera).listMine()).toMatchObject([{ id, waitsForMe: true }]);
    expect(await world.of(vera).countMine()).toEqual({ count: 1 });
    world.server.clock.moveBy(minutes(1));
    await world.take(vera, { id }, { kind: 'taken' });
    expect(await one(are, id)).toMatchObject({
      holder: { name: 'Vera Nilsen' },
      heldSince: '2026-11-06T09:02:00.000Z',
    });
    expect(await refusalOf(world.take(ingrid, { id }, { kind: 'solved', answer: 'x' }))).toBe('not-yours-to-take');
    await world.take(vera, { id }, { kind: 'solved', answer: 'Mandag klokken ni' });
    for (const who of [are, frida])
      expect(await one(who, id)).toMatchObject({ status: 'solved', answer: 'Mandag klokken ni' });
    expect(await notified(since)).toEqual([[people.ingrid], [people.vera], [people.are]]);
    expect(await world.of(vera).listMine()).toEqual([]);
    expect(await world.of(vera).countMine()).toEqual({ count: 0 });
    expect(await world.of(are).listMine()).toMatchObject([{ id }]);
  });

  it('is the citizen’s to ask, to ask again and to take away', async () => {
    const { are, ingrid } = world;
    expect(await refusalOf(world.ask(ingrid))).toBe('not-yours-to-ask');
    const { id } = await world.ask(are);
    await world.take(ingrid, { id }, { kind: 'solved', answer: 'Snart' });
    expect(await refusalOf(world.take(ingrid, { id }, { kind: 'asked-again', words: '' }))).toBe('not-yours-to-take');
    expect(await world.take(are, { id }, { kind: 'asked-again', words: 'Hvilken dag?' })).toMatchObject({
      status: 'open',
      answer: 'Snart',
      missing: 'Hvilken dag?',
      holder: { name: 'Ingrid Haugen' },
    });
    expect(await world.take(are, { id }, { kind: 'withdrawn' })).toMatchObject({ status: 'withdrawn', iMay: [] });
  });

  it('stays with whoever passes it when it is not taken, and is passed to nobody who is not there', async () => {
    const { are, ingrid, frida, roles } = world;
    const { id } = await world.ask(are);
    for (const [to, reason] of [
      [roles.stranger.id, 'nobody-there'],
      [roles.ingrid.id, 'stands-otherwise'],
    ] as const)
      expect(await refusalOf(world.take(ingrid, { id }, { kind: 'passed', to }))).toBe(reason);
    await world.take(ingrid, { id }, { kind: 'passed', to: roles.frida.id });
    expect(await world.take(frida, { id }, { kind: 'not-taken' })).toMatchObject({
      waitsFor: null,
      holder: { name: 'Ingrid Haugen' },
    });
  });

  it('is one when it is sent twice, also at once; and so is each step on it', async () => {
    const id = ErrandId.parse(randomUUID());
    await Promise.all([1, 2, 3].map(() => world.ask(world.are, 'En gang', id)));
    const action = randomUUID();
    const solve = () => world.take(world.ingrid, { id }, { kind: 'solved', answer: 'Ja' }, action);
    await Promise.all([solve(), solve()]);
    expect(await solve()).toMatchObject({ status: 'solved', position: 2 });
    expect((await world.read(world.are)).filter(({ what }) => what === 'En gang')).toHaveLength(1);
    expect(world.server.faults).toEqual([]);
  });

  it('of somebody who has left stands with who holds the overview', async () => {
    const { are, ingrid, frida, roles } = world;
    const { id } = await world.ask(are);
    await world.take(ingrid, { id }, { kind: 'passed', to: roles.frida.id });
    await world.take(frida, { id }, { kind: 'taken' });
    await decide(are, { roomId: world.roomId, granteeId: world.participants.frida }, 'withdraw');
    expect(await one(are, id)).toMatchObject({ holder: { name: 'Ingrid Haugen' } });
    expect(await world.take(ingrid, { id }, { kind: 'solved', answer: 'Tirsdag' })).toMatchObject({ holderIsMe: true });
  });

  it('is nothing to who came later, unless she is asked to take it; and she may say no to it', async () => {
    const { are, ingrid, ivar } = world;
    const { id } = await world.ask(are, 'Før hun kom');
    world.server.clock.moveBy(minutes(1));
    await letIn(world, world.roomId, ivar.client, ivar.role);
    expect(await world.read(ivar.client)).toEqual([]);
    expect(await refusalOf(world.take(ivar.client, { id }, { kind: 'taken' }))).toBe('not-found');
    await world.take(ingrid, { id }, { kind: 'passed', to: ivar.role.id });
    expect(await world.read(ivar.client)).toMatchObject([{ what: 'Før hun kom', waitsForMe: true }]);
    expect(await world.take(ivar.client, { id }, { kind: 'not-taken' })).toMatchObject({ waitsForMe: false });
    expect(world.server.faults).toEqual([]);
  });
});

describe('That she had to pass something on herself', () => {
  it('is noted in one tap, once for each, and taken back by whoever noted it', async () => {
    const { are, vera, roomId } = world;
    const [hers, veras] = [randomUUID(), randomUUID()];
    await Promise.all([world.note(are, hers), world.note(are, hers), world.note(vera, veras)]);
    expect((await world.of(are).listOfRoom({ roomId })).noted).toMatchObject([{ id: hers }]);
    await world.of(vera).takeBackRelay({ roomId, relayId: hers });
    await world.of(vera).takeBackRelay({ roomId, relayId: veras });
    expect((await world.of(vera).listOfRoom({ roomId })).noted).toEqual([]);
    expect((await world.of(are).listOfRoom({ roomId })).noted).toMatchObject([{ id: hers }]);
    expect(await refusalOf(world.note(world.stranger))).toBe('not-found');
  });

  it('is counted for the organisation that held the overview, from five on, and by month', async () => {
    const { are, vera, ingrid, stranger } = world;
    const count = (who: ErrandsWorld['are'], month = '2026-11') => world.of(who).countRelays({ month });
    for (let nr = 0; nr < 3; nr += 1) await world.note(nr === 0 ? vera : are);
    // Four: fewer than five are told as if there were none.
    expect(await count(ingrid)).toEqual({ month: '2026-11', times: null });
    await world.note(are);
    for (const who of [ingrid, stranger]) expect(await count(who)).toEqual({ month: '2026-11', times: 5 });
    expect(await count(vera)).toMatchObject({ times: null });
    expect(await count(ingrid, '2026-10')).toMatchObject({ times: null });
    expect(await refusalOf(count(are))).toBe('other-role-needed');
  });
});

it('A room that is closed keeps what was asked to read, and nothing happens to it any more', async () => {
  const { are, ingrid, roomId } = world;
  const errand = await world.ask(are);
  await are.rooms.closeRoom({ roomId, words: 'Takk', readableAfter: 'participants', readableUntil: null });
  expect(await one(ingrid, errand.id)).toMatchObject({ status: 'open', roomIsClosed: true, iMay: [] });
  const solve = () => world.take(ingrid, errand, { kind: 'solved', answer: 'x' });
  for (const tried of [() => world.ask(are), solve, () => world.note(are)])
    expect(await refusalOf(tried())).toBe('room-is-closed');
  expect(world.server.faults).toEqual([]);
});
