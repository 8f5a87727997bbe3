import { sql } from 'kysely';
import type { Country } from '../../../kernel/country.ts';
import type { Day } from '../../../kernel/day.ts';
import type { PersonId, RelatedPersonId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/server/database.ts';

/** What a decision about a citizen must know of her and of whoever asks. */
export interface CitizenSide {
  id: PersonId;
  birthDay: Day | null;
  country: Country;
  decidesAloneFrom: number;
  guardians: { relatedPersonId: RelatedPersonId; personId: PersonId }[];
  /** Whether she is, with the organisation that I act for. */
  affiliated: boolean;
}

/** Nothing when the one who asks may not know the citizen. */
export async function findCitizenSide(db: Db, citizenId: PersonId): Promise<CitizenSide | undefined> {
  const { rows } = await sql<CitizenSide>`
    select p.id, p.birth_day as "birthDay", p.country, a.decides_alone_from as "decidesAloneFrom",
      p.id in (select citizens_of_my_organisation()) as affiliated,
      (select coalesce(jsonb_agg(jsonb_build_object('relatedPersonId', g.id, 'personId', g.person_id)), '[]')
        from guardians_of(p.id) g where g.ended_at is null) as guardians
    from person p join age_rule a on a.country = p.country
    where p.id = ${citizenId}`.execute(db);
  return rows[0];
}
