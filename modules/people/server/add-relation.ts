import type { RelatedPersonId } from '../../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { Db } from '../../../platform/server/database.ts';
import { underTask } from '../../../platform/server/under-task.ts';
import { findOrInsertRelation, resumeRelation, type WantedRelation } from './related-person-store.ts';

/**
 * The relation in which somebody joins whom a citizen has named. One that the citizen has ended holds again only when
 * she has said since that she wants her (`wantedAt`).
 */
export async function addRelation(
  db: Db,
  wanted: WantedRelation & { wantedAt: Date; now: Date },
): Promise<Result<RelatedPersonId, 'relation-has-ended'>> {
  return underTask(db, 'join', async () => {
    const { id, endedAt } = await findOrInsertRelation(db, wanted, wanted.now);
    if (endedAt === null) return ok(id);
    if (endedAt >= wanted.wantedAt) return refuse('relation-has-ended');
    await resumeRelation(db, id);
    return ok(id);
  });
}
