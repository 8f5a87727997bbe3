import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerPolicy } from '../../../platform/server/security-policy.ts';
import { startTestServer, type TestServer } from '../../../platform/testing/test-server.ts';
import { fromHex } from '../domain/canonical-bytes.ts';
import type { LogHead } from '../domain/log-head.ts';
import { rangesOfConsistency } from '../domain/tree-ranges.ts';
import { verifyLog } from '../domain/verify-log.ts';
import { addWitnessRoute, witnessPath } from './add-witness-route.ts';
import { asSealer } from './as-sealer.ts';
import { askWitness, type OwnLog } from './ask-witness.ts';
import { checkCheckpoint } from './check-checkpoint.ts';
import { hashRanges } from './hash-ranges.ts';
import { checkWith, openLogKey } from './log-key.ts';
import { sealNext } from './seal-log.ts';
import { openSealedLog, type SealedLog, testLogKey } from './sealed-log-for-tests.ts';
import { sha256 } from './sha256.ts';
import { type NoteKey, readNote, readVerifierKey } from './signed-note.ts';
import { openWitnessKey } from './witness-key.ts';
import { listNewestWitnessed } from './witness-store.ts';

const origin = 'bergen.example/log';
const witnessKey = openWitnessKey('aarhus.example/witness', Buffer.alloc(32, 9));
const key = getKey(witnessKey.verifierKey);
const logKey: NoteKey = { name: origin, kind: 'log', publicKey: fromHex(testLogKey.publicKey) };
const foreignKey = openLogKey(undefined, Buffer.alloc(32, 6));

let log: SealedLog;
let witness: TestServer;
let own: OwnLog;
const url = () => `${witness.url}${witnessPath}`;
const ask = () => askWitness(own, { key, url: url() });
const kept = () => log.owner('select witness, size, note from audit_cosignature order by size');

beforeAll(async () => {
  log = await openSealedLog();
  witness = await startTestServer({
    modules: [],
    beforeListening: ({ app, parts }) => addWitnessRoute(app, { ...parts, key: witnessKey, logs: [logKey] }),
  });
  own = { db: log.db, clock: log.clock, key: testLogKey, origin };
});
beforeEach(async () => {
  await log.empty();
  await log.owner('truncate audit_cosignature');
  await witness.database.asOwner('truncate witnessed_checkpoint');
});
afterAll(async () => {
  await log.close();
  await witness.close();
});

function getKey(text: string): NoteKey {
  const found = readVerifierKey(text);
  if (found === undefined) throw new Error('This is no key.');
  return found;
}

async function grow(count: number): Promise<LogHead> {
  await log.write(count);
  const head = await log.seal();
  if (head === undefined) throw new Error('Nothing was sealed.');
  return head;
}

const prove = async (old: number, size: number) =>
  (await asSealer(log.db, log.clock.now(), (trx) => hashRanges(trx, rangesOfConsistency(old, size)))).map((hash) =>
    Buffer.from(fromHex(hash)).toString('base64'),
  );

interface Call {
  old: number | string;
  proof?: readonly string[];
  note: string;
}
const noteOf = ({ size, root }: Pick<LogHead, 'size' | 'root'>, name = origin, signing = testLogKey) =>
  signing.signCheckpoint({ origin: name, size, root });

async function call({ old, proof = [], note }: Call) {
  const body = [`old ${old}`, ...proof, '', note].join('\n');
  const answer = await fetch(`${url()}/add-checkpoint`, { method: 'POST', body });
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
}

