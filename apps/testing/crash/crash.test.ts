import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ThreadId } from '../../../kernel/ids.ts';
import { newMessage, refusalOf } from '../../../modules/rooms/server/rooms-for-tests.ts';
import { type CrashWorld, type Name, startCrashWorld } from './crash-world.ts';
import { OpenScreen } from './open-screen.ts';
import { untilAcknowledged } from './steadfast.ts';
import { Uploads } from './uploads.ts';

/** More rounds by hand: CRASH_ROUNDS=200 npm test -- crash. */
const rounds = Number(process.env['CRASH_ROUNDS'] ?? 2);
const sendersEach = 3;
const perSender = 4;

let world: CrashWorld;
let vera: OpenScreen;
let uploads: Uploads;
let healing: Promise<void> = Promise.resolve();
beforeAll(async () => {
  world = await startCrashWorld();
  vera = new OpenScreen({ url: world.url(), cookie: world.cookies.vera, room: world.roomId, healed });
  await vera.open();
  uploads = new Uploads(world, healed);
}, 120_000);
afterAll(async () => {
  vera?.close();
  await world?.end();
}, 60_000);

/** Waits until the killed one runs again; a server that has just found its database gone is asked until it has it again. */
async function healed(): Promise<void> {
  await healing;
  for (;;) {
    const up = await fetch(`${world.url()}/health`).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (up) return;
    await healing;
  }
}

interface Kept {
  id: string;
  body: string;
  sender: string;
}
/** What was acknowledged, in the order in which each sender was told so. */
const kept: Kept[] = [];

/** One person writes one message after another in a thread; the next only once the one before is acknowledged. */
async function writeOn(name: Name, sender: string, onKept: () => void): Promise<void> {
  const threadId = ThreadId.parse(randomUUID());
  for (let n = 0; n < perSender; n++) {
    await keep(name, newMessage(`${sender}, nummer ${n}`, { threadId, subject: sender }));
    onKept();
  }
}

async function keep(name: Name, message: ReturnType<typeof newMessage>): Promise<void> {
  await untilAcknowledged(() => world.as(name).rooms.sendMessage({ roomId: world.roomId, message }), healed);
  kept.push({ id: message.id, body: message.body, sender: message.body.split(',')[0] ?? '' });
}

/** One person uploads a file and sends it. */
async function bring(name: Name, what: 'letter' | 'picture'): Promise<void> {
  const { message, note } = await uploads.bring(name, `${name} ${what} ${randomUUID().slice(0, 4)}, med`, what);
  await keep(name, message);
  await note();
}

/** The citizen takes back her yes to the doctor and gives it again, and holds us to what was acknowledged. */
async function changeMind(times: number): Promise<void> {
  for (let n = 0; n < times; n++) {
    await decideOnFrida('withdraw');
    expect(await fridaReads()).toBe('not-found');
    await healing;
    expect(await fridaReads()).toBe('not-found');
    await decideOnFrida('give');
    expect(await fridaReads()).toBe('allowed');
  }
}

async function decideOnFrida(decision: 'give' | 'withdraw'): Promise<void> {
  const about = { subjectId: world.roomId, granteeId: world.participants.frida };
  const given = {
    ...about,
    id: randomUUID(),
    decision,
    toldBy: 'electronic-id' as const,
    sees: { kind: 'all' as const },
  };
  await untilAcknowledged(() => world.as('are').consent.decide(given), healed);
}

function fridaReads(): Promise<string> {
  return refusalOf(untilAcknowledged(() => world.as('frida').rooms.listMessages({ roomId: world.roomId }), healed));
}

/** Kills in the middle of all that is under way, once as many messages as that have been acknowledged, and begins anew. */
async function playRound(killAfter: number, kill: () => Promise<void>): Promise<void> {
  const before = kept.length;
  let killed: Promise<void> | undefined;
  const onKept = () => {
    if (kept.length - before >= killAfter) killed ??= healing = kill();
  };
  const writers = (['are', 'ingrid', 'vera'] as const).flatMap((name) =>
    Array.from({ length: sendersEach }, (_, n) => writeOn(name, `${name} ${n} ${randomUUID().slice(0, 4)}`, onKept)),
  );
  const uploaders = [bring('are', 'letter'), bring('ingrid', 'picture'), uploads.leaveHalf('vera')];
  await Promise.all([...writers, ...uploaders, changeMind(2)]);
  await killed;
}

