import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getProof, openLogKey } from '../../modules/audit/server/public.ts';
import { readEnvironment } from '../../platform/server/config.ts';
import { inTransaction, openDatabase } from '../../platform/server/database.ts';
import { drawKeys } from '../../platform/server/keys.ts';
import { HeldClock } from '../../platform/testing/held-clock.ts';
import { makeTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { sealLog } from '../server/seal-log.ts';
import { logCommand } from './log-command.ts';
import { runCli } from './run-cli-for-tests.ts';

const IDENTITY_KEY = Buffer.alloc(32, 7).toString('base64');
let database: TestDatabase;
let folder = '';
const at = (name: string) => path.join(folder, name);
const log = (words: readonly string[], set: Record<string, string> = {}) => runCli('main', ['log', ...words], set);

beforeAll(async () => {
  database = await makeTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'tillit-log-'));
  await database.asOwner(
    `insert into audit_entry (at, event, citizen_id, person_id, acting_kind, basis)
     select '2026-11-06T08:59:00Z', 'looks.looked', $1, $2, 'practitioner', 'consent' from generate_series(1, 5)`,
    [randomUUID(), randomUUID()],
  );
  const { db, close } = openDatabase(database.appUrl, { size: 2 });
  const faults: unknown[] = [];
  const parts = {
    db,
    clock: new HeldClock('2026-11-06T09:00:00.000Z'),
    keys: drawKeys(IDENTITY_KEY),
    pushKey: undefined,
    textsFrom: undefined,
    onFault: (fault: unknown) => void faults.push(fault),
  };
  // It seals at once when it starts, and ends what it has begun.
  await sealLog(parts, readEnvironment({ LOG_ANCHOR_FILE: at('anchors') }))();
  await close();
  expect(faults).toEqual([]);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await database.drop();
});

const nameCitizen = (id: string) =>
  CompiledQuery.raw(`select set_config('app.person_id', $1, true), set_config('app.acting_kind', 'citizen', true)`, [
    id,
  ]);