describe('A log that is confirmed by a witness', () => {
  it('keeps what the witness signed, which proves the copy to whoever trusts the witness', async () => {
    await grow(3);
    expect(await ask()).toBe(3);
    await grow(4);
    expect(await ask()).toBe(7);
    expect(await kept()).toMatchObject([{ size: 3 }, { size: 7 }]);
    const copy = await log.copyLog();
    expect(copy.checkpoints).toHaveLength(1);
    expect(await verify(await notesOf(copy.checkpoints))).toMatchObject({
      findings: [],
      confirmed: [{ name: 'aarhus.example/witness', size: 7, at: '2026-11-06T09:00:00.000Z' }],
    });
  });

  it('asks for nothing when nothing is new', async () => {
    expect(await ask()).toBe(0);
    await grow(3);
    await ask();
    const before = witness.securityLines.length;
    expect(await ask()).toBe(3);
    expect(witness.securityLines).toHaveLength(before);
  });

  it('goes on from what the witness says when its answer was lost on the way', async () => {
    await grow(3);
    await ask();
    await log.owner('truncate audit_cosignature');
    await grow(2);
    expect(await ask()).toBe(5);
    // Lost once more, and nothing new since: the same one is confirmed again.
    await log.owner('truncate audit_cosignature');
    expect(await ask()).toBe(5);
    expect(await kept()).toMatchObject([{ size: 5 }]);
  });

  it('may be asked for by several processes at once', async () => {
    await grow(3);
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([3, 3, 3]);
    await grow(2);
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([5, 5, 5]);
    expect(await kept()).toMatchObject([{ size: 3 }, { size: 5 }]);
  });

  it('is sealed while the witness is away, and confirmed as a whole when she is back', async () => {
    await grow(3);
    const away = { key, url: 'http://127.0.0.1:1/api/log-witness' };
    await expect(askWitness(own, away)).rejects.toThrow('fetch failed');
    await grow(300);
    await grow(2);
    await expect(askWitness(own, away)).rejects.toThrow();
    expect(await ask()).toBe(305);
  });

  it('is told when it is not as long as it was, or not the same', async () => {
    await grow(5);
    await ask();
    await log.owner('truncate audit_leaf, audit_head, audit_entry, audit_cosignature');
    await grow(3);
    await expect(ask()).rejects.toThrow('has confirmed 5 entries, and the log has only 3');
    await grow(2);
    await expect(ask()).rejects.toThrow('did not confirm: 409');
    await grow(2);
    await expect(ask()).rejects.toThrow('did not confirm: 422');
    expect(await kept()).toEqual([]);
  });

  it('believes no answer that the witness has not signed', async () => {
    await grow(3);
    const other = getKey(openWitnessKey(key.name, Buffer.alloc(32, 8)).verifierKey);
    await expect(askWitness(own, { key: other, url: url() })).rejects.toThrow('without her own signature');
    expect(await kept()).toEqual([]);
  });
});

describe('The owner who rewrites the whole log with its key', () => {
  it('is found by what the witness has kept, though nothing in the copy tells', async () => {
    await grow(6);
    await ask();
    await log.owner(`update audit_entry set detail = '{}' where id = 2`);
    await log.owner('truncate audit_leaf, audit_head, audit_cosignature');
    await sealNext({ db: log.db, key: testLogKey }, log.clock.now());
    expect(await log.found()).toEqual([]);
    const notes = await listNewestWitnessed(witness.server.parts.db, witness.clock.now());
    expect(notes).toMatchObject([{ origin }]);
    const { findings } = await verify(await notesOf(notes.map(({ note }) => note)));
    expect(findings.map(({ kind }) => kind)).toEqual(['anchor-broken', 'rewritten']);
  });

  it('can’t leave the witness out, nor write in her name', async () => {
    const head = await grow(6);
    expect((await verify([])).findings).toMatchObject([{ kind: 'witness-missing' }]);
    const forging = openWitnessKey(key.name, Buffer.alloc(32, 8));
    const note = noteOf(head);
    // Her name and the short name of her key, over a signature of another.
    const [, , forged = ''] = forging
      .cosign(readNote(note)?.text ?? '', log.clock.now())
      .trim()
      .split(' ');
    const bytes = Buffer.from(forged, 'base64');
    Buffer.from(witnessKey.verifierKey.split('+')[1] ?? '', 'hex').copy(bytes);
    const { findings } = await verify(await notesOf([`${note}— ${key.name} ${bytes.toString('base64')}\n`]));
    expect(findings.map(({ kind }) => kind)).toEqual(['signature-wrong', 'witness-missing']);
  });
});

