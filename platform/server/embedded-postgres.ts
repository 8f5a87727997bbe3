import { type Access, getAccess, keepAccess } from './embedded-postgres/access.ts';
import { accountForPostgres } from './embedded-postgres/account.ts';
import { getBinaries, openToOthers } from './embedded-postgres/binaries.ts';
import { clusterFolder, findClusterVersion, makeCluster } from './embedded-postgres/cluster.ts';
import { getFreePort } from './embedded-postgres/free-port.ts';
import { becomeHolder, takeHold } from './embedded-postgres/holder.ts';
import { findRunning } from './embedded-postgres/pid-file.ts';
import { choosePlace } from './embedded-postgres/place.ts';
import { startPostmaster, stopPostmaster } from './embedded-postgres/postmaster.ts';
import { APP, findVersion, makeRoles, OWNER, urlFor } from './embedded-postgres/roles.ts';
import { type Progress, withProgress } from './progress.ts';
import { StartRefusal } from './start-refusal.ts';

/** Two addresses of the same database: `ownerUrl` migrates, `appUrl` is what the server works through. */
export type EmbeddedPostgres = {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly port: number;
  readonly version: string;
  /** The folder the database really lies in. */
  readonly place: string;
  /** Stops the database, unless another living program started it. Close your connections first. */
  stop(): Promise<void>;
};

export type EmbeddedPostgresOptions = {
  /** Where the database lies; made the first time. */
  readonly folder: string;
  /** Loopback port; any free one when left out. A database that already runs keeps its own. */
  readonly port?: number;
  /** Nothing is flushed to disk: for tests only. */
  readonly fast?: boolean;
  readonly onProgress?: Progress;
};

const MAJOR = '18';

/** Starts the PostgreSQL that came with the packages, or finds the one that already runs over the folder. Throws StartRefusal. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const onProgress = options.onProgress ?? (() => undefined);
  const place = await choosePlace(options.folder, accountForPostgres(), onProgress);
  const access = await getAccess(place);
  const alreadyRuns = await findReusable(place, access);
  if (alreadyRuns !== undefined) {
    const holding = await takeHold(place);
    if (holding) onProgress('The database was still running from before and is used again.');
    return handle({ place, access, ...alreadyRuns, holding });
  }
  const started = await startHere(place, access, options, onProgress);
  return handle({ place, access, ...started, holding: true });
}

type Running = { pid: number; port: number; version: string };

async function findReusable(place: string, access: Access): Promise<Running | undefined> {
  const running = await findRunning(clusterFolder(place));
  if (running === undefined) return undefined;
  const version = await findVersion(access, running.port);
  if (version === undefined) return undefined;
  await finishRoles(place, access, running.port);
  return { pid: running.pid, port: running.port, version };
}

async function startHere(
  place: string,
  access: Access,
  { port: wantedPort, fast = false }: EmbeddedPostgresOptions,
  onProgress: Progress,
): Promise<Running> {
  const account = accountForPostgres();
  const found = await getBinaries();
  const binaries = account === undefined ? found : await openToOthers(found);
  const port = await getFreePort(wantedPort);
  const major = await findClusterVersion(place);
  if (major !== undefined && major !== MAJOR) throw otherMajor(place, major);
  if (major === undefined) {
    const make = () => makeCluster({ place, binaries, account, password: access.superuser, fast });
    await withProgress('Making the database, once, which takes a few seconds', onProgress, make);
  }
  const pid = await startPostmaster({ place, binaries, account, port, fast });
  await becomeHolder(place);
  const version = await findVersion(access, port);
  if (version === undefined) {
    await stopPostmaster(pid);
    throw new StartRefusal(
      `The database in ${place} does not know the passwords kept beside it: put back its access.json.`,
    );
  }
  await finishRoles(place, access, port);
  return { pid, port, version };
}

async function finishRoles(place: string, access: Access, port: number): Promise<void> {
  if (access.rolesMade) return;
  await makeRoles(access, port);
  await keepAccess(place, { ...access, rolesMade: true });
}

function handle(running: Running & { place: string; access: Access; holding: boolean }): EmbeddedPostgres {
  const { place, access, port, pid, version, holding } = running;
  let stopping: Promise<void> | undefined;
  return {
    ownerUrl: urlFor(OWNER, access.owner, port),
    appUrl: urlFor(APP, access.app, port),
    port,
    version,
    place,
    stop: () => (stopping ??= holding ? stopPostmaster(pid) : Promise.resolve()),
  };
}

function otherMajor(place: string, major: string): StartRefusal {
  return new StartRefusal(
    `The database in ${place} was made by PostgreSQL ${major} and this one is ${MAJOR}: take a copy out with the old version, or move the folder away to begin with an empty one.`,
  );
}
