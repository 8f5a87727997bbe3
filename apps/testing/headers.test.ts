import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as rawRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordTrace } from '../../modules/audit/server/public.ts';
import { peopleForTests } from '../../modules/people/server/people-for-tests.ts';
import { addOpenApi } from '../../platform/server/open-api.ts';
import { addPages } from '../../platform/server/pages.ts';
import { openServer, type Server } from '../../platform/server/server.ts';
import { openSession } from '../../platform/server/session.ts';
import { addSignInRoutes } from '../../platform/server/sign-in/add-sign-in-routes.ts';
import { HeldClock } from '../../platform/testing/held-clock.ts';
import { makeTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { noFiles, testKeys } from '../../platform/testing/test-server.ts';
import { modules } from '../server/modules.ts';

// As the browser sees it behind a balancer that ends TLS.
const origin = 'https://tillit.example';
const clock = new HeldClock('2026-11-06T09:00:00.000Z');
let database: TestDatabase;
let server: Server;
let url: string;
let cookie: string;
let folder: string;

beforeAll(async () => {
  database = await makeTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'tillit-pages-'));
  await mkdir(path.join(folder, 'assets'));
  await writeFile(path.join(folder, 'index.html'), '<!doctype html><html lang="en"><title>Tillit</title></html>');
  await writeFile(path.join(folder, 'assets/main-1a2b.js'), 'void 0;');
  await writeFile(path.join(folder, '..', `${path.basename(folder)}.txt`), 'outside');
  server = await start(false);
  url = `http://127.0.0.1:${await server.listen('127.0.0.1', 0)}`;
  const personId = await peopleForTests(database).addPerson({ givenName: 'Are', familyName: 'Solberg' });
  const session = { personId, assurance: 'test', device: 'test', electronicIdAt: clock.now() };
  const token = await openSession(server.parts.db, clock.now(), session);
  cookie = `__Host-tillit=${token}`;
});
afterAll(async () => {
  await server.close();
  await database.drop();
  await rm(folder, { recursive: true });
  await rm(`${folder}.txt`);
});

async function start(trustProxy: number | false, rateLimit = 100_000): Promise<Server> {
  const opened = await openServer({
    databaseUrl: database.appUrl,
    databasePool: 3,
    origin,
    rateLimit,
    trustProxy,
    clock,
    keys: testKeys,
    files: noFiles,
    modules,
    recordTrace,
    onFault: () => undefined,
  });
  await addOpenApi(opened.app, modules, origin);
  await addSignInRoutes(opened.app, {
    db: opened.parts.db,
    clock,
    origin,
    issuer: {
      issuer: 'https://issuer.example',
      clientId: 'tillit',
      clientSecret: 'x',
      scope: 'openid',
      allowedAcr: ['high'],
      acrClaim: 'acr',
      identityClaim: 'pid',
      country: 'NO',
    },
    cookieKey: testKeys.cookie,
    findOrAddPerson: () => Promise.reject(new Error('Nobody signs in here.')),
    findPerson: () => Promise.resolve(undefined),
    publish: () => undefined,
    onFault: () => undefined,
    allowInsecure: false,
  });
  await addPages(opened.app, folder);
  return opened;
}

const everyKind = [
  ['a page', '/rooms/7', 200, 'text/html'],
  ['a file', '/assets/main-1a2b.js', 200, 'javascript'],
  ['a file that is not there', '/assets/none.js', 404, 'application/json'],
  ['an answer', '/api/rooms', 200, 'application/json'],
  ['an endpoint that is not there', '/api/nothing', 404, 'application/json'],
  ['the description of the API', '/api/docs', 200, 'text/html'],
  ['the health', '/health', 200, 'application/json'],
  ['the live stream', '/api/live', 200, 'text/event-stream'],
  ['an address that can not be read', '/api/rooms/%E0%A4%A', 400, 'application/json'],
] as const;

