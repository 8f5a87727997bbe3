import { describe, expect, it } from 'vitest';
import { recordTrace } from '../../modules/audit/server/public.ts';
import type { EndpointFacts } from '../../platform/contract/each-endpoint.ts';
import { openServer } from '../../platform/server/server.ts';
import { HeldClock } from '../../platform/testing/held-clock.ts';
import { noFiles, testKeys } from '../../platform/testing/test-server.ts';
import { modules } from '../server/modules.ts';
import { accessTable } from './access-table-for-tests.ts';
import type { Kind } from './everybody-for-tests.ts';
import { amongEverybody, endpoints, type Gathered } from './gather-for-tests.ts';
import { type Answer, call, readAnswer } from './request-for-tests.ts';

let all: Gathered;
amongEverybody((gathered) => {
  all = gathered;
});

/** Typed by somebody, and never to be met again in an answer. */
const typed = 'skrevet-av-en-som-tok-feil';
const wrong: readonly [name: string, value: unknown][] = [
  ['a number', 4_310_431],
  ['a number that is none', -1.5],
  ['nothing', null],
  ['true', true],
  ['a list', [typed]],
  ['an object', { [typed]: typed }],
  ['no words', ''],
  ['other words', typed],
  ['words far too long', typed.repeat(2_000)],
  ['a NUL character', `${typed}\u0000`],
  ['half a character', `${typed}\ud800`],
  ['an id that is none', '00000000-0000-0000-0000-00000000000g'],
  ['a day that is none', '2026-02-30'],
  ['a day before all calendars', '0000-01-01'],
  ['a day after all calendars', '9999-12-31'],
  ['somebody’s SQL', `'; drop table message; --${typed}`],
];
const missing = Symbol('missing');

/** Every place in an input, by its path: `message.asks.of`. */
function* placesIn(input: object, path: readonly string[] = []): Generator<readonly string[]> {
  for (const [key, value] of Object.entries(input)) {
    yield [...path, key];
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      yield* placesIn(value as object, [...path, key]);
  }
}

function withAt(input: object, [key = '', ...rest]: readonly string[], value: unknown): object {
  const entries = Object.entries(input).filter(([name]) => name !== key || value !== missing || rest.length > 0);
  return Object.fromEntries(
    entries.map(([name, old]) => [
      name,
      name !== key ? old : rest.length === 0 ? value : withAt(old as object, rest, value),
    ]),
  );
}

/** Whoever of the table may do it, so that nothing but the input can be refused. */
const allowedKind = (name: string): Kind => {
  const allowed = accessTable[name]?.allowed ?? [];
  return allowed.find((kind) => kind === 'citizen' || kind === 'opener') ?? allowed[0] ?? 'opener';
};

function expectNamedRefusal(endpoint: EndpointFacts, answer: Answer, what: string): void {
  expect(answer.status, what).toBeLessThan(500);
  if (answer.outcome === 'allowed') return;
  expect([...endpoint.refusals, 'invalid-input', 'id-is-taken', 'request-too-large'], what).toContain(answer.outcome);
  expect(answer.body, what).not.toContain(typed);
}

describe.each(endpoints)('$name', ({ endpoint, name }) => {
  const row = accessTable[name];
  it('refuses by name whatever does not fit, and never says it back', async () => {
    const kind = allowedKind(name);
    const place = all.placeOf(kind);
    const input = row?.input(place) ?? {};
    for (const [nr, path] of [...placesIn(input)].entries()) {
      // Every place meets every other value, and its neighbour the rest: all of all would take a minute more.
      const own = wrong.filter((_, value) => (value + nr) % 2 === 0);
      for (const [what, value] of [...own, ['left out', missing] as const]) {
        const answer = await call(all.world.server.url, endpoint, withAt(input, path, value), all.cookies[kind]);
        expectNamedRefusal(endpoint, answer, `${path.join('.')}: ${what}`);
        if (answer.outcome === 'allowed' && endpoint.method !== 'GET') await all.putBack();
      }
    }
    expect(all.world.server.faults).toEqual([]);
  });
});

