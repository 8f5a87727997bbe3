import { randomUUID } from 'node:crypto';
import { asTask, type Db } from '../../../platform/server/database.ts';
import { storeHints } from '../../../platform/server/outbox.ts';
import type { Hint } from '../../../platform/server/unit.ts';
import { type LookNews, tellLooks } from '../domain/tell-looks.ts';
import {
  appendNews,
  findToldSize,
  listKnownOrganisations,
  listSealedLooks,
  listSides,
  moveToldSize,
  type PlacedNews,
} from './telling-store.ts';

const batchSize = 500;

/**
 * Tells of the next sealed looks: news, hints and how far it has come in one transaction, so that a crash neither loses
 * nor doubles. Gives how many entries it went through; 0 also when another process is at it.
 */
export function tellNextLooks(db: Db, now: Date): Promise<number> {
  return asTask(db, 'tell', now, async (trx) => {
    const from = await findToldSize(trx);
    if (from === undefined) return 0;
    const { looks, next } = await listSealedLooks(trx, from, batchSize);
    if (next === from) return 0;
    const citizens = [...new Set(looks.map(({ citizenId }) => citizenId))];
    const sides = await listSides(trx, citizens);
    const { news, firsts } = tellLooks(looks, sides, await listKnownOrganisations(trx, citizens));
    const placed = news.map(inPlace);
    await appendNews(trx, { news: placed, firsts, at: now });
    await storeHints(trx, now, placed.map(toHint));
    await moveToldSize(trx, next);
    return next - from;
  });
}

/** Tells until nothing waits; gives how many entries it went through. */
export async function tellAllLooks(db: Db, now: Date): Promise<number> {
  let told = 0;
  for (;;) {
    const count = await tellNextLooks(db, now);
    if (count === 0) return told;
    told += count;
  }
}

/** In one place whoever was told and has not looked is left in peace; what can't wait therefore has a place of its own. */
function inPlace(news: LookNews): PlacedNews {
  return { ...news, place: news.reason === 'any-look' ? news.citizenId : randomUUID() };
}

function toHint({ personId, place, notify }: PlacedNews): Hint {
  return { what: 'audit.looked', place, audience: [personId], notify };
}
