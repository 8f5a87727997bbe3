import type { ImportFault, ImportRun } from '../../modules/people/domain/import-report.ts';
import type { importFile } from '../../modules/people/server/public.ts';

type ImportEnd = Awaited<ReturnType<typeof importFile>>;
type Progress = Pick<ImportRun, 'status' | 'rowsDone' | 'rowsTotal'>;

/** Tells an import: its progress on one line that is written over (on a terminal), then what came of it. */
export function tellImport(say: (text: string) => void, isTerminal: boolean) {
  return {
    progress({ status, rowsDone, rowsTotal }: Progress): void {
      if (isTerminal) say(`\r\u001b[2K${status} ${rowsDone} of ${rowsTotal ?? '?'} rows`);
    },
    end({ status, report }: ImportEnd): void {
      if (isTerminal) say('\r\u001b[2K');
      if (status === 'done') {
        say(`Stored: ${report.added} added, ${report.updated} updated, ${report.unchanged} unchanged.\n`);
        return;
      }
      for (const fault of report.faults) say(`${describe(fault)}\n`);
      const more = report.faultCount - report.faults.length;
      if (more > 0) say(`and ${more} more\n`);
      say(
        `Refused: nothing was stored, ${report.faultCount} ${report.faultCount === 1 ? 'fault' : 'faults'} to correct.\n`,
      );
    },
  };
}

function describe({ row, column, reason }: ImportFault): string {
  const place = column === '' ? `row ${row}` : `row ${row}, ${column}`;
  return `${place}: ${sentences[reason]}`;
}

const sentences: Record<ImportFault['reason'], string> = {
  'column-missing': 'this column is missing',
  'value-missing': 'a value is missing',
  'value-unknown': 'this is none of the values that may stand here',
  'value-too-long': 'this is too long',
  'date-impossible': 'this day does not exist, or lies before the beginning',
  'identity-number-invalid': 'this is no identity number of the country',
  'repeated-in-file': 'this stood in the file already, or is told in two ways',
  'organisation-unknown': 'there is no organisation with this code; import organisations first',
  'person-unknown': 'this person is neither in the file nor known',
  'citizen-not-affiliated': 'this is the number of no citizen of the organisation',
  'row-has-other-length': 'this row has more or fewer cells than the heading',
  'file-empty': 'the file holds no rows',
  'file-unreadable': 'this is no CSV file, or a quote in it never ends',
  'too-many-rows': 'the file has too many rows: divide it',
};
