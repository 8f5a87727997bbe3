import path from 'node:path';
import type { Environment } from '../../platform/server/config.ts';
import { startEmbeddedPostgres } from '../../platform/server/embedded-postgres.ts';
import { migrate } from '../../platform/server/migrate.ts';
import { sqlFoldersOf } from '../../platform/server/sql-folders.ts';
import { StartRefusal } from '../../platform/server/start-refusal.ts';
import { modules } from './modules.ts';

export interface FoundDatabase {
  url: string;
  stop(): Promise<void>;
}

export const sqlFolders = sqlFoldersOf(modules.map(({ name }) => name));

/** The database of the settings, or the embedded one in the data folder; migrated when its owner is known. */
export async function findDatabase(env: Environment, say: (sentence: string) => void): Promise<FoundDatabase> {
  if (env.DATABASE_URL !== undefined) {
    refuseOtherSchemes(env);
    if (env.DATABASE_OWNER_URL !== undefined) await migrateReachable(env.DATABASE_OWNER_URL, say);
    return { url: env.DATABASE_URL, stop: async () => undefined };
  }
  const embedded = await startEmbeddedPostgres({ folder: path.resolve(env.DATA_FOLDER, 'postgres'), onProgress: say });
  await migrate(embedded.ownerUrl, sqlFolders);
  return { url: embedded.appUrl, stop: () => embedded.stop() };
}

function refuseOtherSchemes(env: Environment): void {
  for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL'] as const) {
    if (env[name] !== undefined && !/^postgres(ql)?:\/\//.test(env[name])) {
      throw new StartRefusal(`${name} must begin with postgres:// and name role, host and database.`);
    }
  }
}

async function migrateReachable(ownerUrl: string, say: (sentence: string) => void): Promise<void> {
  try {
    await migrate(ownerUrl, sqlFolders, say);
  } catch (fault) {
    throw new StartRefusal(
      `The database in DATABASE_OWNER_URL can't be brought up to date (${reasonOf(fault)}): check the address, that the role owns the database, and that the role tillit_app exists.`,
    );
  }
}

function reasonOf(fault: unknown): string {
  if (!(fault instanceof Error)) return 'unknown';
  return fault.cause instanceof Error ? `${fault.message} ${fault.cause.message}` : fault.message;
}
