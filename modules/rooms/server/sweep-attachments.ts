import type { ServerParts } from '../../../platform/server/module.ts';
import { unsentKeptHours } from '../domain/attachment.ts';
import { dropForgotten, listNeeded } from './attachment-store.ts';

const atOnce = 200;
const hourMs = 60 * 60 * 1000;

/**
 * Forgets what was not sent within a day, then takes out of the store what belongs to nothing: pieces, what a crash left half
 * way, what was let go. Only what is twice as old as an upload may become, so that nothing is met while it is being made.
 */
export async function sweepAttachments({
  db,
  clock,
  files,
}: Pick<ServerParts, 'db' | 'clock' | 'files'>): Promise<void> {
  const now = clock.now();
  await dropForgotten(db, now);
  const before = new Date(now.getTime() - 2 * unsentKeptHours * hourMs);
  let old: string[] = [];
  const sweepOld = async () => {
    const needed = await listNeeded(
      db,
      now,
      old.map(objectOf).filter((id) => id !== undefined),
    );
    for (const name of old) if (!needed.has(objectOf(name) ?? '')) await files.store.remove(name);
    old = [];
  };
  for await (const name of files.store.listBefore(before)) {
    if (!/^(piece|whole|preview)\./.test(name)) continue;
    old.push(name);
    if (old.length >= atOnce) await sweepOld();
  }
  await sweepOld();
}

function objectOf(name: string): string | undefined {
  return /^(?:whole|preview)\.([0-9a-f-]{36})$/.exec(name)?.[1];
}
