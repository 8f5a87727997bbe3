import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { Day } from '../../../kernel/day.ts';
import { PersonId } from '../../../kernel/ids.ts';
import { makeSyntheticNorwegian, makeTestDanish } from '../../../kernel/synthetic-numbers.ts';
import { getFreePort } from '../../../platform/server/embedded-postgres/free-port.ts';
import { addPasskeyRoutes } from '../../../platform/server/passkeys/add-passkey-routes.ts';
import { openSecurityLog } from '../../../platform/server/security-log.ts';
import { openServer, type Server } from '../../../platform/server/server.ts';
import { findMe, hashToken } from '../../../platform/server/session.ts';
import { addSignInRoutes, type SignInOptions } from '../../../platform/server/sign-in/add-sign-in-routes.ts';
import type { IssuerSettings } from '../../../platform/server/sign-in/issuer-settings.ts';
import { HeldClock } from '../../../platform/testing/held-clock.ts';
import { makeTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { noFiles, testKeys } from '../../../platform/testing/test-server.ts';
import { addDemoIdentityProvider, type DemoIdentityProviderOptions } from './add-demo-identity-provider.ts';
import type { DemoPerson } from './demo-person.ts';
import type { TestBrowser } from './test-browser.ts';

const birth = Day.parse('1990-03-14');
export const are: DemoPerson = {
  sub: 'are',
  number: makeSyntheticNorwegian(birth, 3).digits,
  country: 'NO',
  givenName: 'Are',
  familyName: 'Berg <b>',
  line: 'Venter på svar fra DPS',
};
export const maria: DemoPerson = {
  sub: 'maria',
  number: makeTestDanish(birth, 5).digits,
  country: 'DK',
  givenName: 'Maria',
  familyName: 'Holm',
  line: 'Sosu-assistent',
};

/** Servers of one test file, on one database. */
export interface SignInWorld {
  database: TestDatabase;
  start(different?: Different): Promise<Started>;
  /** Closes the servers of one test. */
  closeServers(): Promise<void>;
  drop(): Promise<void>;
}

async function openSignInWorld(): Promise<SignInWorld> {
  const database = await makeTestDatabase();
  const open: Server[] = [];
  return {
    database,
    start: (different = {}) => start(database, open, different),
    closeServers: async () => {
      while (open.length > 0) await open.pop()?.close();
    },
    drop: () => database.drop(),
  };
}

/** One world for all tests of a file; the servers of each are closed after it. */
export function amongSignIns(give: (world: SignInWorld) => void): void {
  let world: SignInWorld;
  beforeAll(async () => {
    world = await openSignInWorld();
    give(world);
  });
  afterEach(() => world.closeServers());
  afterAll(() => world.drop());
}

export interface Started {
  origin: string;
  server: Server;
  clock: HeldClock;
  faults: unknown[];
  securityLines: string[];
  /** Whom the server was asked to find or add. */
  asked: Parameters<SignInOptions['findOrAddPerson']>[0][];
  ended: string[];
}

export interface Different {
  provider?: Partial<DemoIdentityProviderOptions>;
  issuer?: Partial<IssuerSettings>;
  findOrAddPerson?: SignInOptions['findOrAddPerson'];
}

async function start(database: TestDatabase, open: Server[], different: Different): Promise<Started> {
  const port = await getFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const clock = new HeldClock('2026-11-06T09:00:00.000Z');
  const faults: unknown[] = [];
  const securityLines: string[] = [];
  const write = (line: string) => void securityLines.push(line);
  const onFault = (fault: unknown) => faults.push(fault);
  const asked: Started['asked'] = [];
  const ended: string[] = [];
  const publish: SignInOptions['publish'] = (hints) => ended.push(...hints.map(({ place }) => place));
  const people = new Map<string, PersonId>();
  const server = await openServer({
    databaseUrl: database.appUrl,
    databasePool: 4,
    origin,
    rateLimit: 100_000,
    trustProxy: false,
    clock,
    keys: testKeys,
    files: noFiles,
    securityLog: openSecurityLog({ clock, key: testKeys.securityLog, tells: 'all', write }),
    modules: [],
    recordTrace: () => undefined,
    onFault,
  });
  open.push(server);
  const issuer = await addDemoIdentityProvider(server.app, {
    origin,
    people: [are, maria],
    circumstances: { nodeEnv: 'test', host: '127.0.0.1', demo: true, issuer: undefined },
    ...different.provider,
  });
  await addSignInRoutes(server.app, {
    db: server.parts.db,
    clock,
    origin,
    issuer: { ...issuer, ...different.issuer },
    cookieKey: testKeys.cookie,
    findOrAddPerson: async (identity) => {
      asked.push(identity);
      const personId = people.get(identity.number) ?? PersonId.parse(randomUUID());
      people.set(identity.number, personId);
      return { personId };
    },
    findPerson: async ({ number }) => people.get(number),
    publish,
    onFault,
    allowInsecure: true,
    ...(different.findOrAddPerson === undefined ? {} : { findOrAddPerson: different.findOrAddPerson }),
  });
  addPasskeys(server, { clock, origin, publish, onFault });
  await server.listen('127.0.0.1', port);
  return { origin, server, clock, faults, securityLines, asked, ended };
}

function addPasskeys(
  { app, parts: { db } }: Server,
  parts: Pick<SignInOptions, 'clock' | 'origin' | 'publish' | 'onFault'>,
): void {
  const known = { findActing: async () => undefined, nameOf: async () => 'Are Berg' };
  addPasskeyRoutes(app, { db, cookieKey: testKeys.cookie, ...known, ...parts });
}

const isCallback = (url: URL) => url.pathname === '/sign-in/callback';

/** Goes to the identity provider, chooses, and stops before coming back. */
export async function chooseAt(
  browser: TestBrowser,
  origin: string,
  form: Record<string, string>,
  { to = '/', fresh = false, change = (url: URL) => url } = {},
): Promise<string> {
  const begun = await browser.open(`${origin}/sign-in?to=${encodeURIComponent(to)}${fresh ? '&fresh=yes' : ''}`);
  const asking = change(new URL(begun.headers.get('location') ?? '', origin));
  const page = await browser.follow(asking.href, isCallback);
  if (isCallback(new URL(page.url))) return page.url;
  const chosen = await browser.open(page.url, form);
  return (await browser.follow(new URL(chosen.headers.get('location') ?? '', origin).href, isCallback)).url;
}

/** Signs in from beginning to end and gives where it led. */
export async function signInAs(browser: TestBrowser, origin: string, person: string, to = '/'): Promise<string | null> {
  const callback = await chooseAt(browser, origin, { person, acr: 'idporten-loa-high' }, { to });
  return (await browser.open(callback)).headers.get('location');
}

export async function whoIs({ server, clock }: Started, browser: TestBrowser) {
  const token = browser.cookie('tillit');
  return findMe(server.parts.db, clock.now(), token === undefined ? undefined : hashToken(token));
}
