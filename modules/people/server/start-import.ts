import { randomUUID } from 'node:crypto';
import type { ServerParts } from '../../../platform/server/module.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { mayImport } from '../domain/may-import.ts';
import { findActiveRole } from './acting-store.ts';
import { deadBefore } from './get-import.ts';
import { insertImportRun, isImportRunning } from './import-run-store.ts';
import { type ImportOrder, runImport } from './run-import.ts';

export interface NewImport {
  fileName: string;
  kind: ImportOrder['kind'];
  /** The file in base64. */
  file: string;
}

type Errors = { [K in 'import-not-allowed' | 'import-already-running']: () => Error };

/** Starts an import for my organisation; the work goes on when this has been answered. */
export async function startImport(
  parts: ServerParts,
  inUnit: (work: (unit: Unit) => Promise<ImportOrder>) => Promise<ImportOrder>,
  input: NewImport,
  errors: Errors,
): Promise<{ id: string }> {
  const order = await inUnit(async ({ db, me, now }) => {
    const role = await findActiveRole(db);
    if (role === undefined || !mayImport(role)) throw errors['import-not-allowed']();
    const { organisationId } = role;
    if (await isImportRunning(db, organisationId, deadBefore(now))) throw errors['import-already-running']();
    const id = randomUUID();
    await insertImportRun(db, { id, fileName: input.fileName, startedAt: now, startedBy: me.personId, organisationId });
    return { id, kind: input.kind, bytes: Buffer.from(input.file, 'base64'), within: organisationId };
  });
  void runImport(parts, order).catch(parts.onFault);
  return { id: order.id };
}
