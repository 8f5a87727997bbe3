import type { RoomId } from '../../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { basisOf } from '../../audit/server/public.ts';
import type { ChapterId, Receiver } from '../domain/chapter.ts';
import { decideRelease, type ReleaseRefusal } from '../domain/release-chapter.ts';
import type { MyStory } from '../domain/story.ts';
import * as store from './chapter-store.ts';
import { presentStory } from './read-story.ts';
import { tellReceivers, tellSide } from './tell.ts';

type Wish = { chapterId: ChapterId; roomId: RoomId; to: Receiver };

/** Releases a chapter to somebody in a room, from this moment on. */
export async function releaseChapter(
  unit: Unit,
  { id, chapterId, roomId, to }: Wish & { id: string },
): Promise<Result<MyStory, ReleaseRefusal | 'other-role-needed'>> {
  const { db, me, now } = unit;
  const citizen = await store.findMyCitizen(db);
  if (citizen === undefined) return refuse('other-role-needed');
  await store.lockStory(db, citizen.id);
  const chapter = (await store.listChapters(db, citizen.id)).find((one) => one.id === chapterId);
  const seats = (await store.listSeats(db)).filter((seat) => seat.roomId === roomId);
  const decided = decideRelease({ decides: citizen.decides, chapter, seats }, to);
  if (!decided.ok) return decided;
  unit.trace({ citizenId: citizen.id, placeId: roomId, ...basisOf(unit) });
  if (!(await holds(unit, { chapterId, roomId, to }))) {
    // One from before she was let in anew may still be open, and holds no more.
    const by = { by: me.personId, at: now };
    await store.endReleases(db, { citizenId: citizen.id, chapterId, one: { roomId, to }, ...by });
    await store.storeRelease(db, { id, citizenId: citizen.id, chapterId, roomId, to, ...by });
    tellReceivers(unit, await store.listToldOf(db, chapterId));
    await tellSide(unit, citizen.id);
  }
  return ok(await presentStory(unit, citizen));
}

/** Takes a release back, from this moment on. Whoever was told is given a hint, and finds nothing when she looks. */
export async function takeBackChapter(
  unit: Unit,
  { chapterId, roomId, to }: Wish,
): Promise<Result<MyStory, 'other-role-needed' | 'not-found'>> {
  const { db, me, now } = unit;
  const citizen = await store.findMyCitizen(db);
  if (citizen === undefined) return refuse('other-role-needed');
  await store.lockStory(db, citizen.id);
  if (!(await store.listChapters(db, citizen.id)).some(({ id }) => id === chapterId)) return refuse('not-found');
  unit.trace({ citizenId: citizen.id, placeId: roomId, ...basisOf(unit) });
  const told = await store.listToldOf(db, chapterId);
  await store.endReleases(db, { citizenId: citizen.id, chapterId, one: { roomId, to }, by: me.personId, at: now });
  tellReceivers(unit, told);
  await tellSide(unit, citizen.id);
  return ok(await presentStory(unit, citizen));
}

async function holds({ db }: Unit, wish: Wish): Promise<boolean> {
  const same = JSON.stringify([wish.roomId, wish.to]);
  return (await store.listReleases(db)).some(
    ({ chapterId, roomId, to }) => chapterId === wish.chapterId && JSON.stringify([roomId, to]) === same,
  );
}
