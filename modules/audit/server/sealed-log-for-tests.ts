import { randomUUID } from 'node:crypto';
import { openDatabase } from '../../../platform/server/database.ts';
import { HeldClock, minutes } from '../../../platform/testing/held-clock.ts';
import { makeTestDatabase } from '../../../platform/testing/test-database.ts';
import { type LogCopy, type LogLine, readLogCopy } from '../domain/log-copy.ts';
import type { LogHead } from '../domain/log-head.ts';
import { verifyLog } from '../domain/verify-log.ts';
import { exportLog } from './export-log.ts';
import { checkWith, openLogKey } from './log-key.ts';
import { sealNext } from './seal-log.ts';
import { sha256 } from './sha256.ts';

export const testLogKey = openLogKey(undefined, Buffer.alloc(32, 5));
export const [are, vera, mina] = [randomUUID(), randomUUID(), randomUUID()];

const start = '2026-11-06T09:00:00.000Z';

export type SealedLog = Awaited<ReturnType<typeof openSealedLog>>;

/** A log in a database of its own, with the hands of those who write, seal and verify it, and of the database's owner. */
export async function openSealedLog() {
  const clock = new HeldClock(start);
  const database = await makeTestDatabase();
  const app = openDatabase(database.appUrl, { size: 6 });
  const owner = (text: string, values?: unknown[]) => database.asOwner<Record<string, unknown>>(text, values);
  const copyLog = () => copy(app.db, clock.now());
  const verify = async (anchors: readonly LogHead[] = []) =>
    verifyLog({ sha256, checkSignature: checkWith([testLogKey.publicKey]) }, await copyLog(), anchors);
  return {
    clock,
    db: app.db,
    appUrl: database.appUrl,
    owner,
    copyLog,
    verify,
    /** The kinds of what was found, each with its entries. */
    found: async (anchors: readonly LogHead[] = []) =>
      (await verify(anchors)).findings.map(({ kind, entryIds }) => [kind, ...entryIds]),
    /** Vera's looks at a citizen, one entry each; gives their numbers. */
    write: async (count: number, citizen = are) => {
      const rows = await owner(
        `insert into audit_entry (at, event, citizen_id, place_id, person_id, acting_kind, role_id, basis, detail)
         select $1, 'looks.looked', $2, gen_random_uuid(), $3, 'practitioner', gen_random_uuid(), 'consent', jsonb_build_object('number', n, 'since', 'blåbær')
         from generate_series(1, $4::int) n returning id`,
        [clock.now(), citizen, vera, count],
      );
      return rows.map(({ id }) => Number(id));
    },
    /** A minute later. */
    seal: (key = testLogKey) => {
      clock.moveBy(minutes(1));
      return sealNext({ db: app.db, key }, clock.now());
    },
    empty: async () => {
      clock.moveTo(start);
      await owner('truncate audit_entry, audit_leaf, audit_head, audit_salt restart identity');
    },
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}

async function copy(db: Parameters<typeof exportLog>[0]['db'], now: Date): Promise<LogCopy> {
  const lines: LogLine[] = [];
  const write = async (line: LogLine) => void lines.push(line);
  await exportLog({ db, now, publicKey: testLogKey.publicKey, write });
  // As they would travel.
  const read = readLogCopy(lines.map((line): unknown => JSON.parse(JSON.stringify(line))));
  if (!read.ok) throw new Error(read.reason);
  return read.value;
}
