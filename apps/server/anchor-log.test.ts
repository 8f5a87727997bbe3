import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLogKey, startSealing } from '../../modules/audit/server/public.ts';
import { type Environment, readEnvironment } from '../../platform/server/config.ts';
import { drawKeys } from '../../platform/server/keys.ts';
import { hours, minutes } from '../../platform/testing/held-clock.ts';
import { openSmtpSink, type SmtpSink } from '../../platform/testing/smtp-sink.ts';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.ts';
import { tellWitnessed, tellWitnessKeys } from '../cli/exchange-witness.ts';
import { exportLogTo } from '../cli/export-log-to.ts';
import { verifyLogFile } from '../cli/verify-log-file.ts';
import { anchorLog } from './anchor-log.ts';

const [here, there] = [Buffer.alloc(32, 1).toString('base64'), Buffer.alloc(32, 2).toString('base64')];
const at = (name: string) => path.join(folder, name);
const nowhere = 'postgres://nobody@127.0.0.1:1/none';

let folder: string;
let smtp: SmtpSink;
let bergen: TestServer;
let aarhus: TestServer;
let stopAnchoring: () => Promise<void>;
let settings: { bergen: Record<string, string>; aarhus: Record<string, string> };

/** What a command says, for whoever runs it with these settings. */
async function hear(
  run: (env: Environment, say: (text: string) => void) => Promise<unknown>,
  set: Record<string, string>,
) {
  let out = '';
  const code = await run(readEnvironment({ ...set, DATABASE_URL: set['DATABASE_URL'] ?? nowhere }), (text) => {
    out += text;
  });
  return { code, out };
}

/** What `log witness` prints, as two operators would give it to each other. */
async function exchange(set: Record<string, string>) {
  const [, log = '', , , witness = ''] = (await hear(tellWitnessKeys, set)).out.split('\n');
  return { log, witness };
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tillit-anchor-'));
  smtp = await openSmtpSink();
  const [bergenSet, aarhusSet] = [
    { ORIGIN: 'https://bergen.example', IDENTITY_KEY: here },
    { ORIGIN: 'https://aarhus.example', IDENTITY_KEY: there },
  ];
  const [ofBergen, ofAarhus] = await Promise.all([exchange(bergenSet), exchange(aarhusSet)]);
  settings = { bergen: bergenSet, aarhus: { ...aarhusSet, WITNESS_LOGS: ofBergen.log } };
  aarhus = await startTestServer({ modules: [], secret: there, beforeListening: anchored(settings.aarhus) });
  const [witnessKey = ''] = ofAarhus.witness.split(' ');
  settings.bergen = {
    ...bergenSet,
    LOG_WITNESSES: `${witnessKey} ${aarhus.url}/api/log-witness`,
    LOG_ANCHOR_MAIL: 'auditor@example.org, other@example.org',
    SMTP_URL: smtp.url,
  };
  bergen = await startTestServer({ modules: [], secret: here, beforeListening: anchored(settings.bergen) });
});
afterAll(async () => {
  await stopAnchoring();
  await bergen.close();
  await aarhus.close();
  await smtp.stop();
  await rm(folder, { recursive: true, force: true });
});

const anchored = (set: Record<string, string>) => async (server: TestServer['server']) => {
  stopAnchoring = await anchorLog(server, readEnvironment(set), 20);
};

const { publicKey } = openLogKey(undefined, drawKeys(here).log);
const witnessKeyOfAarhus = async () => (await exchange(settings.aarhus)).witness.split(' ')[0] ?? '';
const confirmed = async () =>
  (await bergen.database.asOwner<{ size: number }>('select max(size) as size from audit_cosignature'))[0]?.size;
const mailsTo = (address: string) => smtp.mails.filter(({ to }) => to.includes(address));

async function writeAndSeal(count: number): Promise<void> {
  await bergen.database.asOwner(
    `insert into audit_entry (at, event, citizen_id, person_id, acting_kind, basis)
     select $3, 'looks.looked', $1, $2, 'practitioner', 'consent' from generate_series(1, $4::int)`,
    [randomUUID(), randomUUID(), bergen.clock.now(), count],
  );
  const { db, clock, keys, onFault } = bergen.server.parts;
  await startSealing({ db, clock, key: openLogKey(undefined, keys.log), anchors: [], onFault })();
}

describe('Two installations, of which one confirms the other’s log, and a mailbox', () => {
  it('have the first head at once, and go on by themselves', async () => {
    await writeAndSeal(5);
    await expect.poll(confirmed).toBe(5);
    await expect.poll(() => smtp.mails.length).toBe(2);
    bergen.clock.moveBy(minutes(1));
    await writeAndSeal(2);
    await expect.poll(confirmed).toBe(7);
    expect(bergen.faults).toEqual([]);
    expect(aarhus.faults).toEqual([]);
  });

  it('write one mail a day, which names nobody and tells whoever keeps it what to do', async () => {
    const [mail] = mailsTo('auditor@example.org');
    expect(mail?.headers.get('subject')).toBe('bergen.example/log: 5 entries, 2026-11-06');
    expect(mail?.headers.get('to')).toBe('auditor@example.org');
    expect(mail?.text).toContain('\nbergen.example/log\n5\n');
    bergen.clock.moveBy(hours(23));
    await writeAndSeal(1);
    await expect.poll(confirmed).toBe(8);
    expect(smtp.mails).toHaveLength(2);
    bergen.clock.moveBy(hours(1));
    await expect.poll(() => smtp.mails.length).toBe(4);
    expect(mailsTo('auditor@example.org').at(-1)?.text).toContain('\nbergen.example/log\n8\n');
  });

  it('seal on while the mail server and the witness are away, say so once, and make it good', async () => {
    const { port } = new URL(aarhus.url);
    await smtp.stop();
    await aarhus.server.app.close();
    bergen.clock.moveBy(hours(24));
    await writeAndSeal(3);
    await expect.poll(() => bergen.faults.length).toBe(3);
    expect(await bergen.database.asOwner('select max(size) as size from audit_head')).toEqual([{ size: 11 }]);
    await smtp.start();
    await expect.poll(() => smtp.mails.length).toBe(6);
    // The same installation, started anew.
    const again = await startTestServer({
      modules: [],
      secret: there,
      database: aarhus.database,
      port: Number(port),
      beforeListening: anchoredThere,
    });
    await expect.poll(confirmed).toBe(11);
    expect(bergen.faults).toHaveLength(3);
    expect(again.faults).toEqual([]);
    await again.close();
  });
});

