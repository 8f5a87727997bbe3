import type { PersonId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { findMyCitizen } from './entry-store.ts';

type Errors = { 'other-role-needed': () => Error };

/** The citizen whose log this is: oneself, or the child one acts for. Anybody else is refused: an empty log would say that nobody has looked. */
export async function getMyCitizen({ db }: Unit, errors: Errors): Promise<PersonId> {
  const citizenId = await findMyCitizen(db);
  if (citizenId === undefined) throw errors['other-role-needed']();
  return citizenId;
}

/** Traces what is done with one's own log, or with the child's. */
export function traceOwn(unit: Unit, citizenId: PersonId, placeId?: string): void {
  const { acting } = unit.me;
  unit.trace({
    citizenId,
    placeId,
    ...(acting.kind === 'related-person' ? { basis: 'guardian', basisId: acting.relatedPersonId } : { basis: 'own' }),
  });
}
