import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../platform/server/embedded-postgres.ts';
import { migrate } from '../../platform/server/migrate.ts';
import { sqlFolders } from '../server/find-database.ts';
import { startServerProcess } from '../testing/start-server-process.ts';
import { call, listen, runFor, summarise } from './load.ts';
import { type BenchRoom, fillFirstPages, gatherStatistics, growTo, makeRooms } from './rooms-data.ts';

const roomCount = 1_000;
const roomsEach = 12;
const seconds = Number(process.env['SECONDS'] ?? 8);

interface Bench {
  url: string;
  ownerUrl: string;
  rooms: BenchRoom[];
}

/** Messages a second and the time to the other's hint; the same insert bare in the same run; and the growth of a room's first page. */
export async function benchRooms(say: (line: string) => void): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tillit-bench-'));
  const postgres = await startEmbeddedPostgres({ folder, onProgress: say });
  try {
    await migrate(postgres.ownerUrl, sqlFolders);
    say(
      `PostgreSQL ${postgres.version}, flushing to disk; ${roomCount} rooms of 5; audit and row policies on; the load runs on the same cores.`,
    );
    const rooms = await makeRooms(postgres.ownerUrl, roomCount);
    const { url, order, stop } = await startServerProcess(postgres.appUrl);
    const bench = { url, ownerUrl: postgres.ownerUrl, rooms };
    try {
      // The server's code gets warm, and the tables get the statistics that PostgreSQL gathers by itself within a minute.
      await sendAtOnce(bench, 16, Math.min(6, seconds));
      await gatherStatistics(postgres.ownerUrl);
      say(
        '\n| senders | messages a second | POST p50 ms | POST p99 ms | hint p50 ms | hint p99 ms | bare inserts a second | ratio |',
      );
      say('|---|---|---|---|---|---|---|---|');
      for (const senders of [1, 16, 64]) say(await measure(bench, senders));
      say(`\n100 messages a second, evenly: ${await measureSteady(bench, 100)}`);
      say(await measureSealing(bench, order));
      await measureGrowth(bench, say);
    } finally {
      await stop();
    }
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(bench: Bench, senders: number): Promise<string> {
  const sent = await sendAtOnce(bench, senders, seconds);
  const bare = await insertBare(bench.ownerUrl, senders, Math.min(4, seconds));
  const cells = [senders, sent.perSecond, sent.post.p50, sent.post.p99, sent.hint.p50, sent.hint.p99, bare].map((n) =>
    n.toFixed(n < 100 ? 1 : 0),
  );
  return `| ${cells.join(' | ')} | 1 : ${(bare / sent.perSecond).toFixed(1)} |`;
}

/** What sealing the log costs those who write: turn about, so that both meet the same tables. */
async function measureSealing(bench: Bench, order: (what: 'seal' | 'stop-sealing') => void): Promise<string> {
  const sums = { 'stop-sealing': 0, seal: 0 };
  for (let round = 0; round < 3; round += 1) {
    for (const what of ['stop-sealing', 'seal'] as const) {
      order(what);
      sums[what] += (await sendAtOnce(bench, 16, Math.min(4, seconds))).perSecond / 3;
    }
  }
  const [without, sealed] = [sums['stop-sealing'], sums.seal];
  return `\n16 senders, the log sealed every second: ${sealed.toFixed(0)} messages a second, without ${without.toFixed(0)}; ratio ${(sealed / without).toFixed(2)}`;
}

async function sendAtOnce({ url, rooms }: Bench, senders: number, time: number) {
  // Each sender goes round in rooms of its own, so that a hint is heard long before its room's next message.
  const own = rooms.slice(0, senders * roomsEach);
  const started = new Map<string, number>();
  const hints: number[] = [];
  const stops = await Promise.all(own.map((room) => listen(`${url}/api/live`, room.listener, hear(started, hints))));
  const turns = new Map<number, number>();
  const { took, perSecond } = await runFor(time, senders, async (sender) => {
    const turn = turns.get(sender) ?? 0;
    turns.set(sender, turn + 1);
    const room = own[sender * roomsEach + (turn % roomsEach)];
    if (room === undefined) return;
    started.set(room.id, performance.now());
    await send(url, room);
  });
  for (const stop of stops) stop();
  return { perSecond, post: summarise(took), hint: summarise(hints) };
}

async function measureSteady({ url, rooms }: Bench, perSecond: number): Promise<string> {
  const own = rooms.slice(0, 200);
  const started = new Map<string, number>();
  const hints: number[] = [];
  const posts: number[] = [];
  const stops = await Promise.all(own.map((room) => listen(`${url}/api/live`, room.listener, hear(started, hints))));
  const begun = performance.now();
  const pending: Promise<void>[] = [];
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const wait = begun + (n * 1000) / perSecond - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const room = own[n % own.length];
    if (room === undefined) continue;
    const at = performance.now();
    started.set(room.id, at);
    pending.push(send(url, room).then(() => void posts.push(performance.now() - at)));
  }
  await Promise.all(pending);
  for (const stop of stops) stop();
  const [post, hint] = [summarise(posts), summarise(hints)];
  return `POST p50 ${post.p50.toFixed(1)} ms, p99 ${post.p99.toFixed(1)} ms; hint p50 ${hint.p50.toFixed(1)} ms, p99 ${hint.p99.toFixed(1)} ms (${hints.length} hints)`;
}