describe('A witness', () => {
  it('answers the same checkpoint again and keeps it once', async () => {
    const head = await grow(3);
    const first = await call({ old: 0, note: noteOf(head) });
    expect(first).toMatchObject({ status: 200, type: 'text/plain; charset=utf-8' });
    expect(first.text).toMatch(/^— aarhus\.example\/witness \S{104}\n$/);
    expect(await call({ old: 3, note: noteOf(head) })).toMatchObject({ status: 200 });
    expect(await witness.database.asOwner('select size from witnessed_checkpoint')).toMatchObject([{ size: 3 }]);
    const grown = await grow(2);
    expect(await call({ old: 3, proof: await prove(3, 5), note: noteOf(grown) })).toMatchObject({ status: 200 });
  });

  it.each<[string, number, string, (head: LogHead) => Call]>([
    ['a log that it does not know', 404, 'unknown-log', (head) => ({ old: 3, note: noteOf(head, 'oslo.example/log') })],
    ['a signature of another', 403, 'signature-wrong', (head) => ({ old: 3, note: noteOf(head, origin, foreignKey) })],
    [
      'a checkpoint that was changed',
      403,
      'signature-wrong',
      (head) => ({ old: 3, note: noteOf(head).replace('\n5\n', '\n6\n') }),
    ],
    ['another old size than it has seen', 409, 'old-size-wrong', (head) => ({ old: 2, note: noteOf(head) })],
    ['an old size that is larger', 400, 'old-size-larger', (head) => ({ old: 6, note: noteOf(head) })],
    ['a smaller log', 409, 'old-size-wrong', () => ({ old: 1, note: noteOf({ size: 2, root: '11'.repeat(32) }) })],
    [
      'another log of the same size',
      409,
      'forked',
      () => ({ old: 3, note: noteOf({ size: 3, root: '11'.repeat(32) }) }),
    ],
    ['a proof that does not prove it', 422, 'not-consistent', (head) => ({ old: 3, note: noteOf(head) })],
    [
      'a log that goes on otherwise',
      422,
      'not-consistent',
      (head) => ({ old: 3, proof: ['proof'], note: noteOf({ ...head, root: '11'.repeat(32) }) }),
    ],
    ['no number', 400, 'invalid-input', (head) => ({ old: '03', note: noteOf(head) })],
    ['a line that is no hash', 400, 'invalid-input', (head) => ({ old: 3, proof: ['x'], note: noteOf(head) })],
    ['what is not signed at all', 400, 'invalid-input', () => ({ old: 3, note: `${origin}\n5\n` })],
  ])('confirms nothing for %s, and goes on as before', async (_, status, outcome, make) => {
    await call({ old: 0, note: noteOf(await grow(3)) });
    const head = await grow(2);
    const proof = await prove(3, 5);
    const asked = make(head);
    const lines = witness.securityLines.length;
    const answer = await call({ ...asked, proof: asked.proof?.[0] === 'proof' ? proof : (asked.proof ?? []) });
    expect(answer.status).toBe(status);
    if (status === 409) expect(answer).toMatchObject({ type: 'text/x.tlog.size', text: '3\n' });
    await expect.poll(() => witness.securityLines.length).toBe(lines + 1);
    expect(JSON.parse(witness.securityLines.at(-1) ?? '')).toMatchObject({
      event: 'refused',
      endpoint: '/api/log-witness/add-checkpoint',
      outcome,
    });
    expect(await witness.database.asOwner('select size from witnessed_checkpoint')).toMatchObject([{ size: 3 }]);
    expect(await call({ old: 3, proof, note: noteOf(head) })).toMatchObject({ status: 200 });
  });

  it('takes no body that is longer than any checkpoint', async () => {
    expect(await call({ old: 0, note: 'x'.repeat(70_000) })).toMatchObject({ status: 413 });
    expect(witness.faults).toEqual([]);
  });

  it('answers with text that no browser runs and nobody keeps', async () => {
    const answer = await fetch(`${url()}/add-checkpoint`, { method: 'POST', body: 'x' });
    expect(answer.headers.get('content-security-policy')).toBe(answerPolicy);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await fetch(`${url()}/add-checkpoint`)).toMatchObject({ status: 404 });
  });

  it('confirms one of two that come at once and go on differently', async () => {
    const answers = await Promise.all(
      ['11', '22', '33', '44'].map((root) => call({ old: 0, note: noteOf({ size: 4, root: root.repeat(32) }) })),
    );
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409, 409, 409]);
  });

  it('is held to it by the table: nothing smaller, nothing of the same size, nothing changed or taken away', async () => {
    await call({ old: 0, note: noteOf(await grow(3)) });
    const client = new pg.Client({ connectionString: witness.database.appUrl });
    await client.connect();
    const add = (size: number, name = origin) =>
      client.query(`insert into witnessed_checkpoint values ($1, $2, decode(repeat('00', 32), 'hex'), '', now())`, [
        name,
        size,
      ]);
    expect((await client.query('select 1 from witnessed_checkpoint')).rows).toEqual([]);
    await expect(add(4)).rejects.toThrow('row-level security');
    await client.query(`set app.task = 'witness'`);
    await expect(add(2)).rejects.toThrow('row-level security');
    await expect(add(3)).rejects.toThrow(/row-level security|duplicate key/);
    await expect(client.query('update witnessed_checkpoint set size = 1')).rejects.toThrow('permission denied');
    await expect(client.query('delete from witnessed_checkpoint')).rejects.toThrow('permission denied');
    await add(4);
    await add(1, 'another/log');
    await client.end();
  });
});

async function notesOf(texts: readonly string[]) {
  const trusted = { publicKeys: [testLogKey.publicKey], witnesses: [key] };
  return texts.flatMap((text) => {
    const note = readNote(text);
    return (note === undefined ? undefined : checkCheckpoint(note, trusted)) ?? [];
  });
}

async function verify(checkpoints: Awaited<ReturnType<typeof notesOf>>) {
  const parts = { sha256, checkSignature: checkWith([testLogKey.publicKey]) };
  return verifyLog(parts, await log.copyLog(), [], { checkpoints, witnesses: [key.name] });
}
