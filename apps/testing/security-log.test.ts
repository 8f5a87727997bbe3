import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { nameOfSession } from '../../platform/server/security-log.ts';
import { hashToken } from '../../platform/server/session.ts';
import { expected } from './access-row-for-tests.ts';
import { accessTable } from './access-table-for-tests.ts';
import { kinds } from './everybody-for-tests.ts';
import { amongEverybody, endpoints, type Gathered } from './gather-for-tests.ts';
import { call } from './request-for-tests.ts';
import { secretWords } from './secrets-for-tests.ts';

let all: Gathered;
amongEverybody((gathered) => {
  all = gathered;
});

const lines = () => all.world.server.securityLines;
const read = (line = ''): Record<string, unknown> => JSON.parse(line) as Record<string, unknown>;

/** The line is written when the answer has gone, so it may come a moment after it. */
async function lineAfter(ask: () => Promise<unknown>): Promise<Record<string, unknown>> {
  const before = lines().length;
  await ask();
  await expect.poll(() => lines().length).toBe(before + 1);
  return read(lines().at(-1));
}

const send = (body: object, headers: Record<string, string> = {}, path = '/rooms/search') =>
  fetch(`${all.world.server.url}/api${path}`, {
    method: 'POST',
    headers: { 'x-tillit': '1', 'content-type': 'application/json', cookie: all.cookies.citizen ?? '', ...headers },
    body: JSON.stringify(body),
  }).then((answer) => answer.text());

describe.each(endpoints)('$name', ({ endpoint, name }) => {
  it('leaves a line about every decision, also where the trace was rolled back', async () => {
    const row = accessTable[name];
    if (row === undefined) throw new Error('It has no row in the table.');
    // One of each kind of decision: who may what is the table's own test.
    const decisions = new Map(kinds.map((kind) => [expected(row, kind), kind]));
    for (const kind of decisions.values()) {
      const input = row.input(all.placeOf(kind));
      const before = lines().length;
      const answer = await call(all.world.server.url, endpoint, input, all.cookies[kind]);
      await expect.poll(() => lines().length, { message: kind }).toBe(before + 1);
      const allowed = answer.status < 400;
      expect(read(lines().at(-1)), kind).toMatchObject({
        event: allowed ? 'allowed' : 'refused',
        method: endpoint.method,
        endpoint: name,
        status: answer.status,
        ...(allowed ? {} : { outcome: answer.outcome }),
      });
      if (allowed && endpoint.method !== 'GET') await all.putBack();
    }
  });
});

