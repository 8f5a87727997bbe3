import { hashIdentity } from '../../../modules/people/server/public.ts';
import { hashToken } from '../../../platform/server/session.ts';
import { testKeys } from '../../../platform/testing/test-server.ts';
import { drawId } from './draw-id.ts';
import { numbersOf } from './numbers.ts';

/** Who lives in a world. Are is the citizen; Wenche and Lars are asked in secret only, Per is another citizen. */
export const names = ['are', 'gro', 'ingrid', 'vera', 'frida', 'siri', 'odd', 'unni', 'wenche', 'lars', 'per'] as const;
export type Name = (typeof names)[number];

/** How old Are is on the day of the world: a grown-up, a child with a guardian, or sixteen on the day after. */
export const ages = ['grown-up', 'child', 'sixteen-tomorrow', 'sixteen-today'] as const;
export type Age = (typeof ages)[number];

const organisations = { municipality: 'Askøy kommune', nav: 'NAV Askøy', hospital: 'Øyane DPS' } as const;
type Workplace = keyof typeof organisations;
export const organisationId = (workplace: Workplace): string => drawId('organisation', workplace);

const work: Partial<Record<Name, Workplace>> = {
  ingrid: 'municipality',
  odd: 'municipality',
  vera: 'nav',
  wenche: 'nav',
  frida: 'hospital',
  unni: 'hospital',
  lars: 'hospital',
};

export interface Cast {
  /** Which world of which run. */
  key: string;
  age: Age;
  /** The day of the story, and the one after it. */
  days: readonly [string, string];
  /** Whose mail is looked at; the others have none, which saves most of the sending. */
  withMail: readonly Name[];
}

export const personId = (key: string, name: Name): string => drawId(key, 'person', name);
export const roleId = (key: string, name: Name): string => drawId(key, 'role', name);
export const relationId = (key: string, name: Name): string => drawId(key, 'relation', name);
export const mailOf = (key: string, name: Name): string => `${name}-${key}@example.org`;

/** The token of somebody's session on the first or the second day. */
export const tokenOf = (key: string, name: Name, day: 0 | 1): string => drawId(key, 'session', name, day);

export type Rows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
const longAgo = '2020-01-01';

export const organisationRows: Rows = {
  organisation: Object.entries(organisations).map(([workplace, name]) => ({
    id: drawId('organisation', workplace),
    name,
    kind: 'other',
    country: 'NO',
    created_at: longAgo,
  })),
};

/** The rows of one world's people, as they stand before anybody has done anything. */
export function castRows({ key, age, days, withMail }: Cast): Rows {
  const id = (name: Name) => personId(key, name);
  const workers = names.filter((name) => work[name] !== undefined);
  return {
    person: names.map((name) => ({
      id: id(name),
      given_name: name,
      family_name: `Solberg${key}`,
      birth_day: name === 'are' ? birthDay(age, days) : '1980-02-03',
      country: 'NO',
      created_at: longAgo,
    })),
    person_identity: [
      {
        person_id: id('are'),
        country: 'NO',
        kind: 'synthetic',
        cipher: '\\x00',
        hash: `\\x${hashIdentity(testKeys, { country: 'NO', digits: numbersOf(key).identity }).toString('hex')}`,
      },
    ],
    phone: [{ person_id: id('are'), number: numbersOf(key).phone, confirmed_at: longAgo }],
    person_contact: names.map((name) => ({
      person_id: id(name),
      mail: withMail.includes(name) ? mailOf(key, name) : null,
      language: 'nb',
    })),
    practitioner_role: workers.map((name) => ({
      id: roleId(key, name),
      person_id: id(name),
      organisation_id: organisationId(work[name] ?? 'nav'),
      profession: name === 'odd' ? 'administrator' : 'nurse',
      active_from: longAgo,
      confirmed: true,
    })),
    affiliation: [
      { citizen_id: id('are'), organisation_id: organisationId('municipality'), since: longAgo },
      { citizen_id: id('are'), organisation_id: organisationId('hospital'), since: longAgo },
      { citizen_id: id('per'), organisation_id: organisationId('hospital'), since: longAgo },
    ],
    related_person: [
      { id: relationId(key, 'gro'), person_id: id('gro'), relation: 'guardian', citizen_id: id('are'), since: longAgo },
      {
        id: relationId(key, 'siri'),
        person_id: id('siri'),
        relation: 'relative',
        citizen_id: id('are'),
        since: longAgo,
      },
    ],
    session: names.flatMap((name) => [sessionRow(key, name, days, 0), sessionRow(key, name, days, 1)]),
  };
}

function birthDay(age: Age, days: Cast['days']): string {
  const sixteenYearsBefore = (day: string) => `${Number(day.slice(0, 4)) - 16}${day.slice(4)}`;
  switch (age) {
    case 'grown-up':
      return '1986-03-02';
    case 'child':
      return '2015-05-01';
    case 'sixteen-tomorrow':
      return sixteenYearsBefore(days[1]);
    case 'sixteen-today':
      return sixteenYearsBefore(days[0]);
  }
}

function sessionRow(key: string, name: Name, days: Cast['days'], day: 0 | 1) {
  const at = `${days[day]}T08:59:00.000Z`;
  // Seen on the last morning, so that nobody is signed out, and no open screen closed, before everybody has looked.
  const seenAt = `${days[1]}T09:20:00.000Z`;
  const workplace = work[name];
  const isClose = name === 'gro' || name === 'siri';
  return {
    id: drawId(key, 'session-id', name, day),
    token_hash: `\\x${hashToken(tokenOf(key, name, day))}`,
    person_id: personId(key, name),
    acting_kind: workplace !== undefined ? 'practitioner' : isClose ? 'related-person' : 'citizen',
    acting_id: workplace !== undefined ? roleId(key, name) : isClose ? relationId(key, name) : null,
    acting_organisation_id: workplace === undefined ? null : organisationId(workplace),
    assurance: 'test',
    opened_with: 'electronic-id',
    // Fresh as long as the story lasts.
    electronic_id_at: seenAt,
    device: 'test',
    created_at: at,
    last_seen_at: seenAt,
    expires_at: `${days[1]}T20:00:00.000Z`,
    revoked_at: null,
  };
}
