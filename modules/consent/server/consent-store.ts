import { sql } from 'kysely';
import type { ParticipantId, PersonId, PractitionerRoleId } from '../../../kernel/ids.ts';
import { dateOf, instantOf } from '../../../kernel/instant.ts';
import type { Db } from '../../../platform/server/database.ts';
import type { ConsentAction, ConsentState } from '../domain/consent-action.ts';

type ConsentTables = {
  consent_action: {
    id: string;
    citizen_id: PersonId;
    subject_id: string;
    grantee_id: ParticipantId;
    position: number;
    kind: ConsentAction['kind'];
    purpose: string;
    sees_from: Date | null;
    holds_until: Date | null;
    decided_by: PersonId;
    decided_as: ConsentAction['decidedAs'];
    told_by: ConsentAction['toldBy'];
    recorded_by: PersonId;
    recorded_role_id: PractitionerRoleId | null;
    at: Date;
  };
  consent: {
    subject_id: string;
    grantee_id: ParticipantId;
    citizen_id: PersonId;
    state: ConsentState['state'];
    sees_from: Date | null;
    holds_until: Date | null;
    action_id: string;
    changed_at: Date;
  };
  person: { id: PersonId; given_name: string; family_name: string };
};

/** One consent: what it is about, and for whom. */
export interface ConsentKey {
  subjectId: string;
  granteeId: ParticipantId;
}

/** Holds a consent until the transaction ends, so that two decisions at once come one after the other. */
export async function lockConsent(db: Db, { subjectId, granteeId }: ConsentKey): Promise<void> {
  await db
    .withTables<ConsentTables>()
    .selectFrom('consent')
    .select('action_id')
    .where('subject_id', '=', subjectId)
    .where('grantee_id', '=', granteeId)
    .forUpdate()
    .execute();
}

export type NamedAction = ConsentAction & { decidedByName: string; recordedByName: string };

/** The history of one consent, oldest first, with the names that the one who asks may know, or ''. */
export async function findHistory(db: Db, { subjectId, granteeId }: ConsentKey): Promise<NamedAction[]> {
  const rows = await db
    .withTables<ConsentTables>()
    .selectFrom('consent_action as a')
    .leftJoin('person as decider', 'decider.id', 'a.decided_by')
    .leftJoin('person as recorder', 'recorder.id', 'a.recorded_by')
    .selectAll('a')
    .select([
      sql<string>`coalesce(decider.given_name || ' ' || decider.family_name,
        (select g.name from guardians_of(a.citizen_id) g where g.person_id = a.decided_by), '')`.as('decider_name'),
      sql<string>`coalesce(recorder.given_name || ' ' || recorder.family_name, '')`.as('recorder_name'),
    ])
    .where('a.subject_id', '=', subjectId)
    .where('a.grantee_id', '=', granteeId)
    .orderBy('a.position')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    citizenId: row.citizen_id,
    subjectId: row.subject_id,
    granteeId: row.grantee_id,
    position: row.position,
    kind: row.kind,
    purpose: row.purpose,
    seesFrom: row.sees_from && instantOf(row.sees_from),
    holdsUntil: row.holds_until && instantOf(row.holds_until),
    decidedBy: row.decided_by,
    decidedAs: row.decided_as,
    toldBy: row.told_by,
    recordedBy: row.recorded_by,
    recordedRoleId: row.recorded_role_id,
    at: instantOf(row.at),
    decidedByName: row.decider_name,
    recordedByName: row.recorder_name,
  }));
}

/** Appends an action and sets what the history says after it, which the policies hold against the action. */
export async function storeAction(db: Db, action: ConsentAction, after: ConsentState): Promise<void> {
  const tables = db.withTables<ConsentTables>();
  const about = { subject_id: action.subjectId, grantee_id: action.granteeId, citizen_id: action.citizenId };
  await tables
    .insertInto('consent_action')
    .values({
      ...about,
      id: action.id,
      position: action.position,
      kind: action.kind,
      purpose: action.purpose,
      sees_from: action.seesFrom && dateOf(action.seesFrom),
      holds_until: action.holdsUntil && dateOf(action.holdsUntil),
      decided_by: action.decidedBy,
      decided_as: action.decidedAs,
      told_by: action.toldBy,
      recorded_by: action.recordedBy,
      recorded_role_id: action.recordedRoleId,
      at: dateOf(action.at),
    })
    .execute();
  const now = {
    state: after.state,
    sees_from: after.seesFrom && dateOf(after.seesFrom),
    holds_until: after.holdsUntil && dateOf(after.holdsUntil),
    action_id: action.id,
    changed_at: dateOf(after.since),
  };
  await tables
    .insertInto('consent')
    .values({ ...about, ...now })
    .onConflict((conflict) => conflict.columns(['subject_id', 'grantee_id']).doUpdateSet(now))
    .execute();
}

/** What every consent about a subject says now, as far as the one who asks may see. */
export async function findConsentStates(db: Db, subjectId: string): Promise<Map<ParticipantId, ConsentState>> {
  const rows = await db
    .withTables<ConsentTables>()
    .selectFrom('consent')
    .select(['grantee_id', 'state', 'sees_from', 'holds_until', 'changed_at'])
    .where('subject_id', '=', subjectId)
    .execute();
  return new Map(
    rows.map((row) => [
      row.grantee_id,
      {
        state: row.state,
        seesFrom: row.sees_from && instantOf(row.sees_from),
        holdsUntil: row.holds_until && instantOf(row.holds_until),
        since: instantOf(row.changed_at),
      },
    ]),
  );
}
