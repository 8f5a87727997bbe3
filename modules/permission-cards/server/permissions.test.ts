import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { letIn, onDay } from '../../pathways/server/pathways-for-tests.ts';
import { decide, refusalOf } from '../../rooms/server/rooms-for-tests.ts';
import { CardId } from '../domain/permission-card.ts';
import { permissionsOf, type PermissionsWorld, startPermissionsWorld } from './permissions-for-tests.ts';

/** A world of its own for each test, since each story has its own days. */
let world: PermissionsWorld;
beforeEach(async () => {
  world = await startPermissionsWorld();
});
afterEach(() => world.server.close());

const mine = async (who: PermissionsWorld['are']) => permissionsOf(world, who).listMine();
const at = (participant: 'sara' | 'vera') => ({
  roomId: world.roomId,
  granteeId: world.inRoom.participants[participant],
});

describe('A permission', () => {
  it('is read in the same words by Are and by everybody in the room, and on the list of each who meets him', async () => {
    const { are, ingrid, vera, sara } = world;
    const given = await world.give(sara, world.extension('2027-03-14'));
    const told = {
      kind: 'extension',
      words: 'Du møter fortsatt tirsdager',
      until: '2027-03-14',
      standing: 'holds',
      organisationName: 'Øyane DPS',
      giver: { name: 'Sara Lie', organisation: 'Øyane DPS' },
      answers: null,
      citizenName: 'Are Solberg',
    };
    for (const who of [are, ingrid, vera, sara]) {
      const inRoom = await permissionsOf(world, who).listOfRoom({ roomId: world.roomId });
      expect(inRoom.cards).toMatchObject([{ ...told, id: given.id }]);
      expect(await mine(who)).toMatchObject([told]);
    }
    expect(await mine(world.stranger)).toEqual([]);
    expect(await refusalOf(world.reads(world.stranger))).toBe('not-found');
  });

  it('is one when it is sent twice, also at once; and taken back twice it is taken back', async () => {
    const id = CardId.parse(randomUUID());
    await Promise.all([1, 2, 3].map(() => world.give(world.sara, world.extension('2027-03-14'), id)));
    await world.give(world.sara, world.terms({ kind: 'call' }), id);
    expect(await world.reads(world.are)).toEqual(['extension: holds']);
    await Promise.all([1, 2].map(() => world.takeBack(world.are, { id })));
    await world.takeBack(world.sara, { id });
    expect(await world.reads(world.are)).toEqual(['extension: taken-back']);
    expect(world.server.faults).toEqual([]);
  });

  it('that says the same anew is the one that holds, also when two say it in the same moment', async () => {
    await world.give(world.sara, world.extension('2027-01-31'));
    await Promise.all(
      ['2027-02-28', '2027-03-14', '2027-04-30'].map((day) => world.give(world.sara, world.extension(day))),
    );
    expect((await world.reads(world.vera)).toSorted()).toEqual([
      'extension: holds',
      'extension: replaced',
      'extension: replaced',
      'extension: replaced',
    ]);
    expect(await mine(world.vera)).toHaveLength(1);
    expect(world.server.faults).toEqual([]);
  });

  it('is taken back by Are without a reason, by who gave it, and by nobody else; then nobody’s list has it', async () => {
    const first = await world.give(world.sara, world.extension('2027-03-14'));
    expect(await refusalOf(world.takeBack(world.vera, first))).toBe('not-yours-to-take-back');
    expect(await refusalOf(world.takeBack(world.ingrid, first))).toBe('not-yours-to-take-back');
    expect(await mine(world.vera)).toHaveLength(1);
    await world.takeBack(world.are, first);
    expect(await mine(world.vera)).toEqual([]);
    const second = await world.give(world.vera, world.terms());
    await world.takeBack(world.vera, second);
    expect(await mine(world.sara)).toEqual([]);
    // What has held stands with Are.
    expect((await mine(world.are)).map(({ standing }) => standing)).toEqual(['taken-back', 'taken-back']);
  });

  it('holds until its last day and is gone the day after, of itself', async () => {
    await world.give(world.sara, world.extension('2026-11-20'));
    world.server.clock.moveTo('2026-11-20T22:30:00.000Z');
    expect(await mine(await world.as(world.people.vera, world.roles.vera))).toHaveLength(1);
    world.server.clock.moveTo('2026-11-20T23:30:00.000Z');
    const vera = await world.as(world.people.vera, world.roles.vera);
    expect(await mine(vera)).toEqual([]);
    expect(await world.reads(vera)).toEqual(['extension: passed']);
  });

  it('is given by who may: of a course by its holder or her deputy, else by any practitioner in the room', async () => {
    expect(await refusalOf(world.give(world.vera, world.extension('2027-03-14')))).toBe('holder-needed');
    const [from, until] = [onDay('2026-11-06'), onDay('2026-11-07')];
    await letIn(world, world.roomId, world.stian.client, world.stian.role);
    expect(await refusalOf(world.give(world.stian.client, world.extension('2027-03-14')))).toBe('holder-needed');
    await world.inRoom.take(world.sara, { kind: 'deputy-named', deputy: world.stian.role.id, from, until });
    await world.give(world.stian.client, world.extension('2027-03-14'));
    await world.give(world.vera, world.terms({ kind: 'bring' }));
    expect(await refusalOf(world.give(world.stranger, world.terms()))).toBe('not-found');
    expect(await refusalOf(world.give(world.are, world.terms()))).toBe('other-role-needed');
    const { pathways } = await permissionsOf(world, world.stian.client).listOfRoom({ roomId: world.roomId });
    expect(pathways).toMatchObject([{ organisationName: 'Øyane DPS' }]);
    expect(await permissionsOf(world, world.vera).listOfRoom({ roomId: world.roomId })).toMatchObject({
      iMayGive: true,
      pathways: [],
    });
  });
});

