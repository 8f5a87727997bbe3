import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { minutes } from '../../../platform/testing/held-clock.ts';
import { letIn, onDay } from '../../pathways/server/pathways-for-tests.ts';
import { decide, refusalOf } from '../../rooms/server/rooms-for-tests.ts';
import { AgreementId } from '../domain/agreement.ts';
import { type AgreementsWorld, startAgreementsWorld } from './agreements-for-tests.ts';

/** A world of its own for each test, since each story has its own days. */
let world: AgreementsWorld;
beforeEach(async () => {
  world = await startAgreementsWorld();
});
afterEach(() => world.server.close());

const mine = async (who: AgreementsWorld['are']) =>
  (await world.of(who).listMine()).map(({ what, status }) => `${what}: ${status}`);
const withdraw = (whom: 'frida' | 'vera') =>
  decide(world.are, { roomId: world.roomId, granteeId: world.participants[whom] }, 'withdraw');
const on = (day: string) => ({ kind: 'day', day: onDay(day) }) as const;
const whenItSuits = { kind: 'when-it-suits' } as const;
const notified = async () =>
  (
    await world.server.database.asOwner<{ audience: string[]; notify: boolean; what: string }>('select * from hint')
  ).filter(({ what, notify }) => what.startsWith('agreements.') && notify);

