import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLogKey, startSealing, tellNews } from '../../modules/audit/server/public.ts';
import { emergencyContract } from '../../modules/emergency/contract.ts';
import { EmergencyId } from '../../modules/emergency/domain/emergency.ts';
import { rightsContract } from '../../modules/rights/contract.ts';
import { RectificationId } from '../../modules/rights/domain/rectification.ts';
import { systemClock } from '../../platform/server/clock.ts';
import { openDatabase } from '../../platform/server/database.ts';
import { gatherEverybody } from './everybody-for-tests.ts';
import { call } from './request-for-tests.ts';

let all: Awaited<ReturnType<typeof gatherEverybody>>;
let app: pg.Client;
let tables: { name: string; writes: string | null }[];

/** What anybody may see who has reached the database at all, each with its reason. */
const publicTables: Readonly<Record<string, string>> = { age_rule: 'a setting per country, with nothing of anybody' };

beforeAll(async () => {
  all = await gatherEverybody();
  const { world, placeOf } = all;
  const { roomId, threadId, rectificationId } = placeOf('participant');
  const ingrid = await world.as(world.people.ingrid, world.roles.ingrid);
  await ingrid.rooms.saveDraft({ roomId, threadId, draft: { subject: '', body: 'Halvferdig' } });
  await ingrid.rooms.markRead({ roomId, threadId, seq: 1 });
  await ingrid.people.addPushSubscription({ endpoint: 'https://push.example/1', keys: { p256dh: 'k', auth: 'a' } });
  await ingrid.people.setNotificationSetting({
    mail: true,
    push: true,
    sms: true,
    quietFrom: '21:00',
    quietUntil: '07:00',
    mailAddress: 'ingrid@example.org',
  });
  const answer = { id: RectificationId.parse(rectificationId), outcome: 'corrected', words: 'Det var feil' } as const;
  await world.server.client(rightsContract, ingrid.cookie).answerRectification(answer);
  const { asOwner } = world.server.database;
  await asOwner(`insert into team values (gen_random_uuid(), $1, 'Rask psykisk helsehjelp')`, [
    world.organisations.municipality,
  ]);
  const { are: areId, ingrid: ingridId } = world.people;
  await asOwner(`insert into retention_rule values ($1, 'closed-room', 120, $2, $3, now())`, [
    world.organisations.municipality,
    ingridId,
    world.roles.ingrid.id,
  ]);
  await asOwner(`insert into retention_hold values ($1, $2, 'En klagesak', $3, now())`, [roomId, areId, ingridId]);
  await asOwner(`insert into retention_notice values ($1, $2, now(), '2036-01-01')`, [roomId, areId]);
  await asOwner(`insert into retention_run values (gen_random_uuid(), $1, 'closed-room', 120, now(), 1)`, [
    world.organisations.municipality,
  ]);
  const month = [world.organisations.municipality, ingridId, world.roles.ingrid.id];
  await asOwner(`insert into closed_month values ($1, '2026-10', '{}', now())`, month.slice(0, 1));
  await asOwner(`insert into month_question values ($1, '2026-10', 'other', 1, 0)`, month.slice(0, 1));
  await asOwner(
    `insert into month_answer values (gen_random_uuid(), $1, '2026-10', 'other', 'Vi ringer', $2, $3, now())`,
    month,
  );
  await asOwner(`insert into answer_promise values ($1, 'today', 4, 'hours')`, [world.organisations.municipality]);
  const are = await world.as(world.people.are);
  await are.consent.block({ personId: world.people.sara });
  const { accessId, endedAccessId } = placeOf('citizen');
  await world.server.client(emergencyContract, are.cookie).markRead({ accessId: EmergencyId.parse(accessId) });
  const review = { id: randomUUID(), outcome: 'justified', words: 'Hun var savnet, og ble funnet.' } as const;
  await world.server
    .client(emergencyContract, all.cookies.administrator)
    .review({ accessId: EmergencyId.parse(endedAccessId), ...review });
  const { toldId, citizenId } = placeOf('participant');
  const soon = '2026-11-07T09:05:00Z';
  await asOwner(`insert into phone values ($1, '+4791200001', $2)`, [citizenId, soon]);
  await asOwner(`insert into phone_challenge values (gen_random_uuid(), $1, '+4791200001', $2, $2)`, [citizenId, soon]);
  await asOwner(`insert into text_message (id, person_id, kind, made_at) values (gen_random_uuid(), $1, 'code', $2)`, [
    citizenId,
    soon,
  ]);
  await asOwner(`insert into received_text values ('sveve', '1', $1, $2)`, [citizenId, soon]);
  await asOwner(`insert into sms_choice values ($1, $2, 1, 'texts', 1, $2, 'electronic-id', $2, null, $3)`, [
    roomId,
    citizenId,
    soon,
  ]);
  await asOwner(`insert into sms_reference values ($1, 'K7', $2, $3, null, $4)`, [citizenId, roomId, threadId, soon]);
  await asOwner(`insert into message_confirmation values ($1, $2, $3, $3, 'sms', $4)`, [
    roomId,
    toldId,
    citizenId,
    soon,
  ]);
  await asOwner(
    `insert into passkey (id, person_id, user_handle, credential_id, public_key, counter, backed_up, name, assurance, vouched_at, added_at)
     values (gen_random_uuid(), $1, '\\x01', '\\x01', '\\x01', 0, false, 'Telefonen min', 'test', $2, $2)`,
    [world.people.are, soon],
  );
  await asOwner(`insert into used_challenge values ('\\x01', $1)`, [soon]);
  await asOwner(`insert into why_promise values ($1, 5)`, [world.organisations.municipality]);
  await asOwner(`insert into audit_wish values ($1, $1, true, true, true)`, [world.people.are]);
  await asOwner(`insert into audit_node values (8, 0, decode(repeat('00', 32), 'hex'))`);
  await asOwner(`insert into audit_cosignature values ('here/log', 'there/witness+00000000', 1, '', $1)`, [soon]);
  await asOwner(`insert into audit_mailed_head values (repeat('0', 16), 1, $1)`, [soon]);
  await asOwner(`insert into witnessed_checkpoint values ('there/log', 1, decode(repeat('00', 32), 'hex'), '', $1)`, [
    soon,
  ]);
  await sealLog(world.server.database.appUrl);
  tables = await asOwner<{ name: string; writes: string | null }>(
    `select c.relname as name, (select quote_ident(a.attname) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
       and has_column_privilege('tillit_app', c.oid, a.attnum, 'update') limit 1) as writes
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`,
  );
  app = new pg.Client({ connectionString: world.server.database.appUrl });
  await app.connect();
});
afterAll(async () => {
  await app.end();
  await all.world.server.close();
});

