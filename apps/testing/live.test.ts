import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PersonId } from '../../kernel/ids.ts';
import { recordTrace } from '../../modules/audit/server/public.ts';
import {
  type AresWorld,
  decide,
  newMessage,
  openAresRoom,
  startAresWorld,
} from '../../modules/rooms/server/rooms-for-tests.ts';
import { asTask } from '../../platform/server/database.ts';
import { storeHints } from '../../platform/server/outbox.ts';
import { endSession, hashToken } from '../../platform/server/session.ts';
import { minutes } from '../../platform/testing/held-clock.ts';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.ts';
import { modules } from '../server/modules.ts';
import { Stream } from './stream-for-tests.ts';

/** Two server processes on one PostgreSQL: everybody acts through the first, and the screens are open on the second. */
let world: AresWorld;
let other: TestServer;
let room: Awaited<ReturnType<typeof openAresRoom>>;
beforeAll(async () => {
  world = await startAresWorld({ modules });
  const { database, clock } = world.server;
  other = await startTestServer({ modules, recordTrace, database, clock });
  room = await openAresRoom(world);
});
const streams: Stream[] = [];
afterEach(() => {
  for (const stream of streams.splice(0)) stream.close();
});
afterAll(async () => {
  await other.close();
  await world.server.close();
});

type Name = 'are' | 'ingrid' | 'frida' | 'vera' | 'stranger';

async function open(name: Name, server = other, lastId?: string): Promise<Stream> {
  const stream = await Stream.open(server.url, world[name].cookie, lastId);
  streams.push(stream);
  return stream;
}

async function send(body = 'Hei'): Promise<void> {
  world.server.clock.moveBy(1000);
  await world.are.rooms.sendMessage({ roomId: room.roomId, message: newMessage(body) });
}

/** Something of no room at all, told to one person: whatever was to come before it has come when it arrives. */
async function mark(personId: PersonId, server: TestServer = world.server): Promise<string> {
  const place = randomUUID();
  const now = world.server.clock.now();
  const hints = await asTask(server.server.parts.db, 'demo', now, (trx) =>
    storeHints(trx, now, [{ what: 'test.mark', place, audience: [personId] }]),
  );
  server.server.relay.publish(hints);
  return place;
}

/** The id that an event has which is announced now. */
const idNow = () => String(world.server.clock.now().getTime());

describe('A hint', () => {
  it('reaches an open screen on another server process, with what and where and not a word of what was written', async () => {
    const vera = await open('vera');
    await send('Ingen andre skal se dette');
    const told = await vera.until('rooms.message-sent');
    expect(told.at(-1)).toMatchObject({ what: 'rooms.message-sent', where: room.roomId });
    expect(Object.keys(told.at(-1) ?? {}).sort()).toEqual(['id', 'what', 'where']);
    expect(vera.raw).not.toMatch(/Ingen|Are|Solberg/);
  });

  it('comes once, though it is heard of twice', async () => {
    const vera = await open('vera');
    await send();
    await vera.until('rooms.message-sent');
    await other.server.relay.catchUp();
    const place = await mark(world.people.vera);
    const told = await vera.until('test.mark', place);
    expect(told.filter((one) => one.what === 'rooms.message-sent')).toHaveLength(1);
  });

  it('is not told to those who are not in the room, nor to the one who did it', async () => {
    const [stranger, are] = [await open('stranger'), await open('are')];
    await send();
    const places = { stranger: await mark(world.people.stranger), are: await mark(world.people.are) };
    expect((await stranger.until('test.mark', places.stranger)).map((one) => one.what)).toEqual(['test.mark']);
    expect((await are.until('test.mark', places.are)).map((one) => one.what)).toEqual(['test.mark']);
  });

  it('is told to nobody who is not signed in', async () => {
    expect((await Stream.open(other.url, undefined)).status).toBe(401);
    expect((await Stream.open(other.url, 'tillit=made-up')).status).toBe(401);
  });
});