describe('npm run tillit -- log', () => {
  it('writes a copy that nobody else on the machine reads, into a new file', async () => {
    const set = { DATABASE_URL: database.appUrl, IDENTITY_KEY };
    const { code, out, err } = await log(['export', at('log')], set);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(`${at('log')}: the log in 14 lines. It names people: keep it as you keep the database.\n`);
    expect((await stat(at('log'))).mode & 0o777).toBe(0o600);
    expect(await log(['export', at('log')], set)).toMatchObject({
      code: 1,
      err: `The file ${at('log')} is there already: choose another name.\n`,
    });
  });

  it('prints the public key, and proves the copy with it and what was anchored, without a database', async () => {
    const key = (await log(['key'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', IDENTITY_KEY })).out.trim();
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(await log(['verify', at('log'), '--anchor', at('anchors'), '--key', key])).toEqual({
      code: 0,
      out: 'All 5 sealed entries are as they were sealed, under 1 signed heads.\nAll 1 anchored heads fit.\n',
      err: '',
    });
  });

  it('prints what two installations give each other, with the same key', async () => {
    const set = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', IDENTITY_KEY, ORIGIN: 'https://bergen.example' };
    const { out } = await log(['witness'], set);
    const keys = /^bergen\.example\/log\+[0-9a-f]{8}\+\S{44}\n[^]*^bergen\.example\/witness\+[0-9a-f]{8}\+\S{44} https:\/\/bergen\.example\/api\/log-witness$/m;
    expect(out).toMatch(keys);
    const bytes = Buffer.from(/^bergen\.example\/log\+\S{8}\+(\S+)/m.exec(out)?.[1] ?? '', 'base64');
    expect(bytes.subarray(1).toString('hex')).toBe(openLogKey(undefined, drawKeys(IDENTITY_KEY).log).publicKey);
  });

  it('says what a proof without an anchor and a key from elsewhere leaves open', async () => {
    const { code, out } = await log(['verify', at('log')]);
    expect(code).toBe(0);
    expect(out).toContain('No anchored head was given');
    expect(out).toContain('The key was taken from the copy itself');
  });

  it('names what was done to a copy, and ends with 1', async () => {
    const text = await readFile(at('log'), 'utf8');
    const changed = text.replace(/(\{"kind":"entry","id":3,.*?)looks\.looked/, '$1looks.nothing');
    await writeFile(at('changed'), changed.replace(/\{"kind":"entry","id":5,.*\n/, ''));
    const { code, out } = await log(['verify', at('changed'), '--anchor', at('anchors')]);
    expect(code).toBe(1);
    expect(out.split('\n').slice(0, 3)).toEqual([
      'Entry 5 was removed: it was sealed at position 4 and is not there any more.',
      'Entry 3 was rewritten: it is not what was sealed at position 2.',
      'This is not the log as it was sealed; found: 2.',
    ]);
  });

  it('proves one entry from what a citizen has saved beside it, with the key and what was anchored', async () => {
    const [row] = await database.asOwner<{ id: string; citizen_id: string }>(
      'select id, citizen_id from audit_entry where id = 3',
    );
    const { db, close } = openDatabase(database.appUrl, { size: 1 });
    const { publicKey } = openLogKey(undefined, drawKeys(IDENTITY_KEY).log);
    const proof = await inTransaction(db, nameCitizen(row?.citizen_id ?? ''), (trx) => getProof(trx, 3, publicKey));
    await close();
    await writeFile(at('proof'), JSON.stringify(proof));
    const asked = ['verify-entry', at('proof'), '--anchor', at('anchors'), '--key', publicKey];
    const { code, out } = await log(asked);
    expect({ code, first: out.split('\n')[0] }).toEqual({
      code: 0,
      first:
        'Entry 3 (looks.looked, 2026-11-06T08:59:00.000000Z) is in the sealed log, under the signed head of 2026-11-06T09:00:00.000000Z.',
    });
    expect(out).toContain('An anchored head says the same.');
    await writeFile(at('forged'), JSON.stringify({ ...proof, entry: { ...proof?.entry, event: 'looks.nothing' } }));
    expect(await log(['verify-entry', at('forged')])).toMatchObject({ code: 1 });
    expect(await log(['verify-entry', at('log')])).toMatchObject({ code: 1 });
  });

  it('believes no copy without a seal', async () => {
    const text = await readFile(at('log'), 'utf8');
    await writeFile(at('bare'), text.replace(/\{"kind":"(leaf|head)".*\n/g, ''));
    expect(await log(['verify', at('bare')])).toMatchObject({ code: 1, err: '' });
  });

  it.each([
    [['verify', '/nowhere'], "The file /nowhere can't be read (ENOENT)"],
    [['verify', import.meta.filename], 'is no copy of a log: it does not begin as one'],
    [['verify'], 'Say what to do and with which file'],
    [['burn', 'x'], 'Say what to do and with which file'],
    [['verify', 'x', '--anker', 'y'], "Unknown option '--anker'"],
  ])('refuses in one sentence: %s', async (words, sentence) => {
    await expect(logCommand({}, words)).rejects.toThrow(sentence);
  });

  it('refuses a key that is none, and anchors that are none', async () => {
    await expect(logCommand({}, ['verify', at('log'), '--key', 'abc'])).rejects.toThrow(
      '"abc" is no public key of a log',
    );
    await expect(logCommand({}, ['verify', at('log'), '--anchor', at('log')])).rejects.toThrow('is no head of a log');
    await expect(logCommand({}, ['verify', at('log'), '--witness', 'abc'])).rejects.toThrow('is no key of a witness');
    await writeFile(at('letter'), 'Hello, nothing of the kind.\n');
    await expect(logCommand({}, ['verify', at('log'), '--anchor', at('letter')])).rejects.toThrow('is no head of a log');
    const set = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
    await expect(logCommand({ ...set, LOG_KEY: 'c2hvcnQ=' }, ['key'])).rejects.toThrow(
      'LOG_KEY is not 32 bytes in base64',
    );
    await expect(logCommand(set, ['key'])).rejects.toThrow('Set LOG_KEY or IDENTITY_KEY');
    await expect(logCommand(set, ['witness'])).rejects.toThrow('Set IDENTITY_KEY and ORIGIN');
  });
});
