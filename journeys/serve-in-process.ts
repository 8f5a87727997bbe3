import { startTillit } from '../apps/server/start-tillit.ts';
import { readEnvironment } from '../platform/server/config.ts';
import { getFreePort } from '../platform/server/embedded-postgres/free-port.ts';
import { HeldClock } from '../platform/testing/held-clock.ts';
import type { TestDatabase } from '../platform/testing/test-database.ts';

/** What a story needs of whatever serves it. */
export interface Served {
  origin: string;
  moveTo(at: string): Promise<void>;
  stop(): Promise<void>;
}

export interface Serving {
  begins: string;
  database: TestDatabase;
  env: Record<string, string>;
}

export type Serve = (serving: Serving) => Promise<Served>;

/** One server, in the test's own process. */
export const serveInProcess: Serve = async ({ begins, env }) => {
  const clock = new HeldClock(begins);
  const given = readEnvironment({ ...env, PORT: String(await getFreePort()) });
  const tillit = await startTillit(given, () => undefined, { clock });
  return { origin: tillit.origin, moveTo: async (at) => clock.moveTo(at), stop: () => tillit.stop() };
};