async function expectNothingLost(): Promise<void> {
  const rows = await stored();
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  expect(rows.map(({ id }) => id).sort()).toEqual(kept.map(({ id }) => id).sort());
  const bodiesOf = (of: readonly { sender: string; body: string }[], sender: string) =>
    of.filter((one) => one.sender === sender).map(({ body }) => body);
  for (const sender of new Set(kept.map((one) => one.sender)))
    expect(bodiesOf(rows, sender)).toEqual(bodiesOf(kept, sender));
}

/** As the citizen reads them, in the room's order, page by page. */
async function stored(): Promise<{ id: string; sender: string; body: string; seq: number }[]> {
  const all: { id: string; sender: string; body: string; seq: number }[] = [];
  let before: number | undefined;
  for (;;) {
    const page = await world
      .as('are')
      .rooms.listMessages({ roomId: world.roomId, ...(before === undefined ? {} : { before }) });
    all.push(
      ...page.messages.map((one) => ({
        id: one.id,
        seq: one.seq,
        body: one.body,
        sender: one.body.split(',')[0] ?? '',
      })),
    );
    if (!page.more) return all.sort((a, b) => a.seq - b.seq);
    before = Math.min(...page.messages.map(({ seq }) => seq));
  }
}

const kills = {
  'the server': async () => {
    await world.killServer();
    await world.startServerAgain();
  },
  PostgreSQL: async () => {
    await world.postgres.kill();
    await world.postgres.startAgain();
  },
  'one process of PostgreSQL': () => world.postgres.killBackend(),
};

describe.for(Object.entries(kills))('When %s is killed in the middle of sends, uploads and withdrawals', ([, kill]) => {
  it('every acknowledged message and file is there, once and in order, and no withdrawn consent works', {
    timeout: 40_000 * rounds,
  }, async () => {
    for (let round = 0; round < rounds; round++) {
      // Another moment each round: from the first acknowledged to nearly the last.
      await playRound(1 + ((round * 17) % (3 * sendersEach * perSender - 4)), kill);
      await expectNothingLost();
    }
    await uploads.expectAllOpen();
  });

  it('a half upload is taken up where it was, or swept, and nothing lies there that nobody knows', {
    timeout: 60_000,
  }, async () => {
    const { name, message } = await uploads.takeUpAgain(`vera igjen ${randomUUID().slice(0, 4)}, med`);
    await keep(name, message.message);
    await message.note();
    await uploads.expectOnlySentAfterSweep();
    await uploads.expectAllOpen();
  });

  it('open screens come back, and are told of every message', { timeout: 60_000 }, async () => {
    // Her own she knows of. A hint is known by its moment, which several may share.
    const hints = await world.postgres.database.asOwner<{ moment: string }>(
      `select (extract(epoch from at) * 1000)::bigint::text as moment from hint where what = 'rooms.message-sent'
         and place = $1 and (select person_id from participant where id = $2) = any (audience)`,
      [world.roomId, world.participants.vera],
    );
    expect(hints).toHaveLength(kept.filter(({ sender }) => !sender.startsWith('vera')).length);
    await vera.untilToldOf(hints.map(({ moment }) => moment));
    expect(vera.reconnects).toBeGreaterThan(0);
  });

  it('every message that is there has its entry in the log', async () => {
    const [row] = await world.postgres.database.asOwner<{ missing: string }>(
      `select count(*) as missing from message m where not exists (
         select 1 from audit_entry e where e.event = 'rooms.message-sent' and e.place_id = m.room_id
           and e.person_id = (select p.person_id from participant p where p.id = m.participant_id) and e.at = m.sent_at)`,
    );
    expect(Number(row?.missing)).toBe(0);
  });
});

it('no word of what was uploaded lies readable on any disk, whatever was killed', { timeout: 60_000 }, async () => {
  await uploads.leaveHalf('vera');
  await uploads.expectNothingPlain();
});
