import type { IdentityNumber } from '../../../kernel/identity-number.ts';
import type { ImportFault } from './import-report.ts';
import type { OrganisationRow } from './organisation-row.ts';
import type { PeopleRow } from './people-row.ts';

/** One identity number as a key, unlike any other country's. */
export function numberKey({ country, digits }: IdentityNumber): string {
  return `${country}:${digits}`;
}

/** What an import may refer to. */
export interface Known {
  /** The teams of each organisation that may be imported to, by its code. */
  teams: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether every row must name its organisation, as it must from within one. */
  withinOrganisation: boolean;
  hasPerson(number: IdentityNumber): boolean;
}

/** What no single row tells: what is repeated, and what is neither in the file nor known. */
export function checkPeople(rows: readonly PeopleRow[], known: Known): ImportFault[] {
  const people = new Map<string, string>();
  const matters = new Set<string>();
  const faults: ImportFault[] = [];
  for (const row of rows) {
    const person = numberKey(row.number);
    const details = JSON.stringify([row.givenName, row.familyName, row.mail, row.phone, row.language]);
    const matter = JSON.stringify([person, row.organisationCode, row.role?.profession ?? row.guardianOf?.digits]);
    // Several rows may tell several things about one person, but not the same twice, nor two names.
    if (matters.has(matter) || (people.get(person) ?? details) !== details) {
      faults.push({ row: row.row, column: 'identity_number', reason: 'repeated-in-file' });
    }
    people.set(person, details);
    matters.add(matter);
  }
  const isKnown = (number: IdentityNumber) => people.has(numberKey(number)) || known.hasPerson(number);
  return [...faults, ...rows.flatMap((row) => referenceFaults(row, known, isKnown))];
}

function referenceFaults(
  { row, organisationCode: code, role, guardianOf }: PeopleRow,
  known: Known,
  isKnown: (number: IdentityNumber) => boolean,
): ImportFault[] {
  const faults: ImportFault[] = [];
  const teams = code === undefined ? undefined : known.teams.get(code);
  if (code === undefined && known.withinOrganisation) {
    faults.push({ row, column: 'organisation_code', reason: 'value-missing' });
  }
  if (code !== undefined && teams === undefined) {
    faults.push({ row, column: 'organisation_code', reason: 'organisation-unknown' });
  }
  if (role?.team !== undefined && teams?.has(role.team) === false) {
    faults.push({ row, column: 'team', reason: 'value-unknown' });
  }
  if (guardianOf !== undefined && !isKnown(guardianOf)) {
    faults.push({ row, column: 'guardian_of', reason: 'person-unknown' });
  }
  return faults;
}

/** The same for organisations: no code twice, and from within an organisation only its own. */
export function checkOrganisations(
  rows: readonly OrganisationRow[],
  only: ReadonlySet<string> | undefined,
): ImportFault[] {
  const seen = new Set<string>();
  return rows.flatMap(({ row, code }): ImportFault[] => {
    if (only?.has(code) === false) return [{ row, column: 'code', reason: 'organisation-unknown' }];
    if (seen.has(code)) return [{ row, column: 'code', reason: 'repeated-in-file' }];
    seen.add(code);
    return [];
  });
}
