import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Day } from '../../../kernel/day.ts';
import { refusalOf } from '../../rooms/server/rooms-for-tests.ts';
import { keptUntil, retentionBounds } from '../domain/retention.ts';
import { carryOutRetention, forecastRetention } from './carry-out-retention.ts';
import { openAresRoom, type RightsWorld, say, startRightsWorld } from './rights-for-tests.ts';

let world: RightsWorld;
let administrator: { id: Parameters<RightsWorld['as']>[0]; role: Awaited<ReturnType<RightsWorld['add']['addRole']>> };
beforeAll(async () => {
  world = await startRightsWorld();
  const id = await world.add.addPerson({ givenName: 'Tor', familyName: 'Vik' });
  administrator = { id, role: await world.add.addRole(id, world.organisations.municipality, 'administrator') };
});
afterAll(() => world.server.close());

const asAdministrator = async () => world.rightsOf(await world.as(administrator.id, administrator.role));
const parts = () => ({ db: world.server.server.parts.db, now: world.server.clock.now() });
const rooms = () => world.server.database.asOwner<{ id: string }>('select id from room');
const keep = async (months: number | null) => (await asAdministrator()).setRetention({ kind: 'closed-room', months });

/** A room of Ingrid's with something of everything in it, closed now. */
async function closedRoom() {
  // Whoever has been away signs in anew.
  const ingrid = await world.as(world.people.ingrid, world.roles.ingrid);
  const are = await world.as(world.people.are);
  const vera = await world.as(world.people.vera, world.roles.vera);
  const frida = await world.as(world.people.frida, world.roles.frida);
  const { roomId } = await openAresRoom({ ...world, are, ingrid, vera, frida });
  const { threadId } = await say(ingrid, roomId, 'Så er vi i gang');
  await vera.rooms.markRead({ roomId, threadId, seq: 1 });
  await ingrid.rooms.closeRoom({ roomId, words: 'Takk', readableAfter: 'citizen', readableUntil: null });
  return roomId;
}

describe('Without a rule', () => {
  it('nothing goes, however old it is', async () => {
    await closedRoom();
    world.server.clock.moveTo('2096-01-01T09:00:00.000Z');
    expect(await forecastRetention(parts())).toEqual([]);
    expect(await carryOutRetention(parts())).toEqual([]);
    expect(await rooms()).toHaveLength(1);
    world.server.clock.moveTo('2026-11-06T10:00:00.000Z');
  });
});

