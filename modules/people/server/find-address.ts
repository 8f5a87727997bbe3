import { sql } from 'kysely';
import type { Country } from '../../../kernel/country.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import { type Zone, zoneOf } from '../../../kernel/zone.ts';
import type { Clock } from '../../../platform/server/clock.ts';
import { asTask, type Db } from '../../../platform/server/database.ts';

interface FoundAddress {
  mail?: string;
  language: Language;
  zone: Zone;
}

/** Where somebody may be told that there is something new, and in which language; for the notifications only. */
export async function findAddress(db: Db, clock: Clock, personId: PersonId): Promise<FoundAddress | undefined> {
  return asTask(db, 'notify', clock.now(), async (trx) => {
    const { rows } = await sql<{ country: Country; mail: string | null; language: Language | null }>`
      select p.country, c.mail, c.language from person p left join person_contact c on c.person_id = p.id
      where p.id = ${personId}`.execute(trx);
    const [row] = rows;
    if (row === undefined) return undefined;
    const language = row.language ?? (row.country === 'DK' ? 'da' : 'nb');
    return { language, zone: zoneOf(row.country), ...(row.mail === null ? {} : { mail: row.mail }) };
  });
}