const anchoredThere = (server: TestServer['server']) => anchorLog(server, readEnvironment(settings.aarhus), 20);

describe('Whoever verifies a copy elsewhere', () => {
  const verify = async (copy: string, anchor?: string, witness?: string) => {
    const files = { file: at(copy), anchorFiles: anchor === undefined ? [] : [at(anchor)], publicKeys: [publicKey] };
    const witnessKeys = witness === undefined ? [] : [witness];
    return hear((_, say) => verifyLogFile({ ...files, witnessKeys, say }), {});
  };
  const exportTo = (name: string) =>
    hear((env, say) => exportLogTo(env, at(name), say), { ...settings.bergen, DATABASE_URL: bergen.database.appUrl });

  it('proves it with the mail as it was saved and with the witness’s key', async () => {
    await exportTo('log');
    await writeFile(at('mail.eml'), mailsTo('auditor@example.org')[1]?.raw ?? '');
    const proven = await verify('log', 'mail.eml', await witnessKeyOfAarhus());
    expect(proven).toEqual({
      code: 0,
      out: [
        'All 11 sealed entries are as they were sealed, under 4 signed heads.',
        'All 2 anchored heads fit.',
        `The witness aarhus.example/witness has confirmed the first 11 of 11, last at ${aarhus.clock.now().toISOString()}.`,
        '',
      ].join('\n'),
    });
    expect((await verify('log')).out).toContain('give the key of one you trust with --witness');
  });

  it('believes no mail that was changed', async () => {
    const raw = mailsTo('auditor@example.org')[1]?.raw ?? '';
    await writeFile(at('changed.eml'), raw.replace(/^8\r$/m, '9\r'));
    const { code, out } = await verify('log', 'changed.eml');
    expect(code).toBe(1);
    expect(out).toContain('over 9 entries is not signed by the log’s key.');
  });

  it('finds a log that was rewritten whole with its own key, by each of them alone', async () => {
    await bergen.database.asOwner(`update audit_entry set event = 'looks.nothing' where id = 3`);
    await bergen.database.asOwner('truncate audit_leaf, audit_head, audit_cosignature');
    await stopAnchoring();
    await writeAndSeal(0);
    await exportTo('rewritten');
    const given = await hear((env, say) => tellWitnessed(env, 'bergen.example/log', say), {
      ...settings.aarhus,
      DATABASE_URL: aarhus.database.appUrl,
    });
    await writeFile(at('witnessed'), given.out);
    expect(await verify('rewritten')).toMatchObject({ code: 0 });
    const byMail = await verify('rewritten', 'mail.eml');
    expect(byMail.code).toBe(1);
    expect(byMail.out).toContain(
      `The anchored head of ${at('mail.eml')} over 8 entries is not that of these entries (none before it): the log was rewritten after it was anchored.`,
    );
    const byWitness = await verify('rewritten', 'witnessed', await witnessKeyOfAarhus());
    expect(byWitness.code).toBe(1);
    expect(byWitness.out).toContain('over 11 entries is not that of these entries');
    const withoutFile = await verify('rewritten', undefined, await witnessKeyOfAarhus());
    expect(withoutFile.code).toBe(1);
    expect(withoutFile.out).toContain('The witness aarhus.example/witness has confirmed nothing of what was given');
  });
});

describe('Settings that can’t be meant', () => {
  it.each([
    [{ LOG_ANCHOR_MAIL: 'auditor@example.org' }, 'LOG_ANCHOR_MAIL needs a mail server'],
    [{ LOG_ANCHOR_MAIL: 'auditor', SMTP_URL: 'smtp://127.0.0.1:1' }, 'LOG_ANCHOR_MAIL must be addresses'],
    [{ LOG_WITNESSES: 'https://aarhus.example' }, 'LOG_WITNESSES must be'],
    [{ WITNESS_LOGS: 'bergen.example/log' }, 'WITNESS_LOGS must be'],
  ])('are refused in one sentence: %s', async (set, sentence) => {
    await expect(anchorLog(bergen.server, readEnvironment(set))).rejects.toThrow(sentence);
  });

  it('a witness whose key is that of a log, or who would be asked over an open line', async () => {
    const { log, witness } = await exchange(settings.aarhus);
    const [key = ''] = witness.split(' ');
    for (const LOG_WITNESSES of [`${log} https://aarhus.example`, `${key} http://aarhus.example`]) {
      await expect(anchorLog(bergen.server, readEnvironment({ LOG_WITNESSES }))).rejects.toThrow('must be');
    }
  });
});
