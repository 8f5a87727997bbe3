import type { Country } from '../../../kernel/country.ts';
import { type IdentityNumber, parseIdentityNumber } from '../../../kernel/identity-number.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { isOk } from '../../../kernel/result.ts';
import type { Clock } from '../../../platform/server/clock.ts';
import { asTask, type Db } from '../../../platform/server/database.ts';
import type { Keys } from '../../../platform/server/keys.ts';
import type { NewSession } from '../../../platform/server/session.ts';
import { nameUntold } from '../domain/person-name.ts';
import { findOrAddByNumber } from './find-or-add-by-number.ts';
import { hashIdentity } from './identity-seal.ts';
import { findAndLockIdentity, renamePerson } from './person-store.ts';
import { listActiveRoles } from './practitioner-store.ts';

/** Whom an electronic ID vouches for; not every one tells a name. */
export interface VouchedIdentity {
  country: Country;
  number: string;
  givenName?: string | undefined;
  familyName?: string | undefined;
}

/**
 * The person who has just proved who she is, added when she is new; the name from the electronic ID goes before ours.
 * Whoever has exactly one role that holds today begins in it, everybody else as a citizen.
 */
export async function findOrAddPerson(
  db: Db,
  clock: Clock,
  keys: Keys,
  identity: VouchedIdentity,
): Promise<{ personId: PersonId; acting: NewSession['acting'] }> {
  const number = getNumber(identity);
  const at = clock.now();
  const name = { givenName: identity.givenName ?? nameUntold, familyName: identity.familyName ?? '' };
  return asTask(db, 'sign-in', at, async (trx) => {
    const personId = await findOrAddByNumber(trx, keys, number, { ...name, at });
    if (identity.givenName !== undefined) await renamePerson(trx, { id: personId, ...name });
    return { personId, acting: await actingOf(trx, personId) };
  });
}

/** In which role somebody begins who is known already. */
export async function findActing(db: Db, clock: Clock, personId: PersonId): Promise<NewSession['acting']> {
  return asTask(db, 'sign-in', clock.now(), (trx) => actingOf(trx, personId));
}

async function actingOf(trx: Db, personId: PersonId): Promise<NewSession['acting']> {
  const [role, ...more] = await listActiveRoles(trx, personId);
  return role === undefined || more.length > 0 ? undefined : { kind: 'practitioner', ...role };
}

/** The person whom an electronic ID vouches for, if she is known; nothing is added or changed. */
export async function findPersonByNumber(
  db: Db,
  clock: Clock,
  keys: Keys,
  identity: VouchedIdentity,
): Promise<PersonId | undefined> {
  const hash = hashIdentity(keys, getNumber(identity));
  return asTask(db, 'sign-in', clock.now(), (trx) => findAndLockIdentity(trx, hash));
}

function getNumber({ number, country }: VouchedIdentity): IdentityNumber {
  const parsed = parseIdentityNumber(number, country);
  if (!isOk(parsed)) throw new Error(`An electronic ID gave no identity number of ${country} (${parsed.reason}).`);
  return parsed.value;
}
