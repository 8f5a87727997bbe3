import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { auditContract } from '../../../modules/audit/contract.ts';
import { consentContract } from '../../../modules/consent/contract.ts';
import { roomsContract } from '../../../modules/rooms/contract.ts';
import { openAresRoom, type Somebody, startAresWorld } from '../../../modules/rooms/server/rooms-for-tests.ts';
import { HeldClock } from '../../../platform/testing/held-clock.ts';
import { makeClient } from '../../../platform/testing/test-server.ts';
import { modules } from '../../server/modules.ts';
import { type ServerProcess, startServerProcess } from '../start-server-process.ts';
import { type OwnPostgres, startOwnPostgres } from './own-postgres.ts';

/** Are's room on a PostgreSQL and a server that can both be killed. */
export interface CrashWorld {
  postgres: OwnPostgres;
  /** Under which all lies that the server writes outside the database, and where in it the files. */
  folder: string;
  files: string;
  roomId: Awaited<ReturnType<typeof openAresRoom>>['roomId'];
  participants: Awaited<ReturnType<typeof openAresRoom>>['participants'];
  cookies: Record<Name, string>;
  /** The same person against the server that runs now. */
  as(name: Name): ReturnType<typeof clientsAt>;
  url(): string;
  killServer(): Promise<void>;
  startServerAgain(): Promise<void>;
  end(): Promise<void>;
}
export type Name = 'are' | 'ingrid' | 'frida' | 'vera';

export async function startCrashWorld(): Promise<CrashWorld> {
  const postgres = await startOwnPostgres();
  const { room, cookies } = await prepareRoom(postgres);
  const { appUrl } = postgres.database;
  const folder = await mkdtemp(path.join(tmpdir(), 'tillit-crash-server-'));
  let server: ServerProcess = await startServerProcess(appUrl, { folder });
  const { url, port } = server;
  return {
    postgres,
    folder,
    files: path.join(folder, 'tillit-files'),
    ...room,
    cookies,
    as: (name) => clientsAt(url, cookies[name]),
    url: () => url,
    killServer: () => server.kill(),
    startServerAgain: async () => {
      server = await startServerProcess(appUrl, { port, folder });
    },
    end: async () => {
      await server.stop();
      await postgres.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The story up to the room, by a server that is closed again: what dies later had no part in it. */
async function prepareRoom({ database }: OwnPostgres) {
  const world = await startAresWorld({ modules, database, clock: new HeldClock(new Date().toISOString()) });
  const room = await openAresRoom(world);
  const cookieOf = ({ cookie }: Somebody) => cookie;
  const { are, ingrid, frida, vera } = world;
  const cookies = { are: cookieOf(are), ingrid: cookieOf(ingrid), frida: cookieOf(frida), vera: cookieOf(vera) };
  await world.server.close();
  return { room, cookies };
}

function clientsAt(url: string, cookie: string) {
  return {
    audit: makeClient(auditContract, url, cookie),
    consent: makeClient(consentContract, url, cookie),
    rooms: makeClient(roomsContract, url, cookie),
  };
}
