import { sql } from 'kysely';
import type { Clock } from '../clock.ts';
import { asTask, type Db } from '../database.ts';
import type { Jobs } from '../jobs.ts';
import type { Channel } from './channel.ts';
import { keyOf } from './notify-job.ts';

export interface RelayParts {
  db: Db;
  jobs: Jobs;
  clock: Clock;
  channels: readonly Pick<Channel, 'queue' | 'pauseMs'>[];
}

interface HintRow {
  id: number;
  place: string;
  audience: string[];
}

const atOnce = 200;

/**
 * Turns what was announced and has committed into jobs, one for each person and place and channel, and gives
 * how many hints there were. Several processes share the work: none waits for another, none takes the same hint.
 */
export async function relayHints(parts: RelayParts): Promise<number> {
  let relayed = 0;
  for (;;) {
    const count = await asTask(parts.db, 'relay', parts.clock.now(), (trx) => relaySome(parts, trx));
    relayed += count;
    if (count < atOnce) return relayed;
  }
}

async function relaySome({ jobs, clock, channels }: RelayParts, trx: Db): Promise<number> {
  const { rows } = await sql<HintRow>`select id, place, audience from hint where notify and relayed_at is null
    order by id limit ${atOnce} for update skip locked`.execute(trx);
  if (rows.length === 0) return 0;
  const toTell = new Map(
    rows
      .flatMap(({ place, audience }) => audience.map((personId) => ({ personId, place })))
      .map((pair) => [keyOf(pair), pair]),
  );
  // In one order for all processes, so that two of them never wait for each other.
  const keys = [...toTell.keys()].sort();
  const now = clock.now();
  for (const { queue, pauseMs } of channels) {
    const notBefore = new Date(now.getTime() + pauseMs);
    await jobs.bringForward(trx, queue, keys, notBefore);
    await jobs.send(
      trx,
      queue,
      keys.map((key) => ({ key, data: toTell.get(key) ?? {}, notBefore })),
    );
  }
  await sql`update hint set relayed_at = ${now} where id = any (${rows.map(({ id }) => id)}::bigint[])`.execute(trx);
  return rows.length;
}