describe('A line of the security log', () => {
  it('says when, what, where and with which outcome, and nothing else', async () => {
    const line = await lineAfter(() => send({ text: 'noe' }));
    expect(Object.keys(line).sort()).toEqual(['endpoint', 'event', 'from', 'method', 'session', 'status', 'time']);
    expect(line['time']).toBe(all.world.server.clock.now().toISOString());
  });

  it('names the session so that only who has the database finds the person', async () => {
    const token = all.cookies.citizen?.slice('tillit='.length) ?? '';
    const line = await lineAfter(() => send({ text: 'noe' }));
    expect(line['session']).toBe(nameOfSession(hashToken(token)));
    // As docs/operations.md says it to those who look into something.
    const found = await all.world.server.database.asOwner<{ person_id: string }>(
      `select person_id from session where $1 = left(rtrim(translate(encode(sha256(convert_to(
         'tillit security log ' || encode(token_hash, 'hex'), 'UTF8')), 'base64'), '+/', '-_'), '='), 22)`,
      [line['session']],
    );
    expect(found).toEqual([{ person_id: all.world.people.are }]);
  });

  it('names a session that has ended by the same name as before', async () => {
    const token = all.cookies['session ended']?.slice('tillit='.length) ?? '';
    const line = await lineAfter(() => send({ text: 'noe' }, { cookie: `tillit=${token}` }));
    expect(line).toMatchObject({ outcome: 'not-signed-in', session: nameOfSession(hashToken(token)) });
  });

  it('tells a request from another site from one without a session', async () => {
    expect(await lineAfter(() => send({}, { origin: 'https://elsewhere.example' }))).toMatchObject({
      event: 'refused',
      status: 403,
      outcome: 'request-from-another-site',
    });
    expect(await lineAfter(() => send({ text: 'x' }, { cookie: '' }))).toMatchObject({ outcome: 'not-signed-in' });
  });

  it('tells what only the row policies stopped by a name of its own', async () => {
    const { database } = all.world.server;
    const columns = await database.asOwner<{ column_name: string }>(
      `select column_name from information_schema.column_privileges where table_name = 'message' and grantee = 'tillit_app' and privilege_type = 'INSERT'`,
    );
    const names = columns.map((column) => column.column_name).join(', ');
    expect(names).toContain('body');
    await database.asOwner('revoke insert on message from tillit_app');
    const endpoint = endpoints.find(({ name }) => name === 'rooms.sendMessage');
    const input = accessTable['rooms.sendMessage']?.input(all.placeOf('citizen')) ?? {};
    if (endpoint === undefined) throw new Error('There is no rooms.sendMessage.');
    const line = await lineAfter(() => call(all.world.server.url, endpoint.endpoint, input, all.cookies.citizen));
    await database.asOwner(`grant insert (${names}) on message to tillit_app`);
    expect(line).toMatchObject({ event: 'refused-by-policy', status: 404, endpoint: 'rooms.sendMessage' });
    all.world.server.faults.length = 0;
  });

  it('comes for an address that can not be read, and for bytes that are no request', async () => {
    const { url } = all.world.server;
    expect(await lineAfter(() => fetch(`${url}/api/rooms/%E0%A4%A`).then((answer) => answer.text()))).toMatchObject({
      outcome: 'unreadable',
    });
    const bytes = () =>
      new Promise<void>((done) => {
        const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write('no request\r\n\r\n'));
        socket.on('data', () => socket.destroy());
        socket.on('close', () => done());
      });
    expect(await lineAfter(bytes)).toMatchObject({ outcome: 'unreadable' });
  });
});

describe('Nothing that somebody sent', () => {
  const injected = `x"}\n{"time":"2020-01-01T00:00:00.000Z","event":"allowed"}\r\n\u2028 ${secretWords}`;

  it('gets into the log, nor makes a line of its own', async () => {
    const { url } = all.world.server;
    const before = lines().length;
    const given = encodeURIComponent(injected);
    await send({ text: injected });
    await send({ text: injected }, {}, `/rooms/${given}/threads`);
    await send({ text: 'x' }, { 'user-agent': `${secretWords} agent`, 'x-forwarded-for': secretWords });
    await send({ text: 'x' }, { cookie: `tillit=${given}` });
    await fetch(`${url}/api/${given}?${given}=${given}`).then((answer) => answer.text());
    await fetch(`${url}/api/rooms/${randomUUID()}`, {
      headers: { cookie: all.cookies['other organisation'] ?? '' },
    }).then((answer) => answer.text());
    await expect.poll(() => lines().length).toBe(before + 6);
    for (const line of lines().slice(before)) {
      expect(line).not.toContain(secretWords);
      expect(line).not.toContain('2020-01-01');
      expect(line.indexOf('\n')).toBe(line.length - 1);
      expect(line).not.toMatch(/[\u2028\u2029\r\t\0]/);
    }
  });

  it('of all that was asked here names anybody, quotes anything or carries an id, a token or an address', async () => {
    const rows = await all.world.server.database.asOwner<{ secret: string }>(
      `select given_name as secret from person union select family_name from person union select id::text from person
       union select id::text from room union select id::text from session union select body from message
       union select encode(token_hash, 'hex') from session`,
    );
    const tokens = Object.values(all.cookies).flatMap((cookie) => (cookie === undefined ? [] : [cookie.slice(7)]));
    const secrets = [...rows.map(({ secret }) => secret), ...tokens, secretWords, '127.0.0.1'];
    expect(secrets.length).toBeGreaterThan(50);
    // By whole words: a name of three letters may stand in a random one.
    const told = lines().map((line) => ({ line, words: new Set(line.split(/[^\p{L}\p{N}_.:-]+/u)) }));
    expect(told.length).toBeGreaterThan(50);
    const found = secrets.flatMap((secret) =>
      told.filter(({ line, words }) => words.has(secret) || (secret.length > 12 && line.includes(secret))),
    );
    expect(found).toEqual([]);
  });
});
