import type { ReactNode } from 'react';
import './fluid-table.css';

export type Column<Row> = {
  header: string;
  cell: (row: Row) => ReactNode;
  /** On a phone the header is left out where the content speaks for itself. */
  speaksForItself?: boolean;
  /** The header is only read aloud: the column of what one can do. */
  headerUnseen?: boolean;
};

export type FluidTableProps<Row> = {
  /** Read aloud as the table's name. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
};

/** A table where there is room, a list of cards on a phone. The roles are written out: `display` takes the table's own away. */
export function FluidTable<Row>({ caption, columns, rows, keyOf }: FluidTableProps<Row>) {
  return (
    <table className="ti-fluid-table" role="table">
      <caption className="aksel-sr-only">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.header} role="columnheader" scope="col">
              {column.headerUnseen === true ? <span className="aksel-sr-only">{column.header}</span> : column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={keyOf(row)} role="row">
            {columns.map((column) => (
              <td key={column.header} role="cell" data-header={speaksForItself(column) ? undefined : column.header}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function speaksForItself<Row>(column: Column<Row>): boolean {
  return column.speaksForItself === true || column.headerUnseen === true;
}
