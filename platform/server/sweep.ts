import { sql } from 'kysely';
import type { Clock } from './clock.ts';
import { asTask, type Db } from './database.ts';

/** Longer than any mail is tried again, and than anybody is away with an open page. */
const hintsKeptDays = 30;
const everyMs = 60 * 60 * 1000;

/** What was announced before this moment may be gone. */
export const keptSince = (now: Date): Date => new Date(now.getTime() - hintsKeptDays * 24 * 60 * 60 * 1000);

/** Forgets hints that nobody can need any more; gives how many. */
export async function sweepHints(db: Db, now: Date): Promise<number> {
  const before = keptSince(now);
  return asTask(db, 'sweep', now, async (trx) => {
    const { numAffectedRows } = await sql`delete from hint where at < ${before}`.execute(trx);
    return Number(numAffectedRows ?? 0);
  });
}

/** Sweeps every hour; several processes doing so is harmless. Gives the way to stop. */
export function startSweeping(
  parts: { db: Db; clock: Clock; onFault: (fault: unknown) => void },
  more: readonly (() => Promise<unknown>)[] = [],
): () => void {
  const all = [() => sweepHints(parts.db, parts.clock.now()), ...more];
  const timer = setInterval(() => void Promise.all(all.map((sweep) => sweep().catch(parts.onFault))), everyMs);
  return () => clearInterval(timer);
}
