import { Button } from '@navikt/ds-react/Button';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { FluidTable } from '../../../platform/web/parts/FluidTable.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import type { ImportFault, ImportRun } from '../domain/import-report.ts';
import { faultWords } from './fault-words.ts';
import { hasEnded } from './import-data.ts';
import './about-me.css';

/** How the import goes, and at its end what is stored or what must be put right, row by row. */
export function ImportReport({ run, onAnother }: { run: ImportRun; onAnother: () => void }) {
  return (
    <>
      <div role="status">
        <Card tone={run.status === 'done' ? 'teal' : 'sand'}>
          {linesOf(run).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Card>
      </div>
      {run.faults.length > 0 && (
        <Section title={m.people_import_faults()}>
          {run.faultCount > run.faults.length && <p>{m.people_import_first_shown({ count: run.faults.length })}</p>}
          <Faults faults={run.faults} />
        </Section>
      )}
      {hasEnded(run) && (
        <p className="people-another">
          <Button variant="secondary" onClick={onAnother}>
            {m.people_import_another()}
          </Button>
        </p>
      )}
    </>
  );
}

function linesOf({ status, fileName: file, rowsDone: done, rowsTotal, ...run }: ImportRun): string[] {
  const total = rowsTotal ?? done;
  switch (status) {
    case 'reading':
      return [m.people_import_reading({ file })];
    case 'checking':
      return [m.people_import_checking({ done, total })];
    case 'storing':
      return [m.people_import_storing({ done, total })];
    case 'done':
      return [
        m.people_import_done({ file }),
        m.people_import_counts({ added: run.added, updated: run.updated, unchanged: run.unchanged }),
      ];
    case 'refused':
      return [m.people_import_refused({ file }), m.people_import_refused_lead({ count: run.faultCount })];
    case 'failed':
      return [m.people_import_failed({ file })];
  }
}

function Faults({ faults }: { faults: readonly ImportFault[] }) {
  return (
    <FluidTable
      caption={m.people_import_faults()}
      rows={faults}
      keyOf={({ row, column, reason }) => `${row} ${column} ${reason}`}
      columns={[
        { header: m.people_import_row(), cell: ({ row }) => row },
        { header: m.people_import_column(), cell: ({ column }) => <code>{column}</code> },
        { header: m.people_import_wrong(), cell: ({ reason }) => faultWords[reason].wrong(), speaksForItself: true },
        {
          header: m.people_import_what_to_do(),
          cell: ({ reason }) => faultWords[reason].toDo(),
          speaksForItself: true,
        },
      ]}
    />
  );
}
