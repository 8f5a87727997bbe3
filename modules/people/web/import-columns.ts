import { getDay } from '../../../kernel/day.ts';
import { makeSyntheticNorwegian, makeTestDanish } from '../../../kernel/synthetic-numbers.ts';
import { m } from '../../../platform/web/words.ts';
import { type OrganisationColumn, organisationColumns } from '../domain/organisation-row.ts';
import { type PeopleColumn, peopleColumns } from '../domain/people-row.ts';
import type { ImportKind } from './import-data.ts';

export interface ImportColumn {
  name: string;
  meaning: string;
  needed: boolean;
}

const people: Readonly<Record<PeopleColumn, () => string>> = {
  country: m.people_col_country,
  identity_number: m.people_col_identity_number,
  given_name: m.people_col_given_name,
  family_name: m.people_col_family_name,
  mail: m.people_col_mail,
  phone: m.people_col_phone,
  language: m.people_col_language,
  organisation_code: m.people_col_organisation_code,
  profession: m.people_col_profession,
  team: m.people_col_team,
  role_from: m.people_col_role_from,
  role_until: m.people_col_role_until,
  guardian_of: m.people_col_guardian_of,
  relative_of: m.people_col_relative_of,
  trust_person_of: m.people_col_trust_person_of,
};

const organisations: Readonly<Record<OrganisationColumn, () => string>> = {
  code: m.people_col_code,
  name: m.people_col_name,
  kind: m.people_col_kind,
  country: m.people_col_country,
  teams: m.people_col_teams,
};

/** The columns of a kind of file, and what stands in each. */
export function importColumns(kind: ImportKind): ImportColumn[] {
  const [meanings, needed] =
    kind === 'people' ? [people, peopleColumns.needed] : [organisations, organisationColumns.needed];
  const isNeeded = new Set<string>(needed);
  return Object.entries(meanings).map(([name, meaning]) => ({ name, meaning: meaning(), needed: isNeeded.has(name) }));
}

/** A small file that shows the columns; the identity numbers are nobody's. */
export function exampleFile(kind: ImportKind): string {
  const rows = kind === 'people' ? examplePeople() : exampleOrganisations();
  const names = importColumns(kind).map(({ name }) => name);
  return [names, ...rows.map((row) => names.map((name) => row[name] ?? ''))].map((row) => row.join(';')).join('\r\n');
}

function examplePeople(): Record<string, string>[] {
  const norwegian = makeSyntheticNorwegian(getDay(1988, 5, 17), 3).digits;
  const danish = makeTestDanish(getDay(1975, 6, 5), 3).digits;
  return [
    {
      country: 'NO',
      identity_number: norwegian,
      given_name: 'Kari',
      family_name: 'Eksempel',
      language: 'nn',
      organisation_code: 'kommune-1',
    },
    {
      country: 'DK',
      identity_number: danish,
      given_name: 'Jens',
      family_name: 'Eksempel',
      language: 'da',
      organisation_code: 'kommune-1',
      profession: 'psychologist',
      role_from: '2026-11-01',
    },
  ];
}

function exampleOrganisations(): Record<string, string>[] {
  return [{ code: 'kommune-1', name: 'Eksempel kommune', kind: 'kommune', country: 'NO', teams: 'Team nord|Team sør' }];
}
