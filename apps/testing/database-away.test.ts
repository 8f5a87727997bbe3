import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ThreadId } from '../../kernel/ids.ts';
import { auditContract } from '../../modules/audit/contract.ts';
import { recordTrace } from '../../modules/audit/server/public.ts';
import { roomsContract } from '../../modules/rooms/contract.ts';
import {
  type AresWorld,
  newMessage,
  openAresRoom,
  startAresWorld,
} from '../../modules/rooms/server/rooms-for-tests.ts';
import { makeClient, startTestServer, type TestServer } from '../../platform/testing/test-server.ts';
import { modules } from '../server/modules.ts';
import { readAnswer } from './request-for-tests.ts';
import { Stream } from './stream-for-tests.ts';
import { TcpLine } from './tcp-line-for-tests.ts';

/** The server under test reaches its PostgreSQL over a line that the test cuts; the other one is always near it. */
let world: AresWorld;
let line: TcpLine;
let server: TestServer;
let room: Awaited<ReturnType<typeof openAresRoom>>;
const threadId = ThreadId.parse(randomUUID());
beforeAll(async () => {
  world = await startAresWorld({ modules });
  const { database, clock } = world.server;
  line = await TcpLine.to(database.appUrl);
  server = await startTestServer({ modules, recordTrace, clock, database: { ...database, appUrl: line.url } });
  room = await openAresRoom(world);
  await world.are.rooms.sendMessage({
    roomId: room.roomId,
    message: newMessage('Tråden', { threadId, subject: 'Tråden' }),
  });
});
// Whatever a test leaves, the next begins with its database.
beforeEach(async () => {
  line.mend();
  await untilHealed();
});
afterAll(async () => {
  await server.close();
  await line.close();
  await world.server.close();
});

const are = () => makeClient(roomsContract, server.url, world.are.cookie);
const message = (body: string) => newMessage(body, { threadId });
const stored = async () => (await world.are.rooms.listMessages({ roomId: room.roomId })).messages;

/** Asks until the server has its database again, as a browser would; a test that never heals runs into its time. */
async function untilHealed(): Promise<void> {
  for (;;) {
    const { status } = await fetch(`${server.url}/api/rooms`, { headers: { cookie: world.are.cookie } });
    if (status === 200) return;
    expect(status).toBe(503);
  }
}

describe('When the database goes away and comes back', () => {
  it('a balancer is told so without signing in, and sends people here again when it is back', async () => {
    const health = async () => {
      const response = await fetch(`${server.url}/health`);
      return [response.status, await response.text(), response.headers.get('set-cookie')];
    };
    expect(await health()).toEqual([200, '{"status":"ok"}', null]);
    line.cut();
    const away = [503, '{"code":"database-away"}', null];
    expect(await Promise.all([health(), health()])).toEqual([away, away]);
    line.mend();
    await untilHealed();
    expect(await health()).toEqual([200, '{"status":"ok"}', null]);
    expect((await fetch(`${server.url}/health`)).headers.get('cache-control')).toBe('no-store');
  });

  it('the server says so by name meanwhile, for every kind of request, and heals without a restart', async () => {
    line.cut();
    const headers = { cookie: world.are.cookie, 'x-tillit': '1', 'content-type': 'application/json' };
    const body = JSON.stringify({ message: message('Under bruddet') });
    const away = await Promise.all([
      fetch(`${server.url}/api/rooms`, { headers }).then(readAnswer),
      fetch(`${server.url}/api/rooms/${room.roomId}/messages`, { method: 'POST', headers, body }).then(readAnswer),
      fetch(`${server.url}/api/live`, { headers }).then(readAnswer),
    ]);
    expect(away.map(({ status, outcome }) => [status, outcome])).toEqual(Array(3).fill([503, 'database-away']));
    line.mend();
    await untilHealed();
    expect((await stored()).map((one) => one.body)).not.toContain('Under bruddet');
  });

  it('loses nothing that was acknowledged, and stores nothing twice of what is sent again', async () => {
    const [acknowledged, unsure] = [new Set<string>(), new Map<string, ReturnType<typeof message>>()];
    const sendOne = async (one: ReturnType<typeof message>) => {
      unsure.set(one.id, one);
      await are()
        .sendMessage({ roomId: room.roomId, message: one })
        .then(() => acknowledged.add(one.id) && unsure.delete(one.id))
        .catch((error: { status?: number }) => expect(error.status).toBe(503));
    };
    for (let round = 0; round < 4; round++) {
      const under = Array.from({ length: 8 }, (_one, n) => sendOne(message(`Runde ${round}, nummer ${n}`)));
      // Cut as soon as some are through, in the middle of the others.
      if (round % 2 === 1) await Promise.race(under).then(() => line.cut());
      await Promise.all(under);
      line.mend();
      await untilHealed();
    }
    expect(acknowledged.size).toBeGreaterThan(15);
    for (const one of unsure.values()) await sendOne(one);
    expect(unsure.size).toBe(0);
    const ids = await allIds();
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of acknowledged) expect(ids).toContain(id);
  });

  it('leaves no trace of what did not happen, and one of everything that did', async () => {
    const entries = await world.server.database.asOwner<{ count: string }>(
      `select count(*) from audit_entry where event = 'rooms.message-sent' and place_id = $1`,
      [room.roomId],
    );
    // A message sent again is looked at again, so there may be more lines than messages, never fewer.
    expect(Number(entries[0]?.count)).toBeGreaterThanOrEqual((await allIds()).length);
    const audit = makeClient(auditContract, server.url, world.are.cookie);
    expect((await audit.listEntries({ place: room.roomId })).entries.length).toBeGreaterThan(0);
  });

  it('open screens stay open, and are told what was said meanwhile', async () => {
    const vera = await Stream.open(server.url, world.vera.cookie);
    line.cut();
    const sent = await world.are.rooms.sendMessage({ roomId: room.roomId, message: message('Mens linjen var brutt') });
    line.mend();
    await untilHealed();
    await server.server.relay.catchUp();
    await vera.until('rooms.message-sent', room.roomId);
    expect(vera.isClosed).toBe(false);
    vera.close();
    // From here on the listener is back, too: the next one comes by itself.
    const again = await Stream.open(server.url, world.vera.cookie);
    await world.are.rooms.sendMessage({ roomId: room.roomId, message: message('Etterpå') });
    await again.until('rooms.message-sent', room.roomId);
    again.close();
    expect(sent.seq).toBeGreaterThan(1);
  });

  it('the faults that were met are those of the line', () => {
    expect(server.faults.length).toBeGreaterThan(0);
    for (const fault of server.faults)
      expect(String(fault)).toMatch(/terminated|ECONN|EPIPE|socket|closed|Connection|not queryable/i);
    expect(world.server.faults).toEqual([]);
  });
});

async function allIds(): Promise<string[]> {
  const rows = await world.server.database.asOwner<{ id: string }>('select id from message where room_id = $1', [
    room.roomId,
  ]);
  return rows.map((row) => row.id);
}
