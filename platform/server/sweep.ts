import { sql } from 'kysely';
import type { Clock } from './clock.ts';
import { asTask, type Db } from './database.ts';

/** Longer than any mail is tried again, and than anybody is away with an open page. */
const hintsKeptDays = 30;
/** As long as somebody may ask what became of a text, or of what it cost. */
const textsKeptDays = 90;
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

/** Long after any challenge has run out. */
const challengesKeptMs = 60 * 60 * 1000;

/** Forgets which challenges were answered, once none of them can be answered any more. */
export async function sweepChallenges(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - challengesKeptMs);
  await asTask(db, 'sweep', now, (trx) => sql`delete from used_challenge where used_at < ${before}`.execute(trx));
}

/** Forgets what became of texts, and which came in, when no gateway tells of them any more. */
export async function sweepTexts(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - textsKeptDays * 24 * 60 * 60 * 1000);
  await asTask(db, 'sweep', now, async (trx) => {
    await sql`delete from text_message where made_at < ${before}`.execute(trx);
    await sql`delete from received_text where received_at < ${before}`.execute(trx);
  });
}

/** Forgets what was kept to sign out at the provider, of sessions that have ended by themselves. */
export async function sweepIdTokens(db: Db, now: Date): Promise<void> {
  await asTask(db, 'sweep', now, (trx) => sql`select forget_old_id_tokens()`.execute(trx));
}

/** Sweeps every hour; several processes doing so is harmless. Gives the way to stop. */
export function startSweeping(
  parts: { db: Db; clock: Clock; onFault: (fault: unknown) => void },
  more: readonly (() => Promise<unknown>)[] = [],
): () => void {
  const hints = () => sweepHints(parts.db, parts.clock.now());
  const texts = () => sweepTexts(parts.db, parts.clock.now());
  const challenges = () => sweepChallenges(parts.db, parts.clock.now());
  const idTokens = () => sweepIdTokens(parts.db, parts.clock.now());
  const all = [hints, texts, challenges, idTokens, ...more];
  const timer = setInterval(() => void Promise.all(all.map((sweep) => sweep().catch(parts.onFault))), everyMs);
  return () => clearInterval(timer);
}
