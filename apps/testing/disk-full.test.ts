import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ThreadId } from '../../kernel/ids.ts';
import {
  type AresWorld,
  newMessage,
  openAresRoom,
  refusalOf,
  startAresWorld,
} from '../../modules/rooms/server/rooms-for-tests.ts';
import { getAccess } from '../../platform/server/embedded-postgres/access.ts';
import { urlFor } from '../../platform/server/embedded-postgres/roles.ts';
import { modules } from '../server/modules.ts';
import { type OwnPostgres, startOwnPostgres } from './crash/own-postgres.ts';
import { mountSmallDisk, type SmallDisk } from './small-disk-for-tests.ts';

/** A real PostgreSQL on a disk of its own, which the test fills. */
let disk: SmallDisk;
let postgres: OwnPostgres;
let world: AresWorld;
let roomId: Awaited<ReturnType<typeof openAresRoom>>['roomId'];
let missing: string | undefined;
const thread = { threadId: ThreadId.parse(randomUUID()), subject: 'Mye å si' };
const kept: string[] = [];

beforeAll(async () => {
  const mounted = await mountSmallDisk(128);
  if ('missing' in mounted) {
    ({ missing } = mounted);
    return;
  }
  disk = mounted;
  postgres = await startOwnPostgres(disk.folder);
  world = await startAresWorld({ modules, database: postgres.database });
  ({ roomId } = await openAresRoom(world));
  await send(message('Tråden'));
}, 120_000);
beforeEach((test) => {
  if (missing !== undefined) test.skip(missing);
});
afterAll(async () => {
  await disk?.makeRoom();
  await world?.server.close();
  await postgres?.end();
  await disk?.remove();
}, 60_000);

// What can't be pressed together, so that each takes pages of its own.
const long = () => message(randomBytes(2_500).toString('hex'));
const message = (body: string) => newMessage(body, thread);

async function send(one: ReturnType<typeof message>): Promise<string> {
  const outcome = await refusalOf(world.are.rooms.sendMessage({ roomId, message: one }));
  if (outcome === 'allowed') kept.push(one.id);
  return outcome;
}

/** Sends until one is refused, and gives that one: what still has its place on a page begun earlier is saved. */
async function sendUntilRefused() {
  for (;;) {
    const one = long();
    const outcome = await send(one);
    if (outcome !== 'allowed') return { one, outcome };
  }
}

async function shown(): Promise<string[]> {
  const { messages, more } = await world.vera.rooms.listMessages({ roomId, threadId: thread.threadId });
  expect(more).toBe(false);
  return messages.map(({ id }) => id);
}

const health = async () => {
  const answer = await fetch(`${world.server.url}/health`);
  return [answer.status, await answer.text()];
};

describe('When the disk under PostgreSQL is full', () => {
  it('what can’t be saved is refused by name, without a word of what lies behind', async () => {
    await disk.fill();
    const { one, outcome } = await sendUntilRefused();
    expect(outcome).toBe('database-is-full');
    const answer = await fetch(`${world.server.url}/api/rooms/${roomId}/messages`, {
      method: 'POST',
      headers: { cookie: world.are.cookie, 'x-tillit': '1', 'content-type': 'application/json' },
      body: JSON.stringify({ message: one }),
    });
    expect(answer.status).toBe(503);
    const said = await answer.text();
    expect(said).toContain('database-is-full');
    expect(said).not.toMatch(/extend|device|base\/|relation|53100/);
  });

  it('what was acknowledged is read by the others, and the balancer leaves them here', async () => {
    expect((await shown()).sort()).toEqual([...kept].sort());
    expect(await health()).toEqual([200, '{"status":"ok"}']);
  });

  it('the same message goes when there is room again, and once, however often it is sent', async () => {
    const { one } = await sendUntilRefused();
    await disk.makeRoom();
    expect(await send(one)).toBe('allowed');
    await world.are.rooms.sendMessage({ roomId, message: one });
    expect((await shown()).sort()).toEqual([...kept].sort());
  });
});

describe('When not even the log of PostgreSQL can be written', () => {
  it('PostgreSQL ends itself, the server says that the database is away, and goes on by itself when it is back', async () => {
    await disk.fill();
    await useUpTheLog();
    await untilHealth(503);
    const one = message('Skrevet imens');
    expect(await send(one)).toBe('database-away');
    await disk.makeRoom();
    await postgres.startAgain();
    await untilHealth(200);
    expect(await send(one)).toBe('allowed');
    expect((await shown()).sort()).toEqual([...kept].sort());
  });

  it('no fault was met but of the disk and of the line', () => {
    expect(world.server.faults.length).toBeGreaterThan(0);
    for (const fault of world.server.faults)
      expect(String(fault)).toMatch(
        /No space left|terminat|ECONN|EPIPE|socket|closed|Connection|shutting down|recovery/i,
      );
  });
});

/** Begins one file of the log after the other, until there is no room for the next. */
async function useUpTheLog(): Promise<void> {
  const { superuser } = await getAccess(postgres.place);
  const { port } = new URL(postgres.database.ownerUrl);
  const client = new pg.Client({ connectionString: urlFor('postgres', superuser, Number(port)) });
  client.on('error', () => undefined);
  await client.connect();
  const begin = () => client.query("select pg_switch_wal(), pg_logical_emit_message(true, 'test', 'Et ord')");
  while (
    await begin().then(
      () => true,
      () => false,
    )
  );
}

/** A test that never gets there runs into its time. */
async function untilHealth(status: number): Promise<void> {
  while ((await health())[0] !== status);
}
