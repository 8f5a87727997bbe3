import type { Country } from '../../../kernel/country.ts';
import { type IdentityNumberRefusal, parseIdentityNumber } from '../../../kernel/identity-number.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Keys } from '../../../platform/server/keys.ts';
import { settle } from '../../../platform/server/settle.ts';
import { underTask } from '../../../platform/server/under-task.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { findActiveRole } from './acting-store.ts';
import { findOrAddByNumber } from './find-or-add-by-number.ts';
import { affiliate } from './person-store.ts';

export interface NewCitizen {
  country: Country;
  identityNumber: string;
  givenName: string;
  familyName: string;
}

type Errors = { [K in IdentityNumberRefusal | 'other-role-needed']: () => Error };

/** Affiliates a citizen with my organisation. Whether she was known elsewhere is not told, and her name there stands. */
export async function registerCitizen(
  unit: Unit,
  keys: Keys,
  input: NewCitizen,
  errors: Errors,
): Promise<{ citizenId: PersonId }> {
  const { givenName, familyName } = input;
  const number = settle(parseIdentityNumber(input.identityNumber, input.country), errors);
  const role = await findActiveRole(unit.db);
  if (role === undefined) throw errors['other-role-needed']();
  const citizenId = await underTask(unit.db, 'import', async () => {
    const id = await findOrAddByNumber(unit.db, keys, number, { givenName, familyName, at: unit.now });
    await affiliate(unit.db, id, role.organisationId, unit.now);
    return id;
  });
  unit.trace({ citizenId, basis: 'affiliation' });
  return { citizenId };
}
