import { z } from 'zod';
import type { Country } from '../../../kernel/country.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { type Cell, column, faultsOf, needed, oneOf, words } from './cell.ts';
import { countries } from './country-words.ts';
import type { Cells, Columns } from './heading.ts';
import type { ImportFault } from './import-report.ts';
import type { OrganisationKind } from './person.ts';

export type OrganisationColumn = 'code' | 'name' | 'kind' | 'country' | 'teams';

export const organisationColumns: Columns<OrganisationColumn> = {
  needed: ['code', 'name', 'kind', 'country'],
  names: {
    code: ['kode'],
    name: ['navn', 'namn'],
    kind: ['type', 'slags'],
    country: ['land'],
    teams: ['team', 'hold', 'grupper'],
  },
};

export interface OrganisationRow {
  row: number;
  code: string;
  name: string;
  kind: OrganisationKind;
  country: Country;
  teams: string[];
}

const kinds = oneOf<OrganisationKind>({
  municipality: 'municipality',
  kommune: 'municipality',
  hospital: 'hospital',
  sygehus: 'hospital',
  sykehus: 'hospital',
  sjukehus: 'hospital',
  nav: 'nav',
  'general-practice': 'general-practice',
  'almen praksis': 'general-practice',
  fastlege: 'general-practice',
  fastlegekontor: 'general-practice',
  other: 'other',
  andet: 'other',
  annet: 'other',
  anna: 'other',
});

/** Names of teams, separated by `|`. */
const teams: Cell<string[]> = (text) => {
  const names = [...new Set(text.split('|').map((name) => name.trim()))].filter((name) => name !== '');
  return names.some((name) => name.length > 100) ? refuse('value-too-long') : ok(names);
};

const schema = z.object({
  code: column(needed(words(100))),
  name: column(needed(words(200))),
  kind: column(needed(kinds)),
  country: column(needed(countries)),
  teams: column(teams),
});

/** Reads one row; everything that is wrong with it, by column, when something is. */
export function readOrganisationRow(
  row: number,
  cells: Cells<OrganisationColumn>,
): { row: OrganisationRow } | { faults: ImportFault[] } {
  const read = schema.safeParse({ code: '', name: '', kind: '', country: '', teams: '', ...cells });
  return read.success ? { row: { row, ...read.data } } : { faults: faultsOf(row, read.error) };
}