describe('Every kind of answer', () => {
  it.each(everyKind)('%s says what it is, and is taken for nothing else', async (_name, at, status, type) => {
    const { headers, status: was } = await open(at);
    expect(was).toBe(status);
    expect(headers.get('content-type')).toContain(type);
    if (type.startsWith('text/')) expect(headers.get('content-type')).toMatch(/charset=utf-8/i);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each(everyKind)('%s may be framed by nobody and loads nothing foreign', async (_name, at) => {
    const policy = directives((await open(at)).headers.get('content-security-policy'));
    expect(policy.get('frame-ancestors')).toBe("'none'");
    expect(policy.get('base-uri')).toBe("'none'");
    for (const [name, sources] of policy) if (name !== 'sandbox') expect(sources).not.toMatch(/https?:|\*|unsafe-eval/);
    expect(policy.get('script-src') ?? policy.get('default-src')).toMatch(/^'(self|none)'$/);
    expect(policy.get('object-src') ?? policy.get('default-src')).toBe("'none'");
  });

  it.each(everyKind.slice(0, -1))(
    '%s keeps the browser on https, tells no other site where it was, and is for our pages alone',
    async (_name, at) => {
      const { headers } = await open(at);
      const hsts = headers.get('strict-transport-security') ?? '';
      expect(Number(/max-age=(\d+)/.exec(hsts)?.[1])).toBeGreaterThanOrEqual(31_536_000);
      expect(hsts).toContain('includeSubDomains');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    },
  );

  it.each(everyKind)('%s says nothing of what serves it', async (_name, at) => {
    const { headers } = await open(at);
    for (const name of ['server', 'x-powered-by', 'via']) expect(headers.get(name)).toBeNull();
    expect(JSON.stringify([...headers])).not.toMatch(/fastify|node|postgres/i);
  });

  it('bytes that are no request are refused under the same headers', async () => {
    const answer = await sendBytes('no request\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('x-content-type-options: nosniff');
    expect(answer).toContain("frame-ancestors 'none'");
  });
});

describe('What is kept', () => {
  it.each(['/api/rooms', '/api/nothing', '/api/live', '/health', '/api/rooms/%E0%A4%A'])(
    'of %s nothing, by no browser and nobody between',
    async (at) => expect((await open(at)).headers.get('cache-control')).toBe('no-store'),
  );

  it('of the screens the files with a hash in their name, and no page unasked', async () => {
    expect((await open('/assets/main-1a2b.js')).headers.get('cache-control')).toContain('immutable');
    expect((await open('/rooms/7')).headers.get('cache-control')).toBe('no-cache');
  });

  it('of an answer that is opened as if it were a file: it is the answer that is not there', async () => {
    const answer = await open('/api/rooms/x.css');
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});

describe('Another site', () => {
  it.each(['https://elsewhere.example', 'null', 'https://tillit.example.evil.example'])(
    'is given no permission to read: %s',
    async (from) => {
      for (const method of ['GET', 'OPTIONS']) {
        const answer = await open('/api/rooms', {
          method,
          headers: {
            origin: from,
            cookie,
            'access-control-request-method': 'POST',
            'access-control-request-headers': 'x-tillit',
          },
        });
        for (const name of answer.headers.keys()) expect(name).not.toMatch(/^access-control-/);
      }
    },
  );

  it('can not write by a method that another stands for', async () => {
    for (const header of ['x-http-method-override', 'x-http-method', 'x-method-override']) {
      const answer = await open('/api/rooms/search?_method=POST', {
        headers: { [header]: 'POST', cookie, 'x-tillit': '1' },
      });
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
  });

  it('reads no script that carries data: a callback is not asked for its name', async () => {
    const answer = await open('/api/rooms?callback=take&jsonp=take');
    expect(await answer.text()).not.toContain('take');
    expect(answer.headers.get('content-type')).toContain('application/json');
  });
});

describe('A method that nobody needs', () => {
  it.each(['TRACE', 'PROPFIND', 'MKCOL', 'LOCK'])('%s is refused and echoes nothing', async (method) => {
    const secret = 'geheim-in-a-header';
    const { status, body } = await sendRaw(method, '/api/rooms', { 'x-secret': secret, 'x-tillit': '1' });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).not.toContain(secret);
  });
});

describe('The files of the screens', () => {
  it.each([
    '/assets/',
    '/assets',
    '/.git/config',
    '/package.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2fpackage.json',
  ])('give no list and nothing beside them: %s', async (at) => {
    const { body } = await sendRaw('GET', at, {});
    expect(body).not.toMatch(/main-1a2b|outside|"dependencies"|\[core\]|root:/);
  });

  it('lead to no file next to their folder', async () => {
    const beside = path.basename(folder);
    for (const at of [
      `/../${beside}.txt`,
      `/%2e%2e/${beside}.txt`,
      `/..%2f${beside}.txt`,
      `/assets/..%2f..%2f${beside}.txt`,
    ])
      expect((await sendRaw('GET', at, {})).body).not.toContain('outside');
  });
});

describe('Two lengths for one body', () => {
  it.each([
    ['a length and pieces', 'content-length: 5\r\ntransfer-encoding: chunked\r\n'],
    ['two lengths', 'content-length: 5\r\ncontent-length: 6\r\n'],
    ['pieces by another name', 'transfer-encoding: chunked, identity\r\n'],
  ])('%s are no request', async (_name, lengths) => {
    const answer = await sendBytes(
      `POST /api/rooms/search HTTP/1.1\r\nhost: x\r\nx-tillit: 1\r\n${lengths}\r\n0\r\n\r\nGET /api/rooms HTTP/1.1\r\nhost: x\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });

  it('and a request that never ends is not waited for', () => {
    expect(server.app.server.requestTimeout).toBe(5 * 60 * 1000);
    expect(server.app.server.headersTimeout).toBeLessThanOrEqual(60_000);
  });
});

describe('The address that the limit counts', () => {
  const outcomes = async (at: string, forwarded: (asked: number) => string) => {
    const seen: number[] = [];
    for (let asked = 0; asked < 4; asked++)
      seen.push((await fetch(`${at}/api/rooms`, { headers: { 'x-forwarded-for': forwarded(asked) } })).status);
    return seen;
  };
  const limited = async (trustProxy: number | false) => {
    const opened = await start(trustProxy, 2);
    return { opened, at: `http://127.0.0.1:${await opened.listen('127.0.0.1', 0)}` };
  };

  it('is not what a browser says of itself, without a balancer', async () => {
    const { opened, at } = await limited(false);
    expect(await outcomes(at, (asked) => `192.0.2.${asked}`)).toEqual([401, 401, 429, 429]);
    await opened.close();
  });

  it('is the one that the balancer wrote, whatever stood there before', async () => {
    const { opened, at } = await limited(1);
    expect(await outcomes(at, (asked) => `198.51.100.${asked}, 192.0.2.7`)).toEqual([401, 401, 429, 429]);
    expect(await outcomes(at, (asked) => `198.51.100.9, 192.0.3.${asked}`)).toEqual([401, 401, 401, 401]);
    await opened.close();
  });

  it('is the one that the first of two balancers wrote', async () => {
    const { opened, at } = await limited(2);
    expect(await outcomes(at, (asked) => `198.51.100.${asked}, 192.0.2.7, 10.0.0.1`)).toEqual([401, 401, 429, 429]);
    await opened.close();
  });
});

describe('A session over https', () => {
  it('has a cookie for https alone, for this host alone and for no script', async () => {
    const answer = await open('/sign-out', { method: 'POST', headers: { 'x-tillit': '1' } });
    expect(answer.status).toBe(204);
    const line = answer.headers.get('set-cookie') ?? '';
    expect(line).toMatch(/^__Host-tillit=;/);
    for (const rule of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']) expect(line.split('; ')).toContain(rule);
    expect(line).not.toMatch(/domain/i);
  });

  it('is not known by the cookie of a server without https, nor twice named', async () => {
    const bare = cookie.replace('__Host-', '');
    expect((await open('/api/rooms', { headers: { cookie: bare } })).status).toBe(401);
    expect((await open('/api/rooms', { headers: { cookie } })).status).toBe(200);
  });

  it.each(['authorization', 'x-session', 'x-user-id', 'x-forwarded-user'])('is not taken from %s', async (name) => {
    const token = cookie.slice('__Host-tillit='.length);
    const value = name === 'authorization' ? `Bearer ${token}` : token;
    expect((await open('/api/rooms', { headers: { cookie: '', [name]: value } })).status).toBe(401);
    expect((await open(`/api/rooms?session=${token}&__Host-tillit=${token}`, { headers: { cookie: '' } })).status).toBe(
      401,
    );
  });
});

describe('What an endpoint did not ask for', () => {
  it('is not taken: whose it is, in which role, until when', async () => {
    const rows = () =>
      database.asOwner(
        'select p.*, s.acting_kind, s.expires_at, s.revoked_at from person p join session s on s.person_id = p.id',
      );
    const [before] = await rows();
    const more = {
      id: 'x',
      personId: 'x',
      givenName: 'Ola',
      person: { givenName: 'Ola' },
      acting_kind: 'practitioner',
    };
    const answer = await fetch(`${url}/api/people/me/language?givenName=Ola`, {
      method: 'PUT',
      headers: { cookie, 'x-tillit': '1', 'content-type': 'application/json' },
      body: JSON.stringify({ language: 'da', ...more, expires_at: '2030-01-01', revoked_at: null }),
    });
    expect(await answer.json()).toEqual({ language: 'da' });
    expect(before).toBeDefined();
    expect(await rows()).toEqual([before]);
  });
});

describe('An address that the server calls by itself', () => {
  const signUp = (endpoint: string) =>
    fetch(`${url}/api/people/me/push-subscriptions`, {
      method: 'POST',
      headers: { cookie, 'x-tillit': '1', 'content-type': 'application/json' },
      body: JSON.stringify({ endpoint, keys: { p256dh: 'k', auth: 'a' } }),
    }).then(({ status }) => status);

  it('is a name of the net', async () => expect(await signUp('https://push.example/1')).toBe(201));

  it.each([
    'http://push.example/1',
    'https://127.0.0.1/1',
    'https://2130706433/1',
    'https://10.0.0.7:5432/1',
    'https://[::1]/1',
    'https://localhost/1',
    'https://postgres/1',
    'file:///etc/passwd',
    'javascript:alert(1)',
  ])('is not %s', async (endpoint) => expect(await signUp(endpoint)).toBe(400));
});

async function open(at: string, init: RequestInit = {}): Promise<Response> {
  const stop = new AbortController();
  const answer = await fetch(`${url}${at}`, { headers: { cookie }, signal: stop.signal, ...init });
  if (at === '/api/live') stop.abort();
  return answer;
}

function directives(policy: string | null): Map<string, string> {
  const parts = (policy ?? '').split(';').map((part) => part.trim().split(/\s+(.*)/s));
  return new Map(parts.map(([name = '', sources = '']) => [name, sources]));
}

function sendRaw(
  method: string,
  at: string,
  headers: Record<string, string>,
): Promise<{ status: number; body: string }> {
  return new Promise((done, failed) => {
    const { port } = new URL(url);
    const sent = rawRequest(
      { host: '127.0.0.1', port, method, path: at, headers: { cookie, ...headers } },
      (answer) => {
        let body = '';
        answer.on('data', (piece: Buffer) => (body += piece.toString()));
        answer.on('end', () => done({ status: answer.statusCode ?? 0, body }));
      },
    );
    sent.on('error', failed).end();
  });
}

function sendBytes(bytes: string): Promise<string> {
  return new Promise((done) => {
    let answer = '';
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (piece: Buffer) => (answer += piece.toString()));
    socket.on('close', () => done(answer));
    socket.on('error', () => done(answer));
  });
}
