import type { Unit } from '../../../platform/server/unit.ts';
import { findActiveRole } from '../../people/server/public.ts';
import { maySetWhyPromise, usualWhyPromise, type WhyPromise } from '../domain/why-promise.ts';
import { findPromise, storePromise } from './why-store.ts';

export async function getWhyPromise({ db }: Unit, organisationId: string): Promise<WhyPromise> {
  return (await findPromise(db, organisationId)) ?? usualWhyPromise;
}

/** What my organisation promises from now on; a question keeps the promise it was asked under. */
export async function setWhyPromise(
  { db }: Unit,
  promise: WhyPromise,
  errors: { 'only-administrator-promises': () => Error },
): Promise<WhyPromise> {
  const office = await findActiveRole(db);
  if (office === undefined || !maySetWhyPromise(office)) throw errors['only-administrator-promises']();
  await storePromise(db, office.organisationId, promise);
  return promise;
}
