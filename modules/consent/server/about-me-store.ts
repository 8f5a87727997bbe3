import { sql } from 'kysely';
import type { PersonId } from '../../../kernel/ids.ts';
import { type AboutMePart, type InRows, listAboutMe } from '../../../platform/server/about-me.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { BlockTold, ConsentActionTold, ConsentTold } from '../domain/about-me.ts';
import { listBlocks } from './block-store.ts';

/** What a citizen has said yes and no to, step by step, and what it says now; whom she has blocked. */
export const consentAboutMe: AboutMePart = {
  module: 'consent',
  lists: {
    steps: listAboutMe({ tables: ['consent_action'], of: 'citizen', row: ConsentActionTold, read: listSteps }),
    now: listAboutMe({ tables: ['consent'], of: 'citizen', row: ConsentTold, read: listNow }),
    blocks: listAboutMe({ tables: ['block', 'block_action'], of: 'citizen', row: BlockTold, read: listBlocked }),
  },
  untold: {},
};

async function listBlocked({ db }: Unit, citizenId: PersonId) {
  const blocks = await listBlocks(db, citizenId);
  return blocks.map(({ personId: _, ...block }) => block);
}

async function listSteps({ db }: Unit, citizenId: PersonId): Promise<InRows<ConsentActionTold>[]> {
  const { rows } = await sql<InRows<ConsentActionTold>>`
    select a.subject_id as "subjectId", a.grantee_id as "granteeId", a.position, a.kind, a.purpose, a.sees_from as "seesFrom",
      a.holds_until as "holdsUntil", a.decided_as as "decidedAs", a.told_by as "toldBy", a.at,
      coalesce(d.given_name || ' ' || d.family_name, (select g.name from guardians_of(a.citizen_id) g where g.person_id = a.decided_by limit 1), '') as "decidedByName",
      coalesce(r.given_name || ' ' || r.family_name, '') as "recordedByName"
    from consent_action a left join person d on d.id = a.decided_by left join person r on r.id = a.recorded_by
    where a.citizen_id = ${citizenId} order by a.at, a.subject_id, a.grantee_id, a.position`.execute(db);
  return rows;
}

async function listNow({ db }: Unit, citizenId: PersonId): Promise<InRows<ConsentTold>[]> {
  const { rows } = await sql<InRows<ConsentTold>>`
    select subject_id as "subjectId", grantee_id as "granteeId", state, sees_from as "seesFrom", holds_until as "holdsUntil",
      changed_at as since
    from consent where citizen_id = ${citizenId} order by changed_at, subject_id, grantee_id`.execute(db);
  return rows;
}
