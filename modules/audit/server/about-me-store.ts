import { sql } from 'kysely';
import type { PersonId } from '../../../kernel/ids.ts';
import { dateOf } from '../../../kernel/instant.ts';
import { type AboutMePart, type InRows, listAboutMe } from '../../../platform/server/about-me.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { QuestionTold } from '../domain/about-me.ts';
import { AuditEntry } from '../domain/audit-entry.ts';
import { LookWish } from '../domain/look-wish.ts';
import { findEntries } from './entry-store.ts';

const page = 1_000;

/** Who has seen what about somebody, from the newest back; what was asked about it, and of what she wants to be told. */
export const auditAboutMe: AboutMePart = {
  module: 'audit',
  lists: {
    entries: listAboutMe({ tables: ['audit_entry'], of: 'citizen', row: AuditEntry, read: readEntries }),
    questions: listAboutMe({ tables: ['why_question'], of: 'citizen', row: QuestionTold, read: listQuestions }),
    wishes: listAboutMe({ tables: ['audit_wish'], of: 'citizen', row: LookWish, read: listMyWishes }),
  },
  untold: {
    audit_salt: 'random bytes that hide her in the proofs of the log; of no use but to show whom they hide',
    audit_organisation: 'which line of the log was the first of an organisation; every line is in the file',
    audit_told_look: 'the mark that she was told of a line of the log, and has read that; every line is in the file',
  },
};

async function* readEntries({ db, me }: Unit, citizenId: PersonId) {
  let before: number | undefined;
  for (;;) {
    const entries = await findEntries(db, { citizenId, me: me.personId, before, limit: page });
    yield entries.map((entry) => ({
      ...entry,
      at: dateOf(entry.at),
      basisSince: entry.basisSince && dateOf(entry.basisSince),
    }));
    if (entries.length < page) return;
    before = entries.at(-1)?.id;
  }
}

async function listQuestions({ db }: Unit, citizenId: PersonId): Promise<InRows<QuestionTold>[]> {
  const { rows } = await sql<InRows<QuestionTold>>`
    select entry_number(q.entry_id)::int as "entryId", o.name as organisation,
      coalesce(p.given_name || ' ' || p.family_name, '') as "askedByName", q.asked_at as "askedAt", q.words, q.due_at as "dueAt",
      q.answer, q.no_good_reason as "noGoodReason", q.answered_at as "answeredAt"
    from why_question q join organisation o on o.id = q.organisation_id left join person p on p.id = q.asked_by
    where q.citizen_id = ${citizenId} order by q.asked_at, q.id`.execute(db);
  return rows;
}

/** Mine about her; what somebody else on her side wants to be told is theirs. */
async function listMyWishes({ db, me }: Unit, citizenId: PersonId): Promise<InRows<LookWish>[]> {
  const { rows } = await sql<InRows<LookWish>>`
    select any_look as "anyLook", emergency, new_organisation as "newOrganisation" from audit_wish
    where citizen_id = ${citizenId} and person_id = ${me.personId}`.execute(db);
  return rows;
}