describe('The door', () => {
  const door = (init: { body?: string; headers?: Record<string, string> }, path = '/rooms/search') =>
    fetch(`${all.world.server.url}/api${path}`, {
      method: 'POST',
      ...init,
      headers: {
        'x-tillit': '1',
        'content-type': 'application/json',
        cookie: all.cookies.citizen ?? '',
        ...init.headers,
      },
    }).then(readAnswer);
  const search = JSON.stringify({ text: 'noe' });

  it('opens for what fits', async () => {
    expect(await door({ body: search })).toMatchObject({ status: 200 });
    expect(await door({ body: search, headers: { origin: 'http://localhost' } })).toMatchObject({ status: 200 });
  });

  it.each([
    ['a broken body', { body: `{"text": "${typed}` }, 400, 'invalid-input'],
    ['a body that poisons objects', { body: '{"__proto__": {"text": "noe"}}' }, 400, 'invalid-input'],
    ['no body', {}, 400, 'invalid-input'],
    [
      'another kind of body',
      { body: `<text>${typed}</text>`, headers: { 'content-type': 'text/xml' } },
      415,
      'unknown-content-type',
    ],
    ['a body too large', { body: JSON.stringify({ text: typed.repeat(20_000) }) }, 413, 'body-too-large'],
    ['a request without our mark', { body: search, headers: { 'x-tillit': '' } }, 403, 'request-from-another-site'],
    [
      'a request from another site',
      { body: search, headers: { origin: 'https://elsewhere.example' } },
      403,
      'request-from-another-site',
    ],
    [
      'a request from a page without a name',
      { body: search, headers: { origin: 'null' } },
      403,
      'request-from-another-site',
    ],
    [
      'a form of another site',
      { body: 'text=noe', headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-tillit': '' } },
      415,
      'unknown-content-type',
    ],
  ] as const)('refuses %s', async (_name, init, status, outcome) => {
    const answer = await door(init);
    expect(answer).toMatchObject({ status, outcome });
    expect(answer.body).not.toContain(typed);
  });

  it.each([
    '/rooms/%00',
    '/rooms/%E0%A4%A',
    '/rooms/%2e%2e%2f',
    `/rooms/${typed}/nothing`,
    '/nothing',
    '//',
    '/rooms/constructor',
  ])('knows no %s', async (path) => {
    const answer = await fetch(`${all.world.server.url}/api${path}`, {
      headers: { cookie: all.cookies.citizen ?? '' },
    }).then(readAnswer);
    expect([400, 404], answer.body).toContain(answer.status);
    expect(['invalid-input', 'not-found']).toContain(answer.outcome);
    expect(answer.body).not.toContain(typed);
  });

  it('lets a file through where a file is asked for, and nowhere else', async () => {
    const large = JSON.stringify({
      fileName: 'folk.csv',
      kind: 'people',
      file: Buffer.alloc(1_000_000, 'a').toString('base64'),
    });
    const admin = { headers: { cookie: all.cookies.administrator ?? '' }, body: large };
    expect((await door(admin, '/people/imports')).status).not.toBe(413);
    expect(await door({ ...admin, body: large.replace('"folk', '"a') }, '/people/citizens/search')).toMatchObject({
      status: 413,
    });
  });

  it('has met no fault', () => expect(all.world.server.faults).toEqual([]));
});

describe('Whoever asks too often', () => {
  it('is told so, by name, and when to come back', async () => {
    const server = await openServer({
      databaseUrl: all.world.server.database.appUrl,
      databasePool: 2,
      origin: 'http://localhost',
      rateLimit: 5,
      trustProxy: false,
      clock: new HeldClock('2026-11-07T09:00:00.000Z'),
      keys: testKeys,
      files: noFiles,
      modules,
      recordTrace,
      onFault: () => undefined,
    });
    const url = `http://127.0.0.1:${await server.listen('127.0.0.1', 0)}/api/rooms`;
    const outcomes: string[] = [];
    for (let asked = 0; asked < 7; asked++) outcomes.push((await fetch(url).then(readAnswer)).outcome);
    expect(outcomes).toEqual([...Array<string>(5).fill('not-signed-in'), 'too-many-requests', 'too-many-requests']);
    const refused = await fetch(url);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    // Not how many are left: one office shares an address, and would read in it what the others there do.
    expect([...refused.headers.keys()].filter((name) => name.startsWith('x-ratelimit'))).toEqual([]);
    await server.close();
  });
});
