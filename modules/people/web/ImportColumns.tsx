import { FluidTable } from '../../../platform/web/parts/FluidTable.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import type { ImportKind } from './import-data.ts';
import { exampleFile, importColumns } from './import-columns.ts';

/** What the file holds, column by column, with an example to begin from. */
export function ImportColumns({ kind }: { kind: ImportKind }) {
  // The mark in front lets a spreadsheet read the letters right.
  const href = `data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${exampleFile(kind)}`)}`;
  return (
    <Section title={m.people_import_columns()}>
      <p className="ti-quiet">{m.people_import_columns_lead()}</p>
      <a href={href} download={`tillit-${kind}.csv`}>
        {m.people_import_example()}
      </a>
      <FluidTable
        caption={m.people_import_columns()}
        rows={importColumns(kind)}
        keyOf={({ name }) => name}
        columns={[
          { header: m.people_import_column(), cell: ({ name }) => <code>{name}</code>, speaksForItself: true },
          { header: m.people_import_meaning(), cell: ({ meaning }) => meaning, speaksForItself: true },
          {
            header: m.people_import_needed(),
            headerUnseen: true,
            cell: ({ needed }) => (needed ? m.people_import_needed() : ''),
          },
        ]}
      />
    </Section>
  );
}
