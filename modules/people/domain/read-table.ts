import { type Cells, type Columns, readHeading } from './heading.ts';
import type { ImportFault } from './import-report.ts';

/** More than any municipality has people; beyond it a file is divided. */
export const mostRows = 200_000;

type ReadRow<Name extends string, Row> = (row: number, cells: Cells<Name>) => { row: Row } | { faults: ImportFault[] };

const batch = 1_000;

/**
 * Reads a whole table whose first line is its heading: all rows, or everything that is wrong with any of them.
 * Yields how many rows it has read now and then, so that a caller can do something else in between.
 */
export function* readTable<Name extends string, Row>(
  table: readonly (readonly string[])[],
  columns: Columns<Name>,
  readRow: ReadRow<Name, Row>,
): Generator<number, { rows: Row[]; faults: ImportFault[] }, void> {
  const [line, ...lines] = table;
  if (line === undefined || isEmpty(line)) return { rows: [], faults: [wholeFile('file-empty')] };
  if (lines.length > mostRows) return { rows: [], faults: [wholeFile('too-many-rows')] };
  const heading = readHeading(line, columns);
  if (heading.faults.length > 0) return { rows: [], faults: heading.faults };
  const rows: Row[] = [];
  const faults: ImportFault[] = [];
  for (const [at, cells] of lines.entries()) {
    if (at % batch === 0) yield at;
    if (isEmpty(cells)) continue;
    const row = at + 2;
    if (cells.length !== heading.width) {
      faults.push({ row, column: '', reason: 'row-has-other-length' });
      continue;
    }
    const read = readRow(row, heading.cellsOf(cells));
    if ('row' in read) rows.push(read.row);
    else faults.push(...read.faults);
  }
  if (rows.length === 0 && faults.length === 0) faults.push(wholeFile('file-empty'));
  return { rows, faults };
}

/** A fault that stands at no place of its own. */
export function wholeFile(reason: ImportFault['reason']): ImportFault {
  return { row: 1, column: '', reason };
}

function isEmpty(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}