describe('When whoever gave it has left the room', () => {
  it('it holds until its day, and says who answers now; who holds the overview may take it back', async () => {
    const card = await world.give(world.vera, world.terms({ kind: 'call' }));
    await decide(world.are, at('vera'), 'withdraw');
    expect(await mine(world.are)).toMatchObject([
      { standing: 'holds', giver: { name: 'Vera Nilsen' }, answers: { name: 'Ingrid Haugen' } },
    ]);
    expect(await refusalOf(world.takeBack(world.vera, card))).toBe('not-found');
    expect(await refusalOf(world.takeBack(world.sara, card))).toBe('not-yours-to-take-back');
    await world.takeBack(world.ingrid, card);
    expect(await world.reads(world.are)).toEqual(['call: taken-back']);
  });

  it('of a course, who is on duty there answers, and its new holder may take it back or say it anew', async () => {
    const card = await world.give(world.sara, world.extension('2027-03-14'));
    await letIn(world, world.roomId, world.stian.client, world.stian.role);
    await decide(world.are, at('sara'), 'withdraw');
    expect(await mine(world.vera)).toMatchObject([{ standing: 'holds', answers: { name: 'Stian Berg' } }]);
    expect(await refusalOf(world.takeBack(world.stian.client, card))).toBe('not-yours-to-take-back');
    const words = 'Sara har sluttet';
    await world.inRoom.take(world.stian.client, { kind: 'contact-moved', to: world.stian.role.id, words });
    // He came later, and says anew what was said before him.
    await world.give(world.stian.client, world.extension('2027-04-30'));
    expect(await world.reads(world.are)).toEqual(['extension: holds', 'extension: replaced']);
    expect(await mine(world.vera)).toMatchObject([{ until: '2027-04-30', giver: { name: 'Stian Berg' } }]);
  });
});

describe('Whoever comes later', () => {
  it('reads what holds, whole, and nothing of what had ended before she sees', async () => {
    const past = await world.give(world.vera, world.terms({ kind: 'own', words: 'Det var før' }));
    await world.takeBack(world.vera, past);
    await world.give(world.sara, world.extension('2027-03-14'));
    await world.give(world.sara, world.terms({ kind: 'call', until: onDay('2026-11-07') }));
    world.server.clock.moveTo('2026-11-08T09:00:00.000Z');
    const { people, roles } = world;
    const [are, ingrid] = [await world.as(people.are), await world.as(people.ingrid, roles.ingrid)];
    const stian = await world.as(world.stian.id, world.stian.role);
    await letIn({ ...world, are, ingrid }, world.roomId, stian, world.stian.role);
    expect(await permissionsOf(world, stian).listOfRoom({ roomId: world.roomId })).toMatchObject({
      cards: [{ kind: 'extension', words: 'Du møter fortsatt tirsdager' }],
    });
    expect(await refusalOf(world.takeBack(stian, past))).toBe('not-found');
    expect(await refusalOf(world.takeBack(stian, { id: CardId.parse(randomUUID()) }))).toBe('not-found');
    expect(await world.reads(are)).toHaveLength(3);
    // What is taken back once she is there she has read, and goes on knowing of.
    const [, sara] = [are, await world.as(people.sara, roles.sara)];
    const [held] = await mine(sara);
    if (held === undefined) throw new Error('It holds.');
    await world.takeBack(sara, held);
    expect(await world.reads(stian)).toEqual(['extension: taken-back']);
  });
});

describe('A room that is closed', () => {
  it('keeps its permissions to read, of which none holds, and nothing happens to them any more', async () => {
    const card = await world.give(world.vera, world.terms());
    await world.give(world.sara, world.extension('2027-03-14'));
    const closing = { words: 'Takk', readableAfter: 'participants', readableUntil: null } as const;
    await world.are.rooms.closeRoom({ roomId: world.roomId, ...closing });
    expect((await world.reads(world.vera)).toSorted()).toEqual(['extension: room-closed', 'text: room-closed']);
    expect(await mine(world.vera)).toEqual([]);
    expect(await refusalOf(world.takeBack(world.vera, card))).toBe('room-is-closed');
    expect(await refusalOf(world.give(world.vera, world.terms()))).toBe('room-is-closed');
  });
});
