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
  /** Whether she is a citizen of the organisation that somebody imports for. */
  isAffiliated(number: IdentityNumber): boolean;
}

/** What no single row tells: what is repeated, and what is neither in the file nor known. */
export function checkPeople(rows: readonly PeopleRow[], known: Known): ImportFault[] {
  const people = new Map<string, string>();
  const matters = new Set<string>();
  const faults: ImportFault[] = [];
  for (const row of rows) {
    const person = numberKey(row.number);
    const details = JSON.stringify([row.givenName, row.familyName, row.mail, row.phone, row.language]);
    const matter = JSON.stringify([person, row.organisationCode, row.role?.profession ?? row.closeTo]);
    // Several rows may tell several things about one person, but not the same twice, nor two names.
    if (matters.has(matter) || (people.get(person) ?? details) !== details) {
      faults.push({ row: row.row, column: 'identity_number', reason: 'repeated-in-file' });
    }
    people.set(person, details);
    matters.add(matter);
  }
  const may = mayBeCloseTo(rows, known, people);
  return [...faults, ...rows.flatMap((row) => referenceFaults(row, known, may))];
}

/**
 * From within an organisation people are made close to its own citizens alone, by this file or before; who is known
 * elsewhere is told apart from who is not known at all by nothing.
 */
function mayBeCloseTo(
  rows: readonly PeopleRow[],
  known: Known,
  people: ReadonlyMap<string, string>,
): (number: IdentityNumber) => ImportFault['reason'] | undefined {
  if (!known.withinOrganisation)
    return (number) => (people.has(numberKey(number)) || known.hasPerson(number) ? undefined : 'person-unknown');
  const citizens = rows.filter(({ role, organisationCode: code }) => role === undefined && code !== undefined);
  const affiliated = new Set(citizens.map(({ number }) => numberKey(number)));
  return (number) =>
    affiliated.has(numberKey(number)) || known.isAffiliated(number) ? undefined : 'citizen-not-affiliated';
}

function referenceFaults(
  { row, organisationCode: code, role, closeTo }: PeopleRow,
  known: Known,
  may: (number: IdentityNumber) => ImportFault['reason'] | undefined,
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
  for (const { column, citizen } of closeTo) {
    const reason = may(citizen);
    if (reason !== undefined) faults.push({ row, column, reason });
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