function hear(started: Map<string, number>, hints: number[]) {
  return (where: string) => {
    const at = started.get(where);
    if (at === undefined) return;
    started.delete(where);
    hints.push(performance.now() - at);
  };
}

async function send(url: string, room: BenchRoom): Promise<void> {
  const message = {
    id: randomUUID(),
    threadId: room.id,
    subject: 'Timen på tirsdag',
    body: 'Hei. Jeg har fått time hos DPS 11. november, men akkurat den dagen kan jeg ikke. Kan jeg bytte?',
    urgency: 'next-day',
    asks: { of: 'professionals' },
  };
  await call(`${url}/api/rooms/${room.id}/messages`, { method: 'POST', cookie: room.sender, body: { message } });
}

/** The message's row alone, one transaction each, past policies, audit, threads and HTTP. */
async function insertBare(ownerUrl: string, senders: number, time: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: Math.min(senders, 12) });
  await pool.query(
    'create table if not exists bare_message (like message including defaults including generated including indexes)',
  );
  const { perSecond } = await runFor(time, senders, async (sender) => {
    await pool.query({
      name: 'bare',
      text: `insert into bare_message (id, room_id, thread_id, citizen_id, seq, participant_id, body, urgency, asks, sent_at)
        values ($1, $1, $1, $1, $2, $1, $3, 'next-day', 'professionals', now())`,
      values: [
        randomUUID(),
        sender,
        'Hei. Jeg har fått time hos DPS 11. november, men akkurat den dagen kan jeg ikke. Kan jeg bytte?',
      ],
    });
  });
  await pool.end();
  return perSecond;
}

async function measureGrowth(bench: Bench, say: (line: string) => void): Promise<void> {
  say('\n| stored messages | first page p50 ms | p99 ms | ratio to the first |\n|---|---|---|---|');
  // The same few rooms at every size, with a full first page from the beginning.
  const measured = bench.rooms.slice(0, 20);
  await fillFirstPages(
    bench.ownerUrl,
    measured.map(({ id }) => id),
  );
  let first: number | undefined;
  for (const stored of [1_000, 10_000, 100_000, 1_000_000]) {
    await growTo(bench.ownerUrl, stored);
    const { took } = await runFor(Math.min(4, seconds), 1, async () => {
      const room = measured[Math.floor(Math.random() * measured.length)];
      if (room !== undefined)
        await call(`${bench.url}/api/rooms/${room.id}/messages`, { method: 'GET', cookie: room.listener });
    });
    const { p50, p99 } = summarise(took);
    first ??= p50;
    say(`| ${stored.toLocaleString('en')} | ${p50.toFixed(1)} | ${p99.toFixed(1)} | ${(p50 / first).toFixed(2)} |`);
  }
}