async function sealLog(appUrl: string): Promise<void> {
  const { db, close } = openDatabase(appUrl);
  const faults: unknown[] = [];
  const key = openLogKey(undefined, Buffer.alloc(32, 5));
  const onFault = (fault: unknown) => faults.push(fault);
  const afterwards = () => tellNews(db, systemClock.now());
  const stop = startSealing({ db, clock: systemClock, key, anchors: [], onFault, afterwards });
  await stop();
  await close();
  expect(faults).toEqual([]);
}

describe('Somebody whom nobody has named', () => {
  it('sees no row of any table, each of which has some', async () => {
    for (const { name } of tables) {
      const stands = await all.world.server.database.asOwner(`select 1 from ${name} limit 1`);
      expect(stands, name).toHaveLength(1);
      // Counted by a column that may be read; a session's token may not.
      const column = name === 'session' ? 'id' : '*';
      const { rowCount } = await app.query(`select ${column} from ${name}`);
      if (publicTables[name] === undefined) expect(rowCount, name).toBe(0);
    }
  });

  it('changes and takes away nothing anywhere', async () => {
    for (const { name, writes } of tables) {
      const changed = writes === null ? 0 : (await app.query(`update ${name} set ${writes} = ${writes}`)).rowCount;
      expect(changed, name).toBe(0);
      const taken = await app.query(`delete from ${name}`).then(
        (result) => result.rowCount,
        (error: Error) => error.message,
      );
      expect([0, `permission denied for table ${name}`], name).toContain(taken);
    }
  });

  it('adds nothing anywhere', async () => {
    for (const { name } of tables) {
      const columns = await all.world.server.database.asOwner<{ column: string }>(
        `select quote_ident(a.attname) as column from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0
         and has_column_privilege('tillit_app', a.attrelid, a.attnum, 'insert')`,
        [name],
      );
      if (columns.length === 0) continue;
      const list = columns.map((one) => one.column).join(', ');
      // A row that would fit: one that is there. The policy speaks before the keys do.
      const [row] = await all.world.server.database.asOwner<{ row: string }>(
        `select row_to_json(t)::text as row from ${name} t limit 1`,
      );
      const added = app.query(
        `insert into ${name} (${list}) select ${list} from json_populate_record(null::${name}, $1)`,
        [row?.row],
      );
      await expect(added, name).rejects.toThrow(/row-level security|null value in column "person_id"/);
    }
  });

  it('is told nothing by a server that she has not signed in to', async () => {
    const answer = await call(all.world.server.url, { method: 'GET', path: '/rooms' } as never, {}, undefined);
    expect(answer).toMatchObject({ status: 401, outcome: 'not-signed-in' });
  });
});