describe('A promise', () => {
  it('that one makes oneself is agreed at once, and read in the same words by all who are there', async () => {
    const { are, vera, frida, ingrid } = world;
    const agreed = await world.write(vera, world.terms());
    const told = { what: 'Ringe fastlegen', status: 'agreed', ownerNamed: { name: 'Vera Nilsen' }, to: 'citizen' };
    for (const who of [are, vera, frida, ingrid])
      expect((await world.of(who).listOfRoom({ roomId: world.roomId })).agreements).toMatchObject([
        { ...told, id: agreed.id, citizenName: 'Are Solberg', isMine: who === vera },
      ]);
    expect(await refusalOf(world.reads(world.stranger))).toBe('not-found');
    expect(await notified()).toEqual([]);
  });

  it('that is proposed waits for her yes, is told to her once, and may be answered with “not now”', async () => {
    const { are, vera, people } = world;
    const one = await world.write(vera, world.hers({ what: 'Gå en tur' }));
    const other = await world.write(are, world.terms({ what: 'Sende brevet' }));
    expect([one.status, other.status]).toEqual(['proposed', 'proposed']);
    expect((await notified()).map(({ audience }) => audience)).toEqual([[people.are], [people.vera]]);
    for (const who of [vera, world.ingrid])
      expect(await refusalOf(world.take(who, one, { kind: 'agreed' }))).toBe('not-yours-to-take');
    expect(await refusalOf(world.take(are, other, { kind: 'agreed' }))).toBe('not-yours-to-take');
    await world.take(are, one, { kind: 'not-now', words: '' });
    await world.take(vera, other, { kind: 'agreed' });
    expect(await world.reads(world.frida)).toEqual(['Sende brevet: agreed', 'Gå en tur: not-now']);
    // After that nobody is reminded.
    expect(await notified()).toHaveLength(2);
  });

  it('is kept by the word of who made it or of whom it was made to; and “not yet” takes that back', async () => {
    const { are, vera, frida } = world;
    const one = await world.write(vera, world.terms());
    expect(await refusalOf(world.take(frida, one, { kind: 'kept' }))).toBe('not-yours-to-take');
    await world.take(are, one, { kind: 'kept' });
    expect(await refusalOf(world.take(vera, one, { kind: 'kept' }))).toBe('stands-otherwise');
    expect(await world.take(vera, one, { kind: 'not-yet' })).toMatchObject({ status: 'agreed' });
    await world.take(vera, one, { kind: 'kept' });
    const hers = await world.write(are, world.hers());
    expect(await world.take(frida, hers, { kind: 'kept' })).toMatchObject({ status: 'kept', owner: null });
  });

  it('is moved by who made it, to a day that lies ahead or to when it suits', async () => {
    const { are, vera } = world;
    const one = await world.write(vera, world.terms());
    expect(await refusalOf(world.take(are, one, { kind: 'moved', due: on('2026-11-20'), words: '' }))).toBe(
      'not-yours-to-take',
    );
    expect(await refusalOf(world.take(vera, one, { kind: 'moved', due: on('2026-11-05'), words: '' }))).toBe(
      'day-has-passed',
    );
    await world.take(vera, one, { kind: 'moved', due: on('2026-11-20'), words: 'Legen er borte' });
    expect(await world.take(vera, one, { kind: 'moved', due: whenItSuits, words: '' })).toMatchObject({
      status: 'agreed',
      due: whenItSuits,
      movedFrom: on('2026-11-20'),
    });
  });

  it('is let go of by the citizen without a word, and by who works with a reason', async () => {
    const { are, vera, ingrid } = world;
    const [one, other] = [await world.write(vera, world.terms()), await world.write(vera, world.terms({ what: 'B' }))];
    expect(await refusalOf(world.take(vera, one, { kind: 'let-go', words: '' }))).toBe('words-needed');
    expect(await refusalOf(world.take(ingrid, one, { kind: 'let-go', words: 'Nei' }))).toBe('not-yours-to-take');
    await world.take(vera, one, { kind: 'let-go', words: 'Legen har ringt selv' });
    await world.take(are, other, { kind: 'let-go', words: '' });
    const proposed = await world.write(ingrid, world.hers({ what: 'C' }));
    await world.take(ingrid, proposed, { kind: 'let-go', words: 'Det haster ikke' });
    expect((await world.reads(are)).toSorted()).toEqual(['B: let-go', 'C: let-go', 'Ringe fastlegen: let-go']);
  });

  it('is one when it is sent twice, also at once; and so is each step on it', async () => {
    const id = AgreementId.parse(randomUUID());
    await Promise.all([1, 2, 3].map(() => world.write(world.vera, world.terms(), id)));
    await world.write(world.vera, world.terms({ what: 'Noe annet' }), id);
    const action = randomUUID();
    const move = () => world.take(world.vera, { id }, { kind: 'moved', due: on('2026-11-20'), words: '' }, action);
    await Promise.all([move(), move()]);
    expect(await move()).toMatchObject({ position: 2, movedFrom: on('2026-11-13') });
    expect(await world.reads(world.are)).toEqual(['Ringe fastlegen: agreed']);
    expect(await refusalOf(world.take(world.are, { id }, { kind: 'kept' }, action))).toBe('not-found');
    expect(world.server.faults).toEqual([]);
  });

  it('is written of nobody who is not there, and by the citizen not to herself', async () => {
    const { are, vera, roles } = world;
    expect(await refusalOf(world.write(vera, world.terms({ owner: roles.sara.id })))).toBe('owner-is-not-here');
    expect(await refusalOf(world.write(are, world.terms({ owner: null })))).toBe('promised-to-oneself');
    expect(await refusalOf(world.write(vera, world.terms({ due: on('2026-11-05') })))).toBe('day-has-passed');
    expect(await refusalOf(world.write(vera, world.terms({ due: on('2029-11-05') })))).toBe('day-is-too-far');
  });
});

describe('What I promised, over all rooms', () => {
  it('stands in the order of its days, with what is done when it suits last; and only while it lies ahead', async () => {
    const { are, vera } = world;
    for (const [what, due] of [
      ['Siden', whenItSuits],
      ['Sist', on('2026-11-20')],
      ['Først', on('2026-11-07')],
    ] as const)
      await world.write(vera, world.terms({ what, due }));
    await world.write(world.frida, world.terms({ what: 'Fridas', owner: world.roles.frida.id }));
    await world.take(vera, await world.write(vera, world.terms({ what: 'Gjort' })), { kind: 'kept' });
    expect(await mine(vera)).toEqual(['Først: agreed', 'Sist: agreed', 'Siden: agreed']);
    expect(await world.of(vera).countMine()).toEqual({ count: 3 });
    expect(await mine(are)).toHaveLength(5);
    expect(await mine(world.stranger)).toEqual([]);
  });
});

