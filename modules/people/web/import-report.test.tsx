import { render, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { setLanguage } from '../../../platform/web/language.ts';
import { readPeopleRow } from '../domain/people-row.ts';
import { ImportFault, type ImportRun } from '../domain/import-report.ts';
import { ImportReport } from './ImportReport.tsx';
import { exampleFile, importColumns } from './import-columns.ts';

const run = (given: Partial<ImportRun>): ImportRun => ({
  id: '00000000-0000-4000-8000-000000000001',
  fileName: 'folk.csv',
  status: 'checking',
  rowsDone: 40,
  rowsTotal: 200,
  added: 0,
  updated: 0,
  unchanged: 0,
  faults: [],
  faultCount: 0,
  ...given,
});
const show = (given: Partial<ImportRun>) => render(<ImportReport run={run(given)} onAnother={() => undefined} />);

beforeEach(() => setLanguage('nb'));

describe('the report of an import', () => {
  it('says how far it has come', () => {
    show({});
    expect(screen.getByRole('status').textContent).toBe('Sjekker: 40 av 200 rader');
  });

  it('tells for each fault the row, the column, what is wrong and what to do', () => {
    const fault = { row: 7, column: 'identity_number', reason: 'identity-number-invalid' } as const;
    show({ status: 'refused', faults: [fault], faultCount: 1 });
    expect(screen.getByRole('status').textContent).toContain('Ingenting fra folk.csv er lagret ennå');
    const cells = within(screen.getByRole('table', { name: 'Hva som må rettes' })).getAllByRole('cell');
    expect(cells.map((cell) => cell.textContent)).toEqual([
      '7',
      'identity_number',
      'Fødselsnummeret kan ikke være riktig.',
      'Sjekk sifrene. Et regneark kan ha tatt bort en null foran.',
    ]);
  });

  it('says how many faults there are beyond those it shows', () => {
    const fault = { row: 2, column: 'country', reason: 'value-missing' } as const;
    show({ status: 'refused', faults: [fault], faultCount: 900 });
    expect(screen.getByText('De første 1 står her.')).toBeTruthy();
  });

  it('tells what was stored', () => {
    show({ status: 'done', added: 3, updated: 1, unchanged: 2 });
    expect(screen.getByRole('status').textContent).toContain('Nye: 3. Endret: 1. Som før: 2.');
  });
});

describe('the example to begin from', () => {
  it('is a file that the import itself reads without a fault', () => {
    const [heading = [], ...rows] = exampleFile('people')
      .split('\r\n')
      .map((line) => line.split(';'));
    expect(heading).toEqual(importColumns('people').map(({ name }) => name));
    for (const row of rows) {
      const cells = Object.fromEntries(heading.map((name, at) => [name, row[at] ?? '']));
      expect(readPeopleRow(2, cells)).not.toHaveProperty('faults');
    }
    expect(rows).toHaveLength(2);
  });

  it('every reason has its words', () => {
    for (const reason of ImportFault.shape.reason.options) {
      const { unmount } = show({ status: 'refused', faults: [{ row: 1, column: 'x', reason }], faultCount: 1 });
      expect(screen.getAllByRole('cell')).toHaveLength(4);
      unmount();
    }
  });
});
