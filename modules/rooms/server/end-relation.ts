import { sql } from 'kysely';
import type { CitizenId, PersonId, RelatedPersonId, RoomId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { audienceOf } from './standing-store.ts';

/**
 * Ends that somebody is close to the citizen: from now on she acts as it no more, and she has left every room that she
 * was in or invited to by it. Guardians end by what the authorities say.
 */
export async function endRelation(
  unit: Unit,
  input: { relatedPersonId: RelatedPersonId },
  errors: { [K in 'not-found' | 'guardian-ends-elsewhere']: () => Error },
): Promise<{ done: true }> {
  const { db, me, now } = unit;
  const { rows } = await sql<{ citizen_id: CitizenId; relation: string; has_ended: boolean }>`
    select citizen_id, relation, ended_at is not null as has_ended from related_person
    where id = ${input.relatedPersonId} and citizen_id in (select citizens_i_decide_for())`.execute(db);
  const [found] = rows;
  if (found === undefined) throw errors['not-found']();
  if (found.relation === 'guardian') throw errors['guardian-ends-elsewhere']();
  const { acting } = me;
  unit.trace({
    citizenId: found.citizen_id,
    ...(acting.kind === 'related-person' ? { basis: 'guardian', basisId: acting.relatedPersonId } : { basis: 'own' }),
  });
  // Said twice, it is the same end.
  if (found.has_ended) return { done: true };
  await sql`update related_person set ended_at = ${now} where id = ${input.relatedPersonId}`.execute(db);
  await announceLeft(unit, input.relatedPersonId);
  return { done: true };
}

async function announceLeft(unit: Unit, id: RelatedPersonId): Promise<void> {
  const { rows } = await sql<{ room_id: RoomId; person_id: PersonId | null }>`
    select room_id, person_id from end_participations(${id})`.execute(unit.db);
  for (const { room_id: place, person_id: person } of rows) {
    if (person !== null) unit.announce({ what: 'rooms.access-ended', place, audience: [person] });
    unit.announce({ what: 'rooms.people-changed', place, audience: await audienceOf(unit, place) });
  }
}
