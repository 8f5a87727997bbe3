import { randomUUID } from 'node:crypto';
import { birthDayOf, type IdentityNumber } from '../../../kernel/identity-number.ts';
import { PersonId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/server/database.ts';
import type { Keys } from '../../../platform/server/keys.ts';
import { hashIdentity, sealIdentity } from './identity-seal.ts';
import { findAndLockIdentity, insertPerson, nameIfUntold } from './person-store.ts';

/** The person with this identity number, added under the name when nobody has it; a name that is known stands. Runs as a task that may see identities. */
export async function findOrAddByNumber(
  db: Db,
  keys: Keys,
  number: IdentityNumber,
  ifNew: { givenName: string; familyName: string; at: Date },
): Promise<PersonId> {
  const hash = hashIdentity(keys, number);
  const known = await findAndLockIdentity(db, hash);
  if (known !== undefined) {
    await nameIfUntold(db, { id: known, ...ifNew });
    return known;
  }
  const id = PersonId.parse(randomUUID());
  const cipher = sealIdentity(keys, number.digits, { country: number.country, personId: id });
  await insertPerson(db, { id, ...ifNew, birthDay: birthDayOf(number), number, cipher, hash });
  return id;
}
