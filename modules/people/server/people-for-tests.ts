import { randomUUID } from 'node:crypto';
import type { Country } from '../../../kernel/country.ts';
import type { IdentityNumber } from '../../../kernel/identity-number.ts';
import { OrganisationId, PersonId, PractitionerRoleId, RelatedPersonId } from '../../../kernel/ids.ts';
import { drawKeys } from '../../../platform/server/keys.ts';
import type { OrganisationKind, Relation } from '../domain/person.ts';
import { hashIdentity, sealIdentity } from './identity-seal.ts';

interface NewOrganisation {
  name: string;
  kind?: OrganisationKind;
  country?: Country;
  code?: string;
}

interface NewPerson {
  givenName: string;
  familyName?: string;
  country?: Country;
  birthDay?: string;
  /** A synthetic one, from `kernel/synthetic-numbers.ts`. */
  number?: IdentityNumber;
}

/** When a role or relation begins and ends; the tests' clock stands in November 2026. */
interface Span {
  from?: string;
  until?: string;
  /** Whether the organisation itself has said so; it has, unless a test says otherwise. */
  confirmed?: boolean;
}

/** What `signIn` takes, to begin acting as it at once. */
export type TestRole = { kind: 'practitioner'; id: PractitionerRoleId; organisationId: OrganisationId };
export type TestRelation = { kind: 'related-person'; id: RelatedPersonId };

/** A test's database; `asOwner` goes past the row policies. */
interface OwnedDatabase {
  asOwner(text: string, values?: unknown[]): Promise<unknown>;
}

const longAgo = '2020-01-01';
// The same secret as the keys of `startTestServer`.
const keys = drawKeys(Buffer.alloc(32, 7).toString('base64'));

/** Puts people and organisations into a test's database, past the row policies. */
export function peopleForTests({ asOwner }: OwnedDatabase) {
  const insert = (table: string, ...values: unknown[]) =>
    asOwner(`insert into ${table} values (${values.map((_, at) => `$${at + 1}`).join(', ')})`, values);
  return {
    async addOrganisation({ name, kind = 'municipality', country = 'NO', code }: NewOrganisation) {
      const id = OrganisationId.parse(randomUUID());
      await insert('organisation', id, name, kind, country, code, longAgo);
      return id;
    },

    async addPerson({ givenName, familyName = '', country = 'NO', birthDay, number }: NewPerson): Promise<PersonId> {
      const id = PersonId.parse(randomUUID());
      await insert('person', id, givenName, familyName, birthDay, country, longAgo);
      if (number !== undefined) {
        const cipher = sealIdentity(keys, number.digits, { country: number.country, personId: id });
        await insert('person_identity', id, number.country, number.kind, cipher, hashIdentity(keys, number));
      }
      return id;
    },

    /** Gives what `signIn` takes as the role to act in. */
    async addRole(
      person: PersonId,
      organisation: OrganisationId,
      profession = 'nurse',
      span: Span = {},
    ): Promise<TestRole> {
      const id = PractitionerRoleId.parse(randomUUID());
      const { from = longAgo, until, confirmed = true } = span;
      await insert('practitioner_role', id, person, organisation, null, profession, from, until, confirmed);
      return { kind: 'practitioner', id, organisationId: organisation };
    },

    async affiliate(citizen: PersonId, organisation: OrganisationId): Promise<void> {
      await insert('affiliation', citizen, organisation, longAgo);
    },

    /** `person` is somebody close to `citizen`; gives what `signIn` takes as the relation to act in. */
    async addRelated(
      citizen: PersonId,
      person: PersonId,
      relation: Relation = 'relative',
      span: Span = {},
    ): Promise<TestRelation> {
      const id = RelatedPersonId.parse(randomUUID());
      await insert('related_person', id, citizen, person, relation, span.from ?? longAgo, span.until);
      return { kind: 'related-person', id };
    },

    async setMail(person: PersonId, mail: string): Promise<void> {
      await asOwner('delete from person_contact where person_id = $1', [person]);
      await asOwner(
        `insert into person_contact (person_id, mail, language)
         select id, $2, case country when 'DK' then 'da' else 'nb' end from person where id = $1`,
        [person, mail],
      );
    },
  };
}
