import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTestDatabase, type TestDatabase } from './test-database.ts';

/** Tables that say nothing of one person, each with its reason. */
const aboutNobody: Readonly<Record<string, string>> = {
  organisation: 'a public body',
  team: 'a part of a public body',
  age_rule: 'a setting per country',
  answer_promise: 'what an organisation promises everybody',
  person: 'is the person',
  hint: 'names its audience, and nobody it is about',
  audit_leaf: 'hashes that name nobody; whose entry it is stands in audit_entry',
  audit_head: 'the root over all entries',
  used_challenge: 'hashes of random numbers; whose they were is not kept',
  retention_rule: 'how long an organisation keeps something',
  retention_run: 'how much went by a rule, and nothing of what it was',
  audit_node: 'hashes over hashes, which name nobody',
  audit_cosignature: 'the root over all entries, as a witness has confirmed it',
  audit_mailed_head: 'when the root over all entries was mailed',
  witnessed_checkpoint: 'the root of a log elsewhere',
  audit_telling: 'how far the log has been told',
  why_promise: 'what an organisation promises everybody',
  closed_month: 'numbers of an organisation, and nothing of whom they count',
  month_question: 'what an organisation asks its leaders',
  month_answer: 'what a leader says of her organisation; who said it stands in by_person',
  import_run: 'counts and places of faults in a file; who started it stands in started_by',
};

interface Column {
  table: string;
  column: string;
  type: string;
}
interface Grant {
  table: string;
  column: string | null;
  privilege: string;
}

let database: TestDatabase;
let tables: string[];
let columns: Column[];
let grants: Grant[];
beforeAll(async () => {
  database = await makeTestDatabase();
  tables = (
    await database.asOwner<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
    )
  ).map((row) => row.name);
  columns = await database.asOwner<Column & Record<string, string>>(
    `select table_name as table, column_name as column, data_type as type from information_schema.columns where table_schema = 'public'`,
  );
  grants = await database.asOwner<Grant & Record<string, string>>(
    `select c.relname as table, null as column, x.privilege_type as privilege
     from pg_class c, aclexplode(c.relacl) x where c.relnamespace = 'public'::regnamespace and x.grantee = 'tillit_app'::regrole
     union all
     select c.relname, a.attname, x.privilege_type
     from pg_class c join pg_attribute a on a.attrelid = c.oid, aclexplode(a.attacl) x
     where c.relnamespace = 'public'::regnamespace and x.grantee = 'tillit_app'::regrole`,
  );
});
afterAll(() => database.drop());

const names = async (text: string) => (await database.asOwner<{ name: string }>(text)).map((row) => row.name);

