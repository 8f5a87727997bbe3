import type { Clock } from '../../../platform/server/clock.ts';
import type { LogAnchor } from './log-anchor.ts';
import { type SealParts, sealNext } from './seal-log.ts';

export interface SealingParts extends SealParts {
  clock: Clock;
  anchors: readonly LogAnchor[];
  onFault: (fault: unknown) => void;
  /** A minute when left out. */
  everyMs?: number;
  /** What is done each time after sealing, whether or not there was something to seal. */
  afterwards?: () => Promise<unknown>;
}

/** Seals everything that waits, batch by batch, and anchors each head; gives how many heads. */
export async function sealAll(parts: SealingParts): Promise<number> {
  let heads = 0;
  for (let head = await sealNext(parts, parts.clock.now()); head !== undefined; heads += 1) {
    // An anchor that does not answer must not hold up the seal: the next head covers this one.
    for (const anchor of parts.anchors) await anchor.keep(head).catch(parts.onFault);
    head = await sealNext(parts, parts.clock.now());
  }
  return heads;
}

/** Seals again and again; several processes may, one does at a time. Gives the way to stop, which lets a batch end. */
export function startSealing(parts: SealingParts): () => Promise<void> {
  let running: Promise<unknown> | undefined;
  const seal = () => {
    running ??= sealAll(parts)
      .catch(parts.onFault)
      .then(parts.afterwards)
      .catch(parts.onFault)
      .finally(() => {
        running = undefined;
      });
  };
  const timer = setInterval(seal, parts.everyMs ?? 60_000);
  seal();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
