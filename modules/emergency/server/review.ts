import type { PersonId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import { settle } from '../../../platform/server/settle.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import type { EmergencyAccess, EmergencyId, EmergencyReview, ReviewOutcome } from '../domain/emergency.ts';
import { mayReview, toReviewFirst } from '../domain/review.ts';
import { presentAccess } from './about-me.ts';
import { listAudience, listOverseen, storeReview } from './emergency-store.ts';

export type Overseen = EmergencyAccess & { citizen: { id: PersonId; name: string } };

/** What the people of my organisation have opened, for whoever answers for it there; for everybody else nothing. */
export async function listToReview(unit: Unit): Promise<Overseen[]> {
  const rows = await listOverseen(unit.db);
  unit.trace(...rows.map(({ id, citizenId }) => ({ citizenId, basis: 'oversight' as const, basisId: id })));
  return toReviewFirst(
    rows.map((row) => ({
      ...presentAccess(row, unit.now),
      citizen: { id: row.citizenId, name: row.citizenName },
    })),
  );
}

interface Input {
  accessId: EmergencyId;
  id: string;
  outcome: ReviewOutcome;
  words: string;
}
type Errors = { [K in 'not-found' | 'access-is-still-open']: () => Error };

/** Adds what the officer says of an access, and tells the citizen's side and the other officers. */
export async function review(unit: Unit, input: Input, errors: Errors): Promise<EmergencyReview[]> {
  const { db, me, now } = unit;
  const [row] = await listOverseen(db, input.accessId);
  if (row === undefined) throw errors['not-found']();
  settle(mayReview(row, instantOf(now)), errors);
  await storeReview(db, { ...input, citizenId: row.citizenId, by: me.personId, at: now });
  const about = { citizenId: row.citizenId, basis: 'oversight', basisId: row.id } as const;
  unit.trace({ ...about, detail: { outcome: input.outcome } });
  const [citizenSide, office] = [await listAudience(db, row.id, 'citizen'), await listAudience(db, row.id, 'office')];
  unit.announce(
    { what: 'emergency.access-reviewed', place: row.id, audience: citizenSide, notify: true },
    { what: 'emergency.access-reviewed', place: row.id, audience: office },
  );
  const [after] = await listOverseen(db, input.accessId);
  return after?.reviews ?? [];
}
