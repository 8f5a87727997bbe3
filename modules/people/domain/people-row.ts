import { z } from 'zod';
import type { Country } from '../../../kernel/country.ts';
import type { Day } from '../../../kernel/day.ts';
import type { IdentityNumber } from '../../../kernel/identity-number.ts';
import type { Language } from '../../../kernel/language.ts';
import type { Result } from '../../../kernel/result.ts';
import { column, day, faultsOf, identityNumber, mail, needed, oneOf, optional, words } from './cell.ts';
import { countries } from './country-words.ts';
import type { Cells, Columns } from './heading.ts';
import type { ImportFault } from './import-report.ts';
import type { Relation } from './person.ts';

export type PeopleColumn =
  | 'country'
  | 'identity_number'
  | 'given_name'
  | 'family_name'
  | 'mail'
  | 'phone'
  | 'language'
  | 'organisation_code'
  | 'profession'
  | 'team'
  | 'role_from'
  | 'role_until'
  | RelationColumn;

type RelationColumn = 'guardian_of' | 'relative_of' | 'trust_person_of';

export const peopleColumns: Columns<PeopleColumn> = {
  needed: ['country', 'identity_number', 'given_name', 'family_name'],
  names: {
    country: ['land'],
    identity_number: ['cpr', 'cpr_nummer', 'cprnummer', 'personnummer', 'fødselsnummer', 'fodselsnummer', 'fnr'],
    given_name: ['fornavn', 'fornavne', 'førenamn'],
    family_name: ['efternavn', 'etternavn', 'etternamn'],
    mail: ['email', 'e_mail', 'epost', 'e_post'],
    phone: ['telefon', 'tlf', 'mobil'],
    language: ['sprog', 'språk'],
    organisation_code: ['organisationskode', 'organisasjonskode'],
    profession: ['faggruppe', 'yrke', 'stilling'],
    team: ['hold', 'gruppe'],
    role_from: ['rolle_fra'],
    role_until: ['rolle_til'],
    guardian_of: ['værge_for', 'verge_for', 'verje_for', 'forælder_til', 'forelder_til'],
    relative_of: ['pårørende_til', 'pårørande_til'],
    trust_person_of: ['tillidsperson_for', 'tillitsperson_for'],
  },
};

/** One row: a person, and what she is to the organisation: its citizen, or a practitioner there when a role stands. */
export interface PeopleRow {
  row: number;
  number: IdentityNumber;
  givenName: string;
  familyName: string;
  mail: string | undefined;
  phone: string | undefined;
  language: Language | undefined;
  organisationCode: string | undefined;
  role: { profession: string; team: string | undefined; from: Day | undefined; until: Day | undefined } | undefined;
  /** The citizens whom this person is close to, each by the column that tells it. */
  closeTo: readonly Closeness[];
}

export interface Closeness {
  column: RelationColumn;
  relation: Relation;
  citizen: IdentityNumber;
}

const relations: readonly [RelationColumn, Relation][] = [
  ['guardian_of', 'guardian'],
  ['relative_of', 'relative'],
  ['trust_person_of', 'trust-person'],
];

const languages = oneOf<Language>({
  en: 'en',
  da: 'da',
  nb: 'nb',
  nn: 'nn',
  no: 'nb',
  dansk: 'da',
  norsk: 'nb',
  nynorsk: 'nn',
});

function rowOf(country: Country) {
  return z.object({
    identity_number: column(needed(identityNumber(country))),
    given_name: column(needed(words(100))),
    family_name: column(needed(words(100))),
    mail: column(optional(mail)),
    phone: column(optional(words(30))),
    language: column(optional(languages)),
    organisation_code: column(optional(words(100))),
    profession: column(optional(words(100))),
    team: column(optional(words(100))),
    role_from: column(optional(day)),
    role_until: column(optional(day)),
    guardian_of: column(optional(identityNumber(country))),
    relative_of: column(optional(identityNumber(country))),
    trust_person_of: column(optional(identityNumber(country))),
  });
}

const schemas = { DK: rowOf('DK'), NO: rowOf('NO') };
const nothing = Object.fromEntries(Object.keys(schemas.NO.shape).map((name) => [name, '']));

/** Reads one row; everything that is wrong with it, by column, when something is. */
export function readPeopleRow(row: number, cells: Cells<PeopleColumn>): { row: PeopleRow } | { faults: ImportFault[] } {
  const country: Result<Country, ImportFault['reason']> = needed(countries)(cells.country ?? '');
  if (!country.ok) return { faults: [{ row, column: 'country', reason: country.reason }] };
  const read = schemas[country.value].safeParse({ ...nothing, ...cells });
  if (!read.success) return { faults: faultsOf(row, read.error) };
  const faults = crossFaults(read.data).map((fault) => ({ row, ...fault }));
  return faults.length > 0 ? { faults } : { row: shape(row, read.data) };
}

type Read = z.infer<(typeof schemas)['NO']>;

/** What no single cell tells: a role needs its profession and its organisation, and ends after it begins. */
function crossFaults(read: Read): { column: PeopleColumn; reason: ImportFault['reason'] }[] {
  const { profession, team, role_from: from, role_until: until } = read;
  const hasRole = profession !== undefined;
  return [
    ...(!hasRole && (team ?? from ?? until) !== undefined ? [fault('profession', 'value-missing')] : []),
    ...(hasRole && read.organisation_code === undefined ? [fault('organisation_code', 'value-missing')] : []),
    ...(from !== undefined && until !== undefined && until < from ? [fault('role_until', 'date-impossible')] : []),
    ...closenessOf(read)
      .filter(({ citizen }) => citizen.digits === read.identity_number.digits)
      .map((one) => fault(one.column, 'value-unknown')),
  ];
}

function closenessOf(read: Read): Closeness[] {
  return relations.flatMap(([at, relation]) => {
    const citizen = read[at];
    return citizen === undefined ? [] : [{ column: at, relation, citizen }];
  });
}

function fault(at: PeopleColumn, reason: ImportFault['reason']) {
  return { column: at, reason };
}

function shape(row: number, read: Read): PeopleRow {
  const { profession, team, role_from: from, role_until: until } = read;
  return {
    row,
    number: read.identity_number,
    givenName: read.given_name,
    familyName: read.family_name,
    mail: read.mail,
    phone: read.phone,
    language: read.language,
    organisationCode: read.organisation_code,
    role: profession === undefined ? undefined : { profession, team, from, until },
    closeTo: closenessOf(read),
  };
}
