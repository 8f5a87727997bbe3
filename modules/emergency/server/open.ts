import type { Country } from '../../../kernel/country.ts';
import { type IdentityNumberRefusal, parseIdentityNumber } from '../../../kernel/identity-number.ts';
import type { Keys } from '../../../platform/server/keys.ts';
import { settle } from '../../../platform/server/settle.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { hashIdentity } from '../../people/server/public.ts';
import type { EmergencyId, EmergencyReason } from '../domain/emergency.ts';
import { mayOpen, type OpenRefusal } from '../domain/may-open.ts';
import { findLiving, findStandingToOpen, listAudience, type OpenRow, openEmergency } from './emergency-store.ts';

interface Input {
  id: EmergencyId;
  country: Country;
  identityNumber: string;
  reason: EmergencyReason;
  words: string;
}
type Errors = { [K in 'not-found' | IdentityNumberRefusal | OpenRefusal]: () => Error };

/**
 * Opens an emergency access and tells the citizen's side and the organisation's officers at once. What is refused before the
 * number is looked up says nothing of anybody; after it there is one refusal, that there is nobody. Sent again it is the same.
 */
export async function open(unit: Unit, keys: Keys, input: Input, errors: Errors): Promise<OpenRow> {
  const { db } = unit;
  const again = await findLiving(db, input.id);
  if (again !== undefined) {
    unit.trace({ citizenId: again.citizenId, basis: 'emergency', basisId: again.id });
    return again;
  }
  const { role, hasOneOpen } = await findStandingToOpen(db);
  settle(mayOpen(role, hasOneOpen), errors);
  const number = settle(parseIdentityNumber(input.identityNumber, input.country), errors);
  const opened = await openEmergency(db, { ...input, numberHash: hashIdentity(keys, number) });
  if (opened === undefined) throw errors['not-found']();
  unit.trace({
    citizenId: opened.citizenId,
    basis: 'emergency',
    basisId: opened.id,
    detail: { reason: input.reason },
  });
  const audience = [
    ...(await listAudience(db, opened.id, 'citizen')),
    ...(await listAudience(db, opened.id, 'office')),
  ];
  unit.announce({
    what: 'emergency.access-opened',
    place: opened.id,
    audience: [...new Set(audience)],
    notify: true,
  });
  return opened;
}
