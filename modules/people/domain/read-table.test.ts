import { describe, expect, test } from 'vitest';
import { findDelimiter } from './find-delimiter.ts';
import { readHeading } from './heading.ts';
import { organisationColumns, readOrganisationRow } from './organisation-row.ts';
import { peopleColumns } from './people-row.ts';
import { readTable } from './read-table.ts';

describe('The delimiter', () => {
  test.each([
    ['a;b;c\n1,2,3,4', ';'],
    ['a,b,c\n1;2;3;4', ','],
    ['"a,b,c,d";b;c', ';'],
    ['"a;b;\n;;",b', ','],
    ['a', ';'],
    ['', ';'],
  ])('of %j is %s', (text, delimiter) => {
    expect(findDelimiter(text)).toBe(delimiter);
  });
});

describe('A heading', () => {
  test.each([
    ['English', ['country', 'identity_number', 'given_name', 'family_name', 'guardian_of']],
    ['Danish', ['Land', 'CPR-nummer', 'Fornavn', 'Efternavn', 'Værge for']],
    ['Norwegian', ['land', 'fødselsnummer', 'fornavn', 'etternavn', 'verge_for']],
  ])('is read in %s', (_language, line) => {
    const heading = readHeading(line, peopleColumns);
    expect(heading.faults).toEqual([]);
    expect(heading.cellsOf([' NO ', '1', 'Are', 'Nord', '2'])).toEqual({
      country: 'NO',
      identity_number: '1',
      given_name: 'Are',
      family_name: 'Nord',
      guardian_of: '2',
    });
  });

  test('tells what is missing, twice there or unknown, without repeating it', () => {
    const heading = readHeading(['country', 'land', 'given_name', 'family_name', 'Are Nord'], peopleColumns);
    expect(heading.faults).toEqual([
      { row: 1, column: 'identity_number', reason: 'column-missing' },
      { row: 1, column: '5', reason: 'value-unknown' },
      { row: 1, column: 'country', reason: 'repeated-in-file' },
    ]);
  });
});

describe('A table', () => {
  const heading = ['code', 'name', 'kind', 'country'];
  const readAll = (table: string[][]) => {
    const reading = readTable(table, organisationColumns, readOrganisationRow);
    for (;;) {
      const step = reading.next();
      if (step.done === true) return step.value;
    }
  };

  test('counts rows from its heading and leaves out empty ones', () => {
    const { rows, faults } = readAll([
      heading,
      ['a', 'A', 'Kommune', 'NO'],
      [''],
      ['', '', '', ''],
      ['b', 'B', 'nav', 'DK'],
    ]);
    expect(faults).toEqual([]);
    expect(rows.map(({ row, kind }) => [row, kind])).toEqual([
      [2, 'municipality'],
      [5, 'nav'],
    ]);
  });

  test('tells a row with more or fewer cells', () => {
    const { faults } = readAll([heading, ['a', 'A', 'nav'], ['b', 'B', 'nav', 'NO', '']]);
    expect(faults.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'row-has-other-length'],
      [3, 'row-has-other-length'],
    ]);
  });

  test.each([[[]], [[['']]], [[heading]]])('with nothing in it is told so', (table) => {
    expect(readAll(table).faults).toEqual([{ row: 1, column: '', reason: 'file-empty' }]);
  });

  test('with too many rows is not read', () => {
    const table = [heading, ...Array.from({ length: 200_001 }, () => [''])];
    expect(readAll(table).faults).toEqual([{ row: 1, column: '', reason: 'too-many-rows' }]);
  });
});
