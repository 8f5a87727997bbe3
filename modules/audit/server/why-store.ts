import { type RawBuilder, sql } from 'kysely';
import type { Country } from '../../../kernel/country.ts';
import type { OrganisationId, PersonId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/server/database.ts';
import type { WhyPromise } from '../domain/why-promise.ts';
import type { WhyAnswer } from '../domain/why-question.ts';

export interface AskedRow {
  isMine: boolean;
  organisationId: OrganisationId | null;
  country: Country | null;
  workingDays: number | null;
  waits: boolean;
  answerers: PersonId[];
}

/** An entry of this citizen's log as asking about it needs it; nothing when it is not in it. */
export async function findAsked(db: Db, citizenId: string, entryId: number): Promise<AskedRow | undefined> {
  const { rows } = await sql<AskedRow>`
    select e.person_id = me() as "isMine", e.organisation_id as "organisationId", o.country,
      w.working_days as "workingDays",
      exists (select 1 from why_question q where q.entry_id = e.id and q.answered_at is null) as waits,
      array(select why_people(e.organisation_id, e.id)) as answerers
    from audit_entry e left join organisation o on o.id = e.organisation_id
      left join why_promise w on w.organisation_id = e.organisation_id
    where e.id = ${entryId} and e.citizen_id = ${citizenId}`.execute(db);
  return rows[0];
}

export interface NewQuestion {
  id: string;
  citizenId: PersonId;
  entryId: number;
  organisationId: OrganisationId;
  askedAt: Date;
  words: string;
  dueAt: Date;
}

/** False when another question about the entry came first. */
export async function storeQuestion(db: Db, question: NewQuestion): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into why_question (id, citizen_id, entry_id, organisation_id, asked_by, asked_at, words, due_at)
    values (${question.id}, ${question.citizenId}, ${question.entryId}, ${question.organisationId}, me(),
      ${question.askedAt}, ${question.words}, ${question.dueAt}) on conflict do nothing`.execute(db);
  return numAffectedRows === 1n;
}

export interface QuestionRow {
  id: string;
  citizenId: PersonId;
  entryId: number;
  askedBy: PersonId;
  askedAt: Date;
  words: string;
  dueAt: Date;
  answer: string | null;
  noGoodReason: boolean | null;
  answeredAt: Date | null;
  isNew: boolean;
  organisation: string;
  country: Country;
}

const columns = sql`q.id, q.citizen_id as "citizenId", q.entry_id as "entryId", q.asked_by as "askedBy", q.asked_at as "askedAt",
  q.words, q.due_at as "dueAt", q.answer, q.no_good_reason as "noGoodReason", q.answered_at as "answeredAt",
  greatest(q.answered_at, q.late_told_at) is not null
    and (q.read_at is null or greatest(q.answered_at, q.late_told_at) > q.read_at) as "isNew",
  o.name as organisation, o.country`;

/** The questions asked about this citizen's log, the newest first. */
export async function listQuestionsOf(db: Db, citizenId: string): Promise<QuestionRow[]> {
  const { rows } = await sql<QuestionRow>`
    select ${columns} from why_question q join organisation o on o.id = q.organisation_id
    where q.citizen_id = ${citizenId} order by q.asked_at desc limit 100`.execute(db);
  return rows;
}

export async function findQuestion(db: Db, id: string): Promise<QuestionRow | undefined> {
  const { rows } = await sql<QuestionRow>`
    select ${columns} from why_question q join organisation o on o.id = q.organisation_id where q.id = ${id}`.execute(
    db,
  );
  return rows[0];
}

export interface ToAnswerRow extends QuestionRow {
  at: Date;
  event: string;
  givenName: string;
  familyName: string;
  profession: string | null;
  citizenGivenName: string;
  citizenFamilyName: string;
}

/** The questions that I answer, with what may be seen of the entries; one of them when its id is given. */
export async function listToAnswer(db: Db, id?: string): Promise<ToAnswerRow[]> {
  const { rows } = await sql<ToAnswerRow>`
    select ${columns}, f.at, f.event, f.given_name as "givenName", f.family_name as "familyName", f.profession,
      f.citizen_given_name as "citizenGivenName", f.citizen_family_name as "citizenFamilyName"
    from why_facts() f join why_question q on q.id = f.question_id join organisation o on o.id = q.organisation_id
    where (${id ?? null}::uuid is null or q.id = ${id ?? null}::uuid)
      and (q.answered_at is null or q.answered_at > clock_now() - interval '90 days')
    order by q.due_at limit 200`.execute(db);
  return rows;
}

/** False when somebody else of the organisation answered first. */
export async function storeAnswer(db: Db, id: string, answer: WhyAnswer, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update why_question set answer = ${answer.words}, no_good_reason = ${answer.noGoodReason}, answered_by = me(), answered_at = ${at}
    where id = ${id} and answered_at is null`.execute(db);
  return numAffectedRows === 1n;
}

export function markingQuestionsRead(citizenId: string, at: Date): RawBuilder<unknown> {
  return sql`update why_question set read_at = ${at} where citizen_id = ${citizenId}
    and greatest(answered_at, late_told_at) is not null and (read_at is null or greatest(answered_at, late_told_at) > read_at)`;
}

export async function findPromise(db: Db, organisationId: string): Promise<WhyPromise | undefined> {
  const { rows } = await sql<WhyPromise>`
    select working_days as "workingDays" from why_promise where organisation_id = ${organisationId}`.execute(db);
  return rows[0];
}

export async function storePromise(db: Db, organisationId: string, { workingDays }: WhyPromise): Promise<void> {
  await sql`insert into why_promise (organisation_id, working_days) values (${organisationId}, ${workingDays})
    on conflict (organisation_id) do update set working_days = excluded.working_days`.execute(db);
}

/** Marks the questions whose day has passed unanswered, once each; gives whom to tell. Under the task `tell`. */
export async function takeLate(trx: Db, now: Date): Promise<{ id: string; askedBy: PersonId }[]> {
  const { rows } = await sql<{ id: string; askedBy: PersonId }>`
    update why_question set late_told_at = ${now}
    where answered_at is null and late_told_at is null and due_at < ${now} returning id, asked_by as "askedBy"`.execute(
    trx,
  );
  return rows;
}