describe('A promise of somebody who has left', () => {
  it('stands with whoever holds the overview, who takes it over with one tap', async () => {
    const { are, vera, frida, ingrid } = world;
    const one = await world.write(vera, world.terms());
    await withdraw('vera');
    expect(await mine(ingrid)).toEqual(['Ringe fastlegen: agreed']);
    const { agreements } = await world.of(are).listOfRoom({ roomId: world.roomId });
    expect(agreements).toMatchObject([{ ownerNamed: { name: 'Vera Nilsen' }, standsWith: { name: 'Ingrid Haugen' } }]);
    expect(await refusalOf(world.take(frida, one, { kind: 'taken-over' }))).toBe('not-yours-to-take');
    expect(await world.take(ingrid, one, { kind: 'taken-over' })).toMatchObject({
      status: 'agreed',
      standsWith: null,
      isMine: true,
    });
    await world.take(ingrid, one, { kind: 'moved', due: whenItSuits, words: '' });
    expect(await refusalOf(world.take(vera, one, { kind: 'kept' }))).toBe('not-found');
  });

  it('is nobody else’s while she is there', async () => {
    const one = await world.write(world.vera, world.terms());
    expect(await refusalOf(world.take(world.ingrid, one, { kind: 'taken-over' }))).toBe('not-yours-to-take');
  });
});

describe('Whoever comes later', () => {
  it('sees nothing of what was agreed before her, is told nothing of it, and meets nothing under its id', async () => {
    const { are, vera, stian } = world;
    const before = await world.write(vera, world.terms({ what: 'Før' }));
    world.server.clock.moveBy(minutes(1));
    await letIn(world, world.roomId, stian.client, stian.role);
    await world.write(vera, world.terms({ what: 'Etter' }));
    expect(await world.reads(stian.client)).toEqual(['Etter: agreed']);
    expect(await refusalOf(world.take(stian.client, before, { kind: 'kept' }))).toBe('not-found');
    expect(await refusalOf(world.write(stian.client, world.terms({ owner: stian.role.id }), before.id))).toBe(
      'not-found',
    );
    const hints = await world.server.database.asOwner('select * from hint');
    await world.take(are, before, { kind: 'kept' });
    const told = await world.server.database.asOwner<{ audience: string[] }>('select * from hint');
    const news = told.slice(hints.length).flatMap(({ audience }) => audience);
    expect(news).toContain(world.people.vera);
    expect(news).not.toContain(stian.id);
    expect(world.server.faults).toEqual([]);
  });

  it('sees what stands with her alone, once she holds the overview', async () => {
    const { are, vera, ingrid, stian } = world;
    await world.write(vera, world.terms({ what: 'Veras' }));
    await world.write(world.frida, world.terms({ what: 'Fridas', owner: world.roles.frida.id }));
    await world.write(are, world.hers({ what: 'Ares' }));
    world.server.clock.moveBy(minutes(1));
    const seat = await letIn(world, world.roomId, stian.client, stian.role);
    await ingrid.rooms.askContact({ roomId: world.roomId, participantId: seat });
    await stian.client.rooms.acceptContact({ roomId: world.roomId });
    expect(await world.reads(stian.client)).toEqual([]);
    await withdraw('vera');
    expect(await world.reads(stian.client)).toEqual(['Veras: agreed']);
    const [standing] = (await world.of(stian.client).listOfRoom({ roomId: world.roomId })).agreements;
    if (standing === undefined) throw new Error('It stands with her.');
    await world.take(stian.client, standing, { kind: 'taken-over' });
    expect(await mine(stian.client)).toEqual(['Veras: agreed']);
    expect(world.server.faults).toEqual([]);
  });
});

describe('A room that is closed', () => {
  it('keeps what was agreed to read, and nothing happens to it any more', async () => {
    const { are, vera } = world;
    const one = await world.write(vera, world.terms());
    const closing = { words: 'Takk', readableAfter: 'participants', readableUntil: null } as const;
    await are.rooms.closeRoom({ roomId: world.roomId, ...closing });
    expect(await world.reads(vera)).toEqual(['Ringe fastlegen: agreed']);
    expect(await mine(vera)).toEqual([]);
    expect(await refusalOf(world.take(vera, one, { kind: 'kept' }))).toBe('room-is-closed');
    expect(await refusalOf(world.write(vera, world.terms()))).toBe('room-is-closed');
  });
});