describe('Every table', () => {
  it('is there to be looked at', () => expect(tables.length).toBeGreaterThan(20));

  it('has row security and at least one policy', async () => {
    const bare = await names(
      `select relname as name from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and (not relrowsecurity or not exists (select 1 from pg_policy p where p.polrelid = c.oid))`,
    );
    expect(bare).toEqual([]);
  });

  it('is open to each command only by a policy for it', async () => {
    const policies = await database.asOwner<{ table: string; command: string }>(
      `select polrelid::regclass::text as table, case polcmd when 'r' then 'SELECT' when 'a' then 'INSERT' when 'w' then 'UPDATE' when 'd' then 'DELETE' else '*' end as command from pg_policy`,
    );
    const without = grants.filter(
      ({ table, privilege }) => !policies.some((one) => one.table === table && ['*', privilege].includes(one.command)),
    );
    expect(without).toEqual([]);
  });

  it('is written column by column: nobody may set a whole row', () => {
    const whole = grants.filter((one) => one.column === null && !['SELECT', 'DELETE'].includes(one.privilege));
    expect(whole).toEqual([]);
  });

  it('never lets a row change whose it is or where it belongs', () => {
    const owners = ['id', 'citizen_id', 'room_id', 'subject_id', 'grantee_id', 'thread_id', 'recorded_by', 'sent_at'];
    const moved = grants.filter((one) => one.privilege === 'UPDATE' && owners.includes(one.column ?? ''));
    expect(moved).toEqual([]);
  });

  it('says whose it is, or is excused', () => {
    const without = tables.filter(
      (table) => !columns.some((one) => one.table === table && ['citizen_id', 'person_id'].includes(one.column)),
    );
    expect(without.sort()).toEqual(Object.keys(aboutNobody).sort());
  });

  it('keeps for ever what has been said, done and decided', () => {
    const rectified = ['rectification', 'rectification_answer'];
    const blocks = ['block_action', 'block'];
    const consents = ['consent_action', 'consent'];
    const emergencies = ['emergency_access', 'emergency_review'];
    const pathways = ['pathway_action', 'pathway'];
    const stories = [
      'chapter',
      'chapter_version',
      'chapter_release',
      'chapter_receipt',
      'memory_line',
      'memory_line_share',
    ];
    const permissions = ['permission_card_action', 'permission_card'];
    const careTeams = ['care_team_member', 'trust_answer'];
    const agreements = ['agreement_action', 'agreement'];
    const braveSteps = ['brave_step_action', 'brave_step', 'brave_step_hard'];
    const errands = ['errand_action', 'errand', 'relay'];
    const handovers = ['handover_action', 'handover', 'handover_line', 'handover_correction', 'kept_subject'];
    const appointments = ['appointment_action', 'appointment'];
    const encounters = ['encounter', 'encounter_step'];
    const kept = [
      'message',
      'audit_entry',
      'participant',
      'thread',
      'room',
      ...consents,
      ...blocks,
      ...rectified,
      ...emergencies,
      ...pathways,
      ...stories,
      ...permissions,
      ...careTeams,
      ...agreements,
      ...braveSteps,
      ...errands,
      ...handovers,
      ...appointments,
      ...encounters,
    ];
    expect(grants.filter((one) => kept.includes(one.table) && one.privilege === 'DELETE')).toEqual([]);
    const appended = [
      'message',
      'audit_entry',
      'consent_action',
      'block_action',
      'emergency_review',
      'pathway_action',
      'chapter',
      'chapter_version',
      'chapter_receipt',
      'permission_card_action',
      'agreement_action',
      'brave_step_action',
      'errand_action',
      'handover_action',
      'handover_correction',
      'appointment_action',
      ...encounters,
      ...rectified,
    ];
    expect(grants.filter((one) => appended.includes(one.table) && one.privilege === 'UPDATE')).toEqual([]);
  });
});

describe('The names in the database', () => {
  it('are singular', () => expect(tables.filter((table) => /[^s]s$/.test(table))).toEqual([]));

  it('say time by _at and mean a moment', () => {
    const wrong = columns.filter((one) => one.column.endsWith('_at') && one.type !== 'timestamp with time zone');
    expect(wrong).toEqual([]);
    expect(columns.filter((one) => one.type === 'timestamp without time zone')).toEqual([]);
  });

  it('say by whom by _by and mean an id', () => {
    // The day by which an answer comes, and the way in which a decision was told.
    const others = ['answer_by', 'told_by'];
    const wrong = columns.filter(
      (one) => one.column.endsWith('_by') && one.type !== 'uuid' && !others.includes(one.column),
    );
    expect(wrong).toEqual([]);
  });
});

describe('The functions that see more than whoever asks', () => {
  it('look names up in one fixed place', async () => {
    const loose = await names(
      `select oid::regprocedure::text as name from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
       and (proconfig is null or not 'search_path=public, pg_temp' = any (proconfig))`,
    );
    expect(loose).toEqual([]);
  });

  it('are not for everybody who may connect', async () => {
    const open = await names(
      `select p.oid::regprocedure::text as name from pg_proc p left join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x on true
       where p.pronamespace = 'public'::regnamespace and p.prosecdef and x.grantee = 0`,
    );
    expect(open).toEqual([]);
  });
});

describe('The application’s role', () => {
  it('owns nothing and may make nothing', async () => {
    const [role] = await database.asOwner<Record<string, boolean>>(
      `select exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname in ('public', 'internal', 'jobs') and pg_has_role('tillit_app', c.relowner, 'member')) as owns,
       has_schema_privilege('tillit_app', 'public', 'create') as makes, has_schema_privilege('tillit_app', 'internal', 'usage') as looks,
       (select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles where rolname = 'tillit_app') as above`,
    );
    expect(role).toEqual({ owns: false, makes: false, looks: false, above: false });
  });

  it('may not read what proves who somebody is', () => {
    const readable = grants
      .filter((one) => one.table === 'session' && one.privilege === 'SELECT')
      .map((one) => one.column);
    expect(readable).not.toContain('token_hash');
    expect(readable).not.toContain(null);
  });
});
