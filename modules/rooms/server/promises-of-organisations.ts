import { type Result, refuse } from '../../../kernel/result.ts';
import { asTask, type Db } from '../../../platform/server/database.ts';
import { type AllPromises, checkPromises, type Promises, withUsual } from '../domain/answer-promise.ts';
import { listPromising, type PromisingOrganisation, storePromises } from './promise-store.ts';

/** What organisations have promised, for the operator: all of them, or those with this code or name. */
export async function listPromisesOf(db: Db, now: Date, codeOrName?: string): Promise<PromisingOrganisation[]> {
  return asTask(db, 'import', now, (trx) => listPromising(trx, codeOrName));
}

export type PromisingRefusal = 'organisation-unknown' | 'organisation-unclear' | 'promise-slower-when-more-urgent';

/** Promises for an organisation, as its operator; what is left out stays as it was. Gives all that is promised then. */
export async function setPromisesOf(
  db: Db,
  now: Date,
  codeOrName: string,
  promises: Promises,
): Promise<Result<AllPromises, PromisingRefusal>> {
  return asTask(db, 'import', now, async (trx): Promise<Result<AllPromises, PromisingRefusal>> => {
    const [organisation, another] = await listPromising(trx, codeOrName);
    if (organisation === undefined) return refuse('organisation-unknown');
    if (another !== undefined) return refuse('organisation-unclear');
    const checked = checkPromises({ ...withUsual(organisation.said), ...promises });
    if (checked.ok) await storePromises(trx, organisation.id, checked.value);
    return checked;
  });
}
