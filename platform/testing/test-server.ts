import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import type { AnyContractRouter, ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import type { PersonId } from '../../kernel/ids.ts';
import type { Files } from '../server/files/files.ts';
import { localStore } from '../server/files/local-store.ts';
import { drawKeys } from '../server/keys.ts';
import type { ServerModule } from '../server/module.ts';
import type { RecordTrace } from '../server/open-unit.ts';
import { openSecurityLog } from '../server/security-log.ts';
import { openServer, type Server } from '../server/server.ts';
import { hashToken, type NewSession, openSession, renewSession } from '../server/session.ts';
import { HeldClock } from './held-clock.ts';
import { makeTestDatabase, type TestDatabase } from './test-database.ts';

/** A real server on a real database, with a clock in the test's hand. */
export interface TestServer {
  url: string;
  clock: HeldClock;
  database: TestDatabase;
  /** Where its files lie. */
  folder: string;
  server: Server;
  /** Faults that the server met; a test that expects none may check that it is empty. */
  faults: unknown[];
  /** What the security log was told, line by line. */
  securityLines: string[];
  /** Signs somebody in and gives the cookie. */
  signIn(personId: PersonId, acting?: NewSession['acting']): Promise<string>;
  /** Uses the electronic ID anew in the session of this cookie. The clients made with it go on under its new token. */
  signAnew(cookie: string): Promise<void>;
  /** What a cookie has become: another token, after the electronic ID was used anew. */
  cookieNow(cookie: string): string;
  /** The typed client of a contract, as whoever holds the cookie. */
  client<C extends AnyContractRouter>(contract: C, cookie?: string): ContractRouterClient<C>;
  close(): Promise<void>;
}

export interface TestServerOptions {
  modules: readonly ServerModule[];
  recordTrace?: RecordTrace;
  at?: string;
  /** A second server on the same database. */
  database?: TestDatabase;
  clock?: HeldClock;
  /** Another store or a scanner than a folder of its own and none. */
  files?: Partial<Files>;
  textsFrom?: string;
  /** The secret of another installation, in base64. */
  secret?: string;
  /** Where a server stood that comes back; any other when left out. */
  port?: number;
  /** What else is to be served. */
  beforeListening?: (server: Server) => Promise<unknown>;
}

/** For a server whose modules keep no files. */
export const noFiles: Files = { store: localStore('/nonexistent'), scanner: undefined };

export const testKeys = drawKeys(Buffer.alloc(32, 7).toString('base64'));

export async function startTestServer(options: TestServerOptions): Promise<TestServer> {
  const database = options.database ?? (await makeTestDatabase());
  const clock = options.clock ?? new HeldClock(options.at ?? '2026-11-06T09:00:00.000Z');
  const folder = await mkdtemp(path.join(tmpdir(), 'tillit-files-'));
  const files: Files = { store: localStore(folder), scanner: undefined, ...options.files };
  const faults: unknown[] = [];
  const securityLines: string[] = [];
  const server = await openServer({
    databaseUrl: database.appUrl,
    databasePool: 6,
    // The browser's Origin is not sent by these clients; journeys go through the real one.
    origin: 'http://localhost',
    rateLimit: 100_000,
    trustProxy: false,
    clock,
    keys: options.secret === undefined ? testKeys : drawKeys(options.secret),
    files,
    securityLog: openSecurityLog({
      clock,
      key: testKeys.securityLog,
      tells: 'all',
      write: (line) => void securityLines.push(line),
    }),
    modules: options.modules,
    textsFrom: options.textsFrom,
    recordTrace: options.recordTrace ?? (() => undefined),
    onFault: (fault) => faults.push(fault),
  });
  await options.beforeListening?.(server);
  const port = await server.listen('127.0.0.1', options.port ?? 0);
  const url = `http://127.0.0.1:${port}`;
  const renewed = new Map<string, string>();
  const cookieNow = (cookie: string) => renewed.get(cookie) ?? cookie;
  return {
    url,
    clock,
    database,
    folder,
    server,
    faults,
    securityLines,
    signIn: async (personId, acting) => {
      const token = await openSession(server.parts.db, clock.now(), {
        personId,
        acting,
        assurance: 'test',
        device: 'test',
        electronicIdAt: clock.now(),
      });
      return `tillit=${token}`;
    },
    signAnew: async (cookie) => {
      const [, held = ''] = cookieNow(cookie).split('=');
      const token = await renewSession(server.parts.db, clock.now(), hashToken(held), {
        assurance: 'test',
        electronicIdAt: clock.now(),
      });
      if (token === undefined) throw new Error('The session of this cookie has ended.');
      renewed.set(cookie, `tillit=${token}`);
    },
    cookieNow,
    client: (contract, cookie) => makeClient(contract, url, cookie === undefined ? undefined : () => cookieNow(cookie)),
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
      if (options.database === undefined) await database.drop();
    },
  };
}

export function makeClient<C extends AnyContractRouter>(
  contract: C,
  url: string,
  cookie?: string | (() => string),
): ContractRouterClient<C> {
  const headers = () => ({
    'x-tillit': '1',
    ...(cookie === undefined ? {} : { cookie: typeof cookie === 'string' ? cookie : cookie() }),
  });
  return createORPCClient(new OpenAPILink(contract, { url: `${url}/api`, headers }));
}
