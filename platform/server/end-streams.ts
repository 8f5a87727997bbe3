import { sql } from 'kysely';
import type { Clock } from './clock.ts';
import { asTask, type Db } from './database.ts';
import type { LiveHub } from './live.ts';

const everyMs = 15_000;

/**
 * Closes the open streams of sessions that have ended by themselves, by idleness or age. Asking keeps none alive: an open
 * screen that nobody touches is nobody there.
 */
export async function endStreamsOfEndedSessions(hub: LiveHub, db: Db, now: Date): Promise<void> {
  const open = hub.sessions();
  if (open.length === 0) return;
  const { rows } = await asTask(db, 'live', now, (trx) =>
    sql<{
      id: string;
    }>`select id from session where id = any(${open}) and revoked_at is null and expires_at > ${now} and last_seen_at > ${now}::timestamptz - interval '30 minutes'`.execute(
      trx,
    ),
  );
  const living = new Set(rows.map(({ id }) => id));
  for (const id of open) if (!living.has(id)) hub.endSessions(id);
}

/** Asks as often as a stream gives a sign of life, for all streams of this process at once. Gives the way to stop. */
export function startEndingStreams(parts: {
  hub: LiveHub;
  db: Db;
  clock: Clock;
  onFault: (fault: unknown) => void;
}): () => void {
  let isAsking = false;
  const ask = async () => {
    if (isAsking) return;
    isAsking = true;
    await endStreamsOfEndedSessions(parts.hub, parts.db, parts.clock.now())
      .catch(parts.onFault)
      .finally(() => {
        isAsking = false;
      });
  };
  const timer = setInterval(() => void ask(), everyMs);
  return () => clearInterval(timer);
}
