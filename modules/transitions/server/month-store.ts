import { sql } from 'kysely';
import { z } from 'zod';
import { OrganisationId, type PersonId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import type { Db } from '../../../platform/server/database.ts';
import { jsonOf } from '../../../platform/server/json-of.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { Month } from '../domain/months.ts';
import { type Obstacle, ObstacleReason } from '../domain/obstacle.ts';
import { CountRow, GroupRow } from './handover-store.ts';

/** The numbers of a month as they are kept. */
export const Counted = z.object({ handovers: z.array(CountRow), afterMeeting: z.array(GroupRow) });
export type Counted = z.infer<typeof Counted>;

const ToClose = CountRow.extend({ of: OrganisationId });

/** Holds the closing of months until the transaction ends, so that two processes never close the same one. */
export async function lockClosing(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('transitions.close-months', 0))`.execute(db);
}

/** What is counted of a month that is over, of each organisation whose month is not closed yet; under the task `sweep`. */
export async function findMonthsToClose(
  db: Db,
  month: Month,
  { from, until }: { from: Date; until: Date },
): Promise<ReadonlyMap<OrganisationId, Counted>> {
  const { rows } = await sql`
    select organisation_id as of, other_id as "organisationId", other as organisation, sent, what, times
    from months_to_close(${month}, ${from}, ${until})`.execute(db);
  const counted = new Map<OrganisationId, Counted>();
  for (const [of, handovers] of Map.groupBy(z.array(ToClose).parse(rows), (row) => row.of)) {
    const groups = await sql`
      select met, handed_over::int as "handedOver", came::int, did_not_come::int as "didNotCome", days
      from after_meeting_to_close(${of}, ${from}, ${until})`.execute(db);
    counted.set(of, Counted.parse({ handovers, afterMeeting: groups.rows }));
  }
  return counted;
}

interface NewClosedMonth {
  organisationId: OrganisationId;
  month: Month;
  counted: Counted;
  questions: readonly Obstacle[];
}

/** Closes a month of an organisation; under the task `sweep`. */
export async function storeClosedMonth(
  db: Db,
  now: Date,
  { organisationId, month, counted, questions }: NewClosedMonth,
): Promise<void> {
  await sql`
    insert into closed_month (organisation_id, month, counted, closed_at)
    values (${organisationId}, ${month}, ${jsonOf(counted)}, ${now})`.execute(db);
  for (const [nr, { reason, times }] of questions.entries())
    await sql`
      insert into month_question (organisation_id, month, reason, times, nr)
      values (${organisationId}, ${month}, ${reason}, ${times}, ${nr})`.execute(db);
}

/** Those who lead an organisation, as persons; under the task `sweep`. */
export async function findLeaders(db: Db, organisationId: OrganisationId): Promise<PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`select id from leaders_to_tell(${organisationId}) as id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Whether I lead the organisation in which I act. */
export async function isLeader(db: Db): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select exists (select 1 from organisations_i_lead()) as is`.execute(db);
  return rows[0]?.is === true;
}

const MonthRow = z.object({ month: Month, asked: z.int(), answered: z.int() });

/** The closed months of my organisation, the latest first; of two years. */
export async function listClosedMonths(db: Db): Promise<z.infer<typeof MonthRow>[]> {
  const { rows } = await sql`
    select c.month, count(q.reason)::int as asked,
      count(q.reason) filter (where exists (select 1 from month_answer a where (a.organisation_id, a.month, a.reason) = (q.organisation_id, q.month, q.reason)))::int as answered
    from closed_month c left join month_question q on (q.organisation_id, q.month) = (c.organisation_id, c.month)
    group by c.organisation_id, c.month order by c.month desc limit 24`.execute(db);
  return z.array(MonthRow).parse(rows);
}

const ClosedRow = z.object({
  organisationId: OrganisationId,
  counted: Counted,
  closedAt: z.date().transform(instantOf),
});

/** A month of my organisation, if it is closed. */
export async function findClosedMonth(db: Db, month: Month): Promise<z.infer<typeof ClosedRow> | undefined> {
  const { rows } = await sql`
    select organisation_id as "organisationId", counted, closed_at as "closedAt" from closed_month where month = ${month}`.execute(
    db,
  );
  return z.array(ClosedRow).parse(rows)[0];
}

const QuestionRow = z.object({
  reason: ObstacleReason,
  times: z.int(),
  words: z.string().nullable(),
  byName: z.string().nullable(),
  at: z.date().transform(instantOf).nullable(),
});
export type QuestionRow = z.infer<typeof QuestionRow>;

/** What was asked of a month of my organisation, and what was said to it last. */
export async function findQuestions(db: Db, month: Month): Promise<QuestionRow[]> {
  const { rows } = await sql`
    select q.reason, q.times, a.words, a.at, n.given_name || ' ' || n.family_name as "byName"
    from month_question q
      left join lateral (
        select * from month_answer a where (a.organisation_id, a.month, a.reason) = (q.organisation_id, q.month, q.reason) order by a.nr desc limit 1) a on true
      left join person n on n.id = a.by_person
    where q.month = ${month} order by q.nr`.execute(db);
  return z.array(QuestionRow).parse(rows);
}

interface NewAnswer {
  id: string;
  organisationId: OrganisationId;
  month: Month;
  reason: ObstacleReason;
  words: string;
}

/** Stores what a leader says; sent twice it is one. */
export async function storeAnswer(
  { db, me, now }: Unit,
  { id, organisationId, month, reason, words }: NewAnswer,
): Promise<void> {
  const role = me.acting.kind === 'practitioner' ? me.acting.roleId : null;
  await sql`
    insert into month_answer (id, organisation_id, month, reason, words, by_person, by_role_id, at)
    values (${id}, ${organisationId}, ${month}, ${reason}, ${words.toWellFormed()}, ${me.personId}, ${role}, ${now})
    on conflict (id) do nothing`.execute(db);
}
