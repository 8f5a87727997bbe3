import { existsSync } from 'node:fs';
import path from 'node:path';
import type { SqlFolder } from './migrate.ts';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * The folders of SQL: the platform's own, then those of the modules that have one, in the order they are named:
 * a later one's policies may lean on an earlier one's.
 */
export function sqlFoldersOf(moduleNames: readonly string[]): SqlFolder[] {
  return ['platform/sql', ...moduleNames.map((name) => `modules/${name}/sql`)]
    .map((folder) => path.join(root, folder))
    .filter((folder) => existsSync(folder));
}
