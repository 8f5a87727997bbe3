import type { PersonId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import { type Zone, zoneOf } from '../../../kernel/zone.ts';
import type { Clock } from '../../../platform/server/clock.ts';
import { asTask, type Db } from '../../../platform/server/database.ts';
import { languageOf } from '../domain/country-language.ts';
import { findPerson } from './person-store.ts';

interface FoundAddress {
  mail?: string;
  sms?: string;
  language: Language;
  zone: Zone;
}

/** Where somebody may be told that there is something new, and in which language; for the notifications only. */
export async function findAddress(db: Db, clock: Clock, personId: PersonId): Promise<FoundAddress | undefined> {
  const person = await asTask(db, 'notify', clock.now(), (trx) => findPerson(trx, personId));
  if (person === undefined) return undefined;
  const { country, language, mail, phone } = person;
  return {
    language: language ?? languageOf(country),
    zone: zoneOf(country),
    ...(mail === null ? {} : { mail }),
    ...(phone === null ? {} : { sms: phone }),
  };
}
