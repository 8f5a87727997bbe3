import { describe, expect, test } from 'vitest';
import { getDay } from '../../../kernel/day.ts';
import { makeSyntheticNorwegian, makeTestDanish } from '../../../kernel/synthetic-numbers.ts';
import { type PeopleColumn, readPeopleRow } from './people-row.ts';

const number = makeSyntheticNorwegian(getDay(1990, 2, 1), 0);
const child = makeSyntheticNorwegian(getDay(2015, 2, 1), 0);
const mother = makeSyntheticNorwegian(getDay(1960, 2, 1), 0);
const cells = { country: 'NO', identity_number: number.digits, given_name: 'Are', family_name: 'Nord' };
const read = (more: Partial<Record<PeopleColumn, string>> = {}) => readPeopleRow(7, { ...cells, ...more });
const faultsOf = (more: Partial<Record<PeopleColumn, string>>) => {
  const result = read(more);
  return 'faults' in result ? result.faults.map(({ row, column, reason }) => `${row} ${column} ${reason}`) : [];
};

describe('A row of a people file', () => {
  test('tells a person and nothing more when the rest is empty', () => {
    expect(read()).toEqual({ row: { row: 7, number, givenName: 'Are', familyName: 'Nord', closeTo: [] } });
  });

  test('tells a role, a contact and whom she is close to', () => {
    const more = {
      mail: 'are@example.org',
      phone: '1',
      language: 'Nynorsk',
      organisation_code: 'x',
      profession: 'nurse',
      team: 'A',
      guardian_of: child.digits,
      relative_of: mother.digits,
      trust_person_of: mother.digits,
    };
    expect(read({ ...more, role_from: '2026-01-02', role_until: '3.1.2026' })).toEqual({
      row: {
        row: 7,
        number,
        givenName: 'Are',
        familyName: 'Nord',
        mail: 'are@example.org',
        phone: '1',
        language: 'nn',
        organisationCode: 'x',
        role: { profession: 'nurse', team: 'A', from: '2026-01-02', until: '2026-01-03' },
        closeTo: [
          { column: 'guardian_of', relation: 'guardian', citizen: child },
          { column: 'relative_of', relation: 'relative', citizen: mother },
          { column: 'trust_person_of', relation: 'trust-person', citizen: mother },
        ],
      },
    });
  });

  test.each(['NO', 'no', 'Norge', 'Noreg', 'norway'])('names its country as %s', (country) => {
    expect(faultsOf({ country })).toEqual([]);
  });

  test('reads the number by the rules of its country', () => {
    const dane = makeTestDanish(getDay(1948, 4, 9), 0);
    const written = `${dane.digits.slice(0, 6)}-${dane.digits.slice(6)}`;
    expect(read({ country: 'Danmark', identity_number: written })).toMatchObject({ row: { number: dane } });
    expect(faultsOf({ identity_number: written })).toEqual(['7 identity_number identity-number-invalid']);
  });

  test.each<[Partial<Record<PeopleColumn, string>>, string]>([
    [{ country: '' }, '7 country value-missing'],
    [{ country: 'SE' }, '7 country value-unknown'],
    [{ identity_number: '' }, '7 identity_number value-missing'],
    [{ given_name: '' }, '7 given_name value-missing'],
    [{ family_name: 'x'.repeat(101) }, '7 family_name value-too-long'],
    [{ mail: 'are at example' }, '7 mail value-unknown'],
    [{ mail: `${'x'.repeat(200)}@example.org` }, '7 mail value-too-long'],
    [{ language: 'sv' }, '7 language value-unknown'],
    [{ organisation_code: 'x', profession: 'nurse', role_from: '2026-02-29' }, '7 role_from date-impossible'],
    [{ organisation_code: 'x', profession: 'nurse', role_until: '1/2/2026' }, '7 role_until date-impossible'],
    [
      { organisation_code: 'x', profession: 'nurse', role_from: '2026-02-02', role_until: '2026-02-01' },
      '7 role_until date-impossible',
    ],
    [{ profession: 'nurse' }, '7 organisation_code value-missing'],
    [{ organisation_code: 'x', team: 'A' }, '7 profession value-missing'],
    [{ guardian_of: number.digits }, '7 guardian_of value-unknown'],
    [{ relative_of: '123' }, '7 relative_of identity-number-invalid'],
    [{ trust_person_of: number.digits }, '7 trust_person_of value-unknown'],
  ])('with %o is told: %s', (more, fault) => {
    expect(faultsOf(more)).toEqual([fault]);
  });

  test('never repeats what stood in it', () => {
    expect(JSON.stringify(read({ identity_number: `${number.digits}9`, mail: 'secret text' }))).not.toMatch(
      /secret|\d{6}/,
    );
  });
});
