import type { ImportFault } from './import-report.ts';

/** The columns of a kind of file: each by its English name, with what it may also be called in Danish and Norwegian. */
export interface Columns<Name extends string> {
  names: Readonly<Record<Name, readonly string[]>>;
  needed: readonly Name[];
}

/** A row's cells, trimmed; what the file leaves out is missing. */
export type Cells<Name extends string> = { [K in Name]?: string };

export interface Heading<Name extends string> {
  faults: ImportFault[];
  /** How many cells each row must have. */
  width: number;
  /** The cells of a row by their column. */
  cellsOf(row: readonly string[]): Cells<Name>;
}

/** Reads the heading line. Every heading must be known, so that a misspelt one is not silently left out. */
export function readHeading<Name extends string>(line: readonly string[], columns: Columns<Name>): Heading<Name> {
  const known = new Map(namesOf(columns).flatMap((name) => [name, ...columns.names[name]].map((word) => [word, name])));
  const found = line.map((heading) =>
    known.get(
      heading
        .trim()
        .toLowerCase()
        .replace(/[\s-]+/g, '_'),
    ),
  );
  // What stands in an unknown heading is not repeated: a file without headings begins with a person.
  const unknown = found.flatMap((name, at) => (name === undefined ? [faultAt(String(at + 1), 'value-unknown')] : []));
  const repeated = found.filter((name, at) => name !== undefined && found.indexOf(name) < at);
  const missing = columns.needed.filter((name) => !found.includes(name));
  return {
    faults: [
      ...missing.map((name) => faultAt(name, 'column-missing')),
      ...unknown,
      ...repeated.map((name) => faultAt(name ?? '', 'repeated-in-file')),
    ],
    width: line.length,
    cellsOf: (row) => {
      const cells: Cells<Name> = {};
      for (const [at, name] of found.entries()) if (name !== undefined) cells[name] = (row[at] ?? '').trim();
      return cells;
    },
  };
}

function faultAt(column: string, reason: ImportFault['reason']): ImportFault {
  return { row: 1, column, reason };
}

function namesOf<Name extends string>({ names }: Columns<Name>): Name[] {
  const all: Name[] = [];
  for (const name in names) all.push(name);
  return all;
}
