import { Country } from '../../../kernel/country.ts';
import { parseIdentityNumber } from '../../../kernel/identity-number.ts';
import { isOk } from '../../../kernel/result.ts';
import type { Keys } from '../../../platform/server/keys.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { hashIdentity } from './identity-seal.ts';
import { type FoundCitizen, findCitizenByIdentity, findCitizensByWords } from './person-store.ts';

/** Citizens of the organisation I act in, by whole identity number or by the beginnings of their names. */
export async function findCitizens(unit: Unit, keys: Keys, text: string): Promise<FoundCitizen[]> {
  const number = Country.options.map((country) => parseIdentityNumber(text, country)).find(isOk);
  const found =
    number === undefined
      ? await findCitizensByWords(unit.db, text.split(/\s+/))
      : await findCitizenByIdentity(unit.db, hashIdentity(keys, number.value));
  unit.trace(...found.map(({ id }) => ({ citizenId: id, basis: 'affiliation' as const })));
  return found;
}
