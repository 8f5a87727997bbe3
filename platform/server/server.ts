import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Clock } from './clock.ts';
import { openDatabase } from './database.ts';
import { startEndingStreams } from './end-streams.ts';
import type { Files } from './files/files.ts';
import { filePathsOf } from './file-paths.ts';
import { addHealthRoute } from './health-route.ts';
import { openHttp } from './http.ts';
import type { Keys } from './keys.ts';
import { LiveHub } from './live.ts';
import { LiveRelay } from './live-relay.ts';
import { addLiveRoute } from './live-route.ts';
import { refuseUnboundRole } from './migrate.ts';
import type { ServerModule, ServerParts } from './module.ts';
import type { RecordTrace } from './open-unit.ts';
import type { SecurityLog } from './security-log.ts';
import { findMe } from './session.ts';
import { StartRefusal } from './start-refusal.ts';
import { startSweeping } from './sweep.ts';

export interface ServerOptions {
  databaseUrl: string;
  databasePool: number;
  origin: string;
  rateLimit: number;
  trustProxy: number | false;
  securityLog?: SecurityLog | undefined;
  clock: Clock;
  keys: Keys;
  files: Files;
  pushKey?: string | undefined;
  textsFrom?: string | undefined;
  modules: readonly ServerModule[];
  recordTrace: RecordTrace;
  onFault: (fault: unknown) => void;
}

export interface Server {
  app: FastifyInstance;
  parts: ServerParts;
  hub: LiveHub;
  relay: LiveRelay;
  /** Listens and gives the port; everything else may still be added to `app` before. */
  listen(host: string, port: number): Promise<number>;
  close(): Promise<void>;
}

/** Puts a server together from modules: database, endpoints, live stream. The caller adds sign-in and pages. */
export async function openServer(options: ServerOptions): Promise<Server> {
  const { clock, onFault } = options;
  const database = openDatabase(options.databaseUrl, { size: options.databasePool, onBroken: onFault });
  await refuseUnboundRole(database.db).catch(refuseUnreachable);
  const hub = new LiveHub(clock);
  const relay = new LiveRelay({ url: options.databaseUrl, db: database.db, hub, clock, onFault });
  const { keys, files, pushKey, textsFrom } = options;
  const parts: ServerParts = { db: database.db, clock, keys, files, pushKey, textsFrom, onFault };
  const router = Object.fromEntries(options.modules.map((module) => [module.name, module.routes(parts)]));
  const app = await openHttp({
    parts: { db: database.db, clock, recordTrace: options.recordTrace, publish: (hints) => relay.publish(hints) },
    router,
    origin: options.origin,
    filePaths: options.modules.flatMap((module) => filePathsOf(module.contract)),
    rateLimit: options.rateLimit,
    trustProxy: options.trustProxy,
    securityLog: options.securityLog,
    onFault,
  });
  addHealthRoute(app, database.db);
  addLiveRoute(app, { db: database.db, hub, clock, findMe: (token) => findMe(database.db, clock.now(), token) });
  await relay.start();
  const sweeps = options.modules.map((module) => () => module.sweep?.(parts) ?? Promise.resolve());
  const stopSweeping = startSweeping(parts, sweeps);
  const stopEndingStreams = startEndingStreams({ hub, ...parts });
  return {
    app,
    parts,
    hub,
    relay,
    listen: async (host, port) => {
      await app.listen({ host, port });
      return addressOf(app).port;
    },
    close: async () => {
      stopSweeping();
      stopEndingStreams();
      await relay.stop();
      await app.close();
      await database.close();
    },
  };
}

/** A database that can't be reached at the start is something to put right; later it is waited for. */
function refuseUnreachable(fault: unknown): never {
  if (fault instanceof StartRefusal || !(fault instanceof Error)) throw fault;
  throw new StartRefusal(
    `The database in DATABASE_URL can't be used (${fault.message || 'no answer'}): check that it runs, and the role, password and name in the address.`,
  );
}

function addressOf(app: FastifyInstance): AddressInfo {
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  return address;
}
