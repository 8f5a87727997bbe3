import { stripVTControlCharacters } from 'node:util';

/** Rows under their names as a plain table, with their number; each row takes one line, whatever stands in it. */
export function toTable(names: readonly string[], rows: readonly (readonly (string | null)[])[]): string {
  const cells = rows.map((row) => row.map((cell) => (cell === null ? 'null' : onOneLine(cell))));
  const widths = names.map((name, at) =>
    cells.reduce((most, row) => Math.max(most, widthOf(row[at] ?? '')), widthOf(name)),
  );
  const lineOf = (row: readonly string[]) =>
    row
      .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - widthOf(cell)))
      .join(' | ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('-+-');
  const count = rows.length === 1 ? '1 row' : `${rows.length} rows`;
  return `${[lineOf(names), rule, ...cells.map(lineOf), `(${count})`].join('\n')}\n`;
}

// What people write may hold signs that a terminal would obey.
const onOneLine = (text: string) =>
  stripVTControlCharacters(text.replaceAll(/\r?\n/g, '↵')).replaceAll(/\p{Cc}/gu, ' ');
const widthOf = (text: string) => [...text].length;
