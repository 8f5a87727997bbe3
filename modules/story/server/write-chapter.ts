import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { basisOf } from '../../audit/server/public.ts';
import type { ChapterId, ChapterWords, VersionId } from '../domain/chapter.ts';
import type { MyStory } from '../domain/story.ts';
import { decideWriting, titleOf, type WriteRefusal } from '../domain/write-chapter.ts';
import * as store from './chapter-store.ts';
import { presentStory } from './read-story.ts';
import { tellReceivers, tellSide } from './tell.ts';

type Written = ChapterWords & { chapterId: ChapterId; versionId: VersionId; basedOn: VersionId | null };

/** Writes a chapter, or changes it: load with the story locked, decide, store, trace, announce. */
export async function writeChapter(
  unit: Unit,
  { chapterId, versionId, ...words }: Written,
): Promise<Result<MyStory, WriteRefusal | 'other-role-needed'>> {
  const { db, me, now } = unit;
  const citizen = await store.findMyCitizen(db);
  if (citizen === undefined) return refuse('other-role-needed');
  unit.trace({ citizenId: citizen.id, ...basisOf(unit) });
  await store.lockStory(db, citizen.id);
  const decided = decideWriting(await store.listChapters(db, citizen.id), { id: chapterId, ...words });
  if (!decided.ok) return decided;
  if (decided.value !== 'nothing-new') {
    const { topic, text } = words;
    await store.storeVersion(
      db,
      { personId: me.personId, at: now },
      {
        citizenId: citizen.id,
        chapterId,
        id: versionId,
        topic,
        title: titleOf(words),
        text,
        writtenAs: me.acting.kind === 'related-person' ? 'guardian' : 'citizen',
        isFirst: decided.value === 'first-version',
      },
    );
    const told = await store.listToldOf(db, chapterId);
    // What is put away is told to nobody, also when something is written there again.
    if (decided.value === 'put-away')
      await store.endReleases(db, { citizenId: citizen.id, chapterId, by: me.personId, at: now });
    tellReceivers(unit, told);
    await tellSide(unit, citizen.id);
  }
  return ok(await presentStory(unit, citizen));
}
