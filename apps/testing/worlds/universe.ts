import { randomUUID } from 'node:crypto';
import webPush from 'web-push';
import { recordTrace } from '../../../modules/audit/server/public.ts';
import { findAddress } from '../../../modules/people/server/public.ts';
import { isStillUnseen } from '../../../modules/rooms/server/public.ts';
import { asTask } from '../../../platform/server/database.ts';
import { type Notifications, openNotifications } from '../../../platform/server/notify/open-notifications.ts';
import { storeHints } from '../../../platform/server/outbox.ts';
import { minutes } from '../../../platform/testing/held-clock.ts';
import { openPushSink, type PushSink } from '../../../platform/testing/push-sink.ts';
import { openSmtpSink, type SmtpSink } from '../../../platform/testing/smtp-sink.ts';
import type { TestDatabase } from '../../../platform/testing/test-database.ts';
import { startTestServer, type TestServer } from '../../../platform/testing/test-server.ts';
import { modules } from '../../server/modules.ts';
import { organisationRows, type Rows } from './cast.ts';

/** One server on one database, with its mail and push, in which many worlds live side by side. */
export interface Universe {
  server: TestServer;
  smtp: SmtpSink;
  push: PushSink;
  /** Where its people knock; a test may put something in front of the server. */
  url: string;
  /** Lets people move in. */
  settle(rows: Rows): Promise<void>;
  /** Sends all mail and push to these that is due now or after the pause for whoever is reading. Nobody looks at that of others. */
  notify(whom: readonly string[]): Promise<void>;
  /** Tells one person a hint of no room at all, and gives its place: what was to come before it has come when it arrives. */
  mark(personId: string): Promise<string>;
  close(): Promise<void>;
}

export async function openUniverse(): Promise<Universe> {
  const server = await startTestServer({ modules, recordTrace });
  const [smtp, push] = [await openSmtpSink(), await openPushSink()];
  const notifications = await openNotificationsOf(server, smtp, push);
  const settle = (rows: Rows) => insertRows(server.database, rows);
  await settle(organisationRows);
  return {
    server,
    smtp,
    push,
    url: server.url,
    settle,
    notify: async (whom) => {
      await notifications.relayOnce();
      await server.database.asOwner(`delete from jobs.job where data->>'personId' <> all($1)`, [whom]);
      await notifications.deliverDue();
      server.clock.moveBy(minutes(2));
      await notifications.deliverDue();
    },
    mark: (personId) => markFor(server, personId),
    close: async () => {
      await notifications.stop();
      await Promise.all([smtp.stop(), push.stop(), server.close()]);
    },
  };
}

async function openNotificationsOf(server: TestServer, smtp: SmtpSink, push: PushSink): Promise<Notifications> {
  // The jobs then go by the clock of whoever asks, as everything else does.
  await server.database.asOwner(`create or replace function jobs.job_now() returns timestamptz language sql stable
    as 'select public.clock_now()'`);
  const { db } = server.server.parts;
  const { clock } = server;
  return openNotifications({
    databaseUrl: server.database.appUrl,
    db,
    clock,
    origin: 'https://tillit.example',
    smtpUrl: smtp.url,
    mailFrom: 'Tillit <no-reply@tillit.example>',
    vapid: { ...webPush.generateVAPIDKeys(), subject: 'mailto:drift@tillit.example' },
    findAddress: (personId) => findAddress(db, clock, personId),
    stillUnseen: (personId, roomId, hintId) => isStillUnseen(db, clock.now(), { personId, roomId, hintId }),
    onFault: (fault) => server.faults.push(fault),
    pushAgent: push.agent,
  });
}

async function markFor({ server, clock }: TestServer, personId: string): Promise<string> {
  const place = randomUUID();
  const now = clock.now();
  const hint = { what: 'test.mark', place, audience: [personId] };
  server.relay.publish(await asTask(server.parts.db, 'demo', now, (trx) => storeHints(trx, now, [hint])));
  return place;
}

/** All rows in one statement, past the policies; the columns are those that the first row of a table names. */
async function insertRows({ asOwner }: TestDatabase, rows: Rows): Promise<void> {
  const tables = Object.entries(rows).filter(([, each]) => each.length > 0);
  const inserts = tables.map(([table, [first]], at) => {
    const columns = Object.keys(first ?? {}).join(', ');
    return `t${at} as (insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $${at + 1}))`;
  });
  await asOwner(
    `with ${inserts.join(', ')} select 1`,
    tables.map(([, each]) => JSON.stringify(each)),
  );
}