describe('A screen that was away', () => {
  it.each([
    ['the same', 'world'],
    ['another', 'other'],
  ] as const)('is told everything it missed, on %s server process', async (_name, which) => {
    const before = await open('vera');
    await send();
    const last = idNow();
    await before.untilId(last);
    before.close();
    for (let sent = 0; sent < 3; sent++) await send();
    // Marked before the screen comes back: it is the last of what was missed.
    const place = await mark(world.people.vera);
    const again = await open('vera', which === 'world' ? world.server : other, last);
    const told = (await again.until('test.mark', place)).filter((one) => Number(one.id) > Number(last));
    expect(new Set(told.filter((one) => one.what === 'rooms.message-sent').map((one) => one.id)).size).toBe(3);
  });

  it('is told to look at everything again when what it saw last is gone', async () => {
    const again = await open('vera', other, '999999999');
    expect((await again.until('platform.look-again'))[0]).toMatchObject({ id: idNow() });
  });

  it('learns nothing from the ids of how much is announced to others', async () => {
    const [frida, ids] = [await open('frida'), new Set<string>()];
    for (let others = 0; others < 3; others++) {
      for (let told = 0; told < others; told++) await mark(world.people.stranger);
      ids.add((await frida.until('test.mark', await mark(world.people.frida))).at(-1)?.id ?? '');
    }
    expect(ids).toEqual(new Set([idNow()]));
  });

  it.each(['', 'abc', '-1', '1e99', '1; drop table hint'])(
    'is served whatever it says it saw last: %j',
    async (lastId) => {
      const stream = await open('vera', other, lastId);
      expect(stream.status).toBe(200);
      const place = await mark(world.people.vera);
      await stream.until('test.mark', place);
    },
  );
});

describe('When the citizen withdraws her consent', () => {
  it('the open screen is told that it is over, and then nothing more, also of what was on its way', async () => {
    const frida = await open('frida');
    const away = await open('frida');
    await send();
    const seen = (await away.until('rooms.message-sent')).at(-1);
    away.close();
    await send();
    await frida.until('rooms.message-sent');
    await decide(world.are, { roomId: room.roomId, granteeId: room.participants.frida }, 'withdraw');
    await frida.until('rooms.access-ended', room.roomId);
    const soFar = frida.told.length;
    await send();
    await world.ingrid.rooms.setNextStep({ roomId: room.roomId, nextStep: null });
    const place = await mark(world.people.frida);
    const told = await frida.until('test.mark', place);
    expect(told.slice(soFar).map((one) => one.what)).toEqual(['test.mark']);

    const back = await open('frida', other, seen?.id);
    const missed = (await back.until('test.mark', place)).filter((one) => one.where === room.roomId);
    expect(missed.map((one) => one.what)).toEqual(['rooms.access-ended']);
  });
});

describe('When a role has ended', () => {
  it('nothing more of the room is told to whoever had it', async () => {
    const vera = await open('vera');
    await world.server.database.asOwner('update practitioner_role set active_until = $1 where id = $2', [
      '2026-11-05',
      world.roles.vera.id,
    ]);
    await send();
    const place = await mark(world.people.vera);
    expect((await vera.until('test.mark', place)).map((one) => one.what)).toEqual(['test.mark']);
    await world.server.database.asOwner('update practitioner_role set active_until = null where id = $1', [
      world.roles.vera.id,
    ]);
    await send();
    await vera.until('rooms.message-sent');
  });
});

describe('When a session ends', () => {
  it('its streams close, also on another server process, and those of other sessions stay', async () => {
    const cookie = await world.server.signIn(world.people.vera, world.roles.vera);
    const ending = await Stream.open(other.url, cookie);
    const staying = await open('vera');
    await endSession(world.server.server.parts.db, world.server.clock.now(), hashToken(cookie.slice('tillit='.length)));
    await other.server.relay.catchUp();
    await ending.untilClosed();
    const place = await mark(world.people.vera);
    await staying.until('test.mark', place);
    expect(staying.isClosed).toBe(false);
  });
});

describe('When a server process dies between its commit and its word to the others', () => {
  const commitOnly = async () => {
    const now = world.server.clock.now();
    const place = randomUUID();
    await asTask(world.server.server.parts.db, 'demo', now, (trx) =>
      storeHints(trx, now, [{ what: 'test.untold', place, audience: [world.people.vera] }]),
    );
    return place;
  };

  it('the others read it from the outbox', async () => {
    const vera = await open('vera');
    const place = await commitOnly();
    await other.server.relay.catchUp();
    await vera.until('test.untold', place);
  });

  it('the others read it also when they could not look for longer than a transaction may last', async () => {
    const vera = await open('vera');
    const place = await commitOnly();
    world.server.clock.moveBy(minutes(5));
    await other.server.relay.catchUp();
    await vera.until('test.untold', place);
  });
});

it('no server has met a fault', () => {
  expect([...world.server.faults, ...other.faults]).toEqual([]);
});
