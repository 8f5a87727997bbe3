import type { OrganisationId } from '../../../kernel/ids.ts';
import { asTask } from '../../../platform/server/database.ts';
import type { ServerParts } from '../../../platform/server/module.ts';
import type { ImportFault } from '../domain/import-report.ts';
import { organisationColumns, readOrganisationRow } from '../domain/organisation-row.ts';
import { peopleColumns, readPeopleRow } from '../domain/people-row.ts';
import { readTable, wholeFile } from '../domain/read-table.ts';
import { importOrganisations } from './import-organisations.ts';
import { importPeople } from './import-people.ts';
import { endImportRun, type ImportProgress, type ImportReport, moveImportRun, nothingYet } from './import-run-store.ts';
import type { Touched } from './import-store.ts';
import type { ImportWork } from './import-work.ts';
import { readCsv } from './read-csv.ts';

export type ImportParts = Pick<ServerParts, 'db' | 'clock' | 'keys'>;

export interface ImportOrder {
  /** The run that tells how it goes; it stands in the database already. */
  id: string;
  kind: 'people' | 'organisations';
  bytes: Uint8Array;
  /** The organisation that somebody imports for; nothing when the operator imports for all. */
  within: OrganisationId | undefined;
  /** Hears how far it has come, besides the run. */
  onProgress?: (progress: ImportProgress) => void;
}

export interface ImportEnd {
  status: 'done' | 'refused';
  report: ImportReport;
}

type Tell = ImportWork['tell'];

/** Reads, checks and stores a file: all of its rows, or none and a report of what is wrong. A fault leaves the run failed. */
export async function runImport(parts: ImportParts, order: ImportOrder): Promise<ImportEnd> {
  const tell: Tell = async (progress) => {
    order.onProgress?.(progress);
    const at = parts.clock.now();
    await asTask(parts.db, 'import', at, (trx) => moveImportRun(trx, order.id, progress, at));
  };
  const finish = async (status: 'done' | 'refused' | 'failed', report: ImportReport) => {
    const at = parts.clock.now();
    await asTask(parts.db, 'import', at, (trx) => endImportRun(trx, order.id, { status, report, at }));
  };
  try {
    const end = await readAndStore(parts, order, tell);
    await finish(end.status, end.report);
    return end;
  } catch (fault) {
    await finish('failed', nothingYet);
    throw fault;
  }
}

async function readAndStore(parts: ImportParts, order: ImportOrder, tell: Tell): Promise<ImportEnd> {
  const table = await readCsv(order.bytes);
  if (!table.ok) return refused([wholeFile(table.reason)]);
  if (order.kind === 'organisations') {
    const read = await readAll(
      readTable(table.value, organisationColumns, readOrganisationRow),
      table.value.length,
      tell,
    );
    return store(parts, order, tell, { ...read, put: importOrganisations });
  }
  const read = await readAll(readTable(table.value, peopleColumns, readPeopleRow), table.value.length, tell);
  return store(parts, order, tell, { ...read, put: importPeople });
}

async function readAll<T>(reading: Generator<number, T, void>, lines: number, tell: Tell): Promise<T> {
  for (;;) {
    const step = reading.next();
    if (step.done === true) return step.value;
    await tell({ status: 'reading', rowsDone: step.value, rowsTotal: lines - 1 });
  }
}

interface Read<Row> {
  rows: Row[];
  faults: ImportFault[];
  put(work: ImportWork, rows: readonly Row[]): Promise<ImportFault[]>;
}

async function store<Row>(parts: ImportParts, order: ImportOrder, tell: Tell, read: Read<Row>): Promise<ImportEnd> {
  if (read.faults.length > 0) return refused(read.faults);
  const { keys, clock } = parts;
  const changed = new Map<number, 'added' | 'updated'>();
  const touch = (touched: readonly Touched[]) => {
    for (const { row, added } of touched) if (added || !changed.has(row)) changed.set(row, added ? 'added' : 'updated');
  };
  const now = clock.now();
  const faults = await asTask(parts.db, 'import', now, (db) =>
    read.put({ db, keys, now, within: order.within, tell, touch }, read.rows),
  );
  if (faults.length > 0) return refused(faults);
  const count = (outcome: string) => [...changed.values()].filter((one) => one === outcome).length;
  const unchanged = read.rows.length - changed.size;
  return {
    status: 'done',
    report: { ...nothingYet, added: count('added'), updated: count('updated'), unchanged },
  };
}

const mostFaults = 500;

function refused(faults: readonly ImportFault[]): ImportEnd {
  const inOrder = faults.toSorted((a, b) => a.row - b.row);
  return {
    status: 'refused',
    report: { ...nothingYet, faults: inOrder.slice(0, mostFaults), faultCount: faults.length },
  };
}
