import { settle } from '../../../platform/server/settle.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { findActiveRole } from '../../people/server/public.ts';
import { type AllPromises, checkPromises, maySetPromises } from '../domain/answer-promise.ts';
import { storePromises } from './promise-store.ts';

type Errors = { [K in 'only-administrator-promises' | 'promise-slower-when-more-urgent']: () => Error };

/** What my organisation promises from now on; a message that was sent keeps the promise it was sent under. */
export async function setPromises({ db }: Unit, promises: AllPromises, errors: Errors): Promise<{ done: true }> {
  const office = await findActiveRole(db);
  if (office === undefined || !maySetPromises(office)) throw errors['only-administrator-promises']();
  await storePromises(db, office.organisationId, settle(checkPromises(promises), errors));
  return { done: true };
}
