import type { Unit } from '../../../platform/server/unit.ts';
import type { RelatedPerson } from '../domain/person.ts';
import { findMyCitizen, listRelated } from './related-person-store.ts';

/** Everybody who is or was close to the citizen whose side I stand on; whoever stands on nobody's is refused. */
export async function listRelatedPersons(
  unit: Unit,
  errors: { 'other-role-needed': () => Error },
): Promise<RelatedPerson[]> {
  const citizenId = await findMyCitizen(unit.db);
  if (citizenId === undefined) throw errors['other-role-needed']();
  const found = await listRelated(unit.db, citizenId);
  const { acting } = unit.me;
  const basis =
    acting.kind === 'related-person'
      ? ({ basis: 'guardian', basisId: acting.relatedPersonId } as const)
      : ({ basis: 'own' } as const);
  if (found.length > 0) unit.trace({ citizenId, ...basis });
  else unit.trace();
  return found;
}
