import type { Unit } from '../../../platform/server/unit.ts';
import type { LookNews } from '../domain/look-news.ts';
import { type LookWish, usualWish } from '../domain/look-wish.ts';
import { findEntriesById } from './entry-store.ts';
import { findWish, listUnread, markingRead, storeWish } from './news-store.ts';
import { getMyCitizen, traceOwn } from './own-log.ts';

const most = 50;

type Errors = { 'other-role-needed': () => Error };

/** The looks I was told of and have not read, the newest first. */
export async function listNews(unit: Unit, errors: Errors): Promise<LookNews[]> {
  const citizenId = await getMyCitizen(unit, errors);
  const told = await listUnread(unit.db, citizenId, most);
  if (told.length === 0) {
    unit.trace();
    return [];
  }
  traceOwn(unit, citizenId);
  const ids = told.map(({ entryId }) => entryId);
  const byId = await findEntriesById(unit.db, { citizenId, me: unit.me.personId, ids, limit: most });
  return told.flatMap(({ seq, entryId, reason }) => {
    const entry = byId.get(entryId);
    return entry === undefined ? [] : [{ seq, reason, entry }];
  });
}

export async function markNewsRead(unit: Unit, upTo: number, errors: Errors): Promise<{ done: true }> {
  const citizenId = await getMyCitizen(unit, errors);
  unit.writeAtEnd(markingRead(citizenId, upTo, unit.now));
  return { done: true };
}

export async function getWish(unit: Unit, errors: Errors): Promise<LookWish> {
  return (await findWish(unit.db, await getMyCitizen(unit, errors))) ?? usualWish;
}

export async function setWish(unit: Unit, wish: LookWish, errors: Errors): Promise<LookWish> {
  await storeWish(unit.db, await getMyCitizen(unit, errors), wish);
  return wish;
}