describe('A rule', () => {
  it('is set by the administrator, for her own organisation, within what one may', async () => {
    expect(await keep(120)).toMatchObject([{ kind: 'closed-room', months: 120, goes: 0 }]);
    expect(await refusalOf(keep(119))).toBe('kept-too-short');
    expect(await refusalOf(keep(361))).toBe('kept-too-long');
    const ingrid = world.rightsOf(await world.as(world.people.ingrid, world.roles.ingrid));
    expect(await refusalOf(ingrid.setRetention({ kind: 'closed-room', months: 120 }))).toBe('only-administrator-keeps');
  });

  it('says the same bounds as the table of the database', async () => {
    for (const [kind, bounds] of Object.entries(retentionBounds)) {
      const [row] = await world.server.database.asOwner('select fewest as "least", most from retention_bounds($1)', [
        kind,
      ]);
      expect(row).toEqual(bounds);
    }
  });

  it('keeps to the same day in the database as in the rule, over random days', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 400 }),
        async (date, months) => {
          const day = Day.parse(date.toISOString().slice(0, 10));
          const [row] = await world.server.database.asOwner('select kept_until($1, $2)::text as day', [day, months]);
          expect(row).toEqual({ day: keptUntil(day, months) });
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('Carrying out', () => {
  it('tells the citizen thirty days before, and removes the room whole on its day', async () => {
    // Closed on 6 November 2026 for 120 months: kept until 6 November 2036.
    world.server.clock.moveTo('2036-10-07T09:00:00.000Z');
    expect((await carryOutRetention(parts()))[0]).toMatchObject({ told: 0, removed: {} });
    world.server.clock.moveTo('2036-10-08T09:00:00.000Z');
    expect((await forecastRetention(parts()))[0]?.kinds).toMatchObject([
      { toTell: 1, waiting: 0, goes: 0, oldest: '2026-11-06' },
    ]);
    expect((await carryOutRetention(parts()))[0]).toMatchObject({ told: 1, removed: {} });
    const [hint] = await world.server.database.asOwner(
      `select audience, notify from hint where what = 'rights.room-goes'`,
    );
    expect(hint).toEqual({ audience: [world.people.are], notify: true });
    const are = await world.as(world.people.are);
    expect(await (await world.rightsOf(are).exportEverything()).text()).toContain('"goesOn":"2036-11-07"');
    world.server.clock.moveTo('2036-11-06T22:30:00.000Z');
    expect((await forecastRetention(parts()))[0]?.kinds).toMatchObject([{ waiting: 1, goes: 0 }]);
    expect((await carryOutRetention(parts()))[0]).toMatchObject({ removed: {} });
    // In Norway the next day has begun.
    world.server.clock.moveTo('2036-11-06T23:30:00.000Z');
    expect((await forecastRetention(parts()))[0]?.kinds).toMatchObject([{ waiting: 0, goes: 1 }]);
    expect((await carryOutRetention(parts()))[0]).toMatchObject({ removed: { 'closed-room': 1 } });
    expect(await rooms()).toEqual([]);
    for (const table of [
      'message',
      'thread',
      'participant',
      'consent',
      'consent_action',
      'read_mark',
      'retention_notice',
    ])
      expect(await world.server.database.asOwner(`select 1 from ${table}`), table).toEqual([]);
  });

  it('leaves a line in the citizen’s log in the name of whoever set the rule, and how much went by which rule', async () => {
    const are = await world.as(world.people.are);
    const { entries } = await world.logOf(are).listEntries({});
    expect(entries.find(({ event }) => event === 'rights.room-removed')).toMatchObject({
      who: { givenName: 'Tor', profession: 'administrator' },
      detail: { months: 120 },
    });
    expect(await world.server.database.asOwner('select kind, months, removed from retention_run')).toEqual([
      { kind: 'closed-room', months: 120, removed: 1 },
    ]);
  });

  it('leaves a room that is held back', async () => {
    world.server.clock.moveTo('2040-01-01T09:00:00.000Z');
    const roomId = await closedRoom();
    await world.server.database.asOwner(`insert into retention_hold values ($1, $2, 'En klagesak', $3, now())`, [
      roomId,
      world.people.are,
      administrator.id,
    ]);
    world.server.clock.moveTo('2060-01-01T09:00:00.000Z');
    expect((await forecastRetention(parts()))[0]?.kinds).toMatchObject([{ toTell: 0, goes: 0 }]);
    await world.server.database.asOwner('update retention_hold set released_at = now()');
    expect((await forecastRetention(parts()))[0]?.kinds).toMatchObject([{ toTell: 1, goes: 0 }]);
  });

  it('removes no room of which the citizen has not been told, however long the rule has waited', async () => {
    expect((await carryOutRetention(parts()))[0]).toMatchObject({ told: 1, removed: {} });
    expect(await rooms()).toHaveLength(1);
  });

  it('removes all of a room or nothing, when somebody who must do away with more of it can’t', async () => {
    world.server.clock.moveTo('2060-03-01T09:00:00.000Z');
    const beforeRoomGoes = [() => Promise.reject(new Error('The store of files is away.'))];
    await expect(carryOutRetention({ ...parts(), beforeRoomGoes })).rejects.toThrow('away');
    expect(await rooms()).toHaveLength(1);
    expect(await world.server.database.asOwner('select 1 from message')).toHaveLength(1);
    expect((await carryOutRetention(parts()))[0]).toMatchObject({ removed: { 'closed-room': 1 } });
  });
});

describe('The dry run', () => {
  it('says exactly what carrying out then removes and tells, and stores nothing, over random ages', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 8 }), async (ages) => {
        const { asOwner } = world.server.database;
        await asOwner('delete from retention_notice; delete from retention_hold; delete from room');
        for (const [index, age] of ages.entries()) {
          const id = randomUUID();
          await asOwner(
            `insert into room (id, citizen_id, purpose, opened_by, opened_role_id, opened_at, presence, newcomers_see, closed_at, closed_by, readable_after)
             values ($1, $2, 'x', $3, $4, $5::timestamptz - interval '1 day' * $6, 'silent', 'now', $5::timestamptz - interval '1 day' * $6, $3, 'citizen')`,
            [id, world.people.are, world.people.ingrid, world.roles.ingrid.id, world.server.clock.now(), age],
          );
          // Some have been told of long ago.
          if (index % 2 === 0)
            await asOwner(
              `insert into retention_notice values ($1, $2, $3::timestamptz - interval '40 days', ($3::timestamptz - interval '10 days')::date)`,
              [id, world.people.are, world.server.clock.now()],
            );
        }
        const before = await rooms();
        const [said] = await forecastRetention(parts());
        expect(await rooms()).toEqual(before);
        const [done] = await carryOutRetention(parts());
        const kind = said?.kinds.find((one) => one.kind === 'closed-room');
        expect(done?.removed['closed-room'] ?? 0).toBe(kind?.goes);
        expect(done?.told).toBe(kind?.toTell);
        expect(await rooms()).toHaveLength(before.length - (kind?.goes ?? 0));
      }),
      { numRuns: 15 },
    );
  });
});

describe('The rules of the database alone', () => {
  it('remove nothing for anybody but the task', async () => {
    const { appUrl } = world.server.database;
    const { openDatabase, asTask } = await import('../../../platform/server/database.ts');
    const { sql } = await import('kysely');
    const { db, close } = openDatabase(appUrl);
    const remove = sql`select gone from retention_remove_room(${world.organisations.municipality}, ${randomUUID()})`;
    await expect(asTask(db, 'sweep', parts().now, (trx) => remove.execute(trx))).rejects.toThrow('only the task');
    expect((await asTask(db, 'retention', parts().now, (trx) => remove.execute(trx))).rows).toEqual([{ gone: false }]);
    await close();
  });
});

it('meets no fault', () => expect(world.server.faults).toEqual([]));
