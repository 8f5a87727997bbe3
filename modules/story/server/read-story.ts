import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { basisOf } from '../../audit/server/public.ts';
import { type ChapterId, inReadingOrder } from '../domain/chapter.ts';
import type { MyChapter, MyStory } from '../domain/story.ts';
import * as store from './chapter-store.ts';
import { listLines } from './line-store.ts';
import { shown } from './memory-lines.ts';

/** My story, or the child's I act for; nobody else's. */
export async function readStory(unit: Unit): Promise<Result<MyStory, 'other-role-needed'>> {
  const citizen = await store.findMyCitizen(unit.db);
  if (citizen === undefined) return refuse('other-role-needed');
  unit.trace({ citizenId: citizen.id, ...basisOf(unit) });
  return ok(await presentStory(unit, citizen));
}

/** How a chapter read before. */
export async function readVersions(
  unit: Unit,
  chapterId: ChapterId,
): Promise<Result<Awaited<ReturnType<typeof store.listVersions>>, 'other-role-needed' | 'not-found'>> {
  const citizen = await store.findMyCitizen(unit.db);
  if (citizen === undefined) return refuse('other-role-needed');
  const versions = await store.listVersions(unit.db, citizen.id, chapterId);
  if (versions.length === 0) return refuse('not-found');
  unit.trace({ citizenId: citizen.id, ...basisOf(unit) });
  return ok(versions);
}

/** Everything of it, for whoever stands on the citizen's side. */
export async function presentStory({ db, me }: Unit, { decides, ...citizen }: store.MyCitizen): Promise<MyStory> {
  const [chapters, releases, receipts] = [
    await store.listChapters(db, citizen.id),
    await store.listReleases(db),
    await store.listReceipts(db, citizen.id),
  ];
  const lines = await listLines(db, { citizenId: citizen.id });
  const mine = chapters.map(
    (chapter): MyChapter => ({
      ...chapter,
      releases: releases.filter(({ chapterId }) => chapterId === chapter.id).map(({ roomId, to }) => ({ roomId, to })),
      receipts: receipts
        .filter(({ chapterId }) => chapterId === chapter.id)
        .map(({ chapterId: _chapter, versionId, ...receipt }) => ({
          ...receipt,
          isEarlier: versionId !== chapter.versionId,
        })),
    }),
  );
  return {
    citizen: { ...citizen, isMe: citizen.id === me.personId },
    decides,
    chapters: inReadingOrder(mine),
    rooms: await listRooms(db),
    lines: lines.map((line) => ({ ...shown(line), roomId: line.roomId })),
  };
}

async function listRooms(db: Unit['db']): Promise<MyStory['rooms']> {
  const rooms = Map.groupBy(await store.listSeats(db), ({ roomId }) => roomId);
  return [...rooms].map(([roomId, seats]) => ({
    roomId,
    purpose: seats[0]?.purpose ?? '',
    people: seats.map(({ roomId: _room, purpose: _purpose, ...person }) => person),
  }));
}
