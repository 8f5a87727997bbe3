import { randomUUID } from 'node:crypto';
import type { Country } from '../../../kernel/country.ts';
import { OrganisationId, PersonId, PractitionerRoleId, RelatedPersonId } from '../../../kernel/ids.ts';
import type { IdentityNumber } from '../../../kernel/identity-number.ts';
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
  return {
    async addOrganisation({
      name,
      kind = 'municipality',
      country = 'NO',
      code,
    }: NewOrganisation): Promise<OrganisationId> {
      const id = OrganisationId.parse(randomUUID());
      await asOwner('insert into organisation values ($1, $2, $3, $4, $5, $6)', [
        id,
        name,
        kind,
        country,
        code,
        longAgo,
      ]);
      return id;
    },

    async addPerson({ givenName, familyName = '', country = 'NO', birthDay, number }: NewPerson): Promise<PersonId> {
      const id = PersonId.parse(randomUUID());
      await asOwner('insert into person values ($1, $2, $3, $4, $5, $6)', [
        id,
        givenName,
        familyName,
        birthDay,
        country,
        longAgo,
      ]);
      if (number !== undefined) {
        const cipher = sealIdentity(keys, number.digits, { country: number.country, personId: id });
        const values = [id, number.country, number.kind, cipher, hashIdentity(keys, number)];
        await asOwner('insert into person_identity values ($1, $2, $3, $4, $5)', values);
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
      const values = [id, person, organisation, null, profession, span.from ?? longAgo, span.until];
      await asOwner('insert into practitioner_role values ($1, $2, $3, $4, $5, $6, $7)', values);
      return { kind: 'practitioner', id, organisationId: organisation };
    },

    async affiliate(citizen: PersonId, organisation: OrganisationId): Promise<void> {
      await asOwner('insert into affiliation values ($1, $2, $3)', [citizen, organisation, longAgo]);
    },

    /** `person` is somebody close to `citizen`; gives what `signIn` takes as the relation to act in. */
    async addRelated(
      citizen: PersonId,
      person: PersonId,
      relation: Relation = 'relative',
      span: Span = {},
    ): Promise<TestRelation> {
      const id = RelatedPersonId.parse(randomUUID());
      const values = [id, citizen, person, relation, span.from ?? longAgo, span.until];
      await asOwner('insert into related_person values ($1, $2, $3, $4, $5, $6)', values);
      return { kind: 'related-person', id };
    },

    async setMail(person: PersonId, mail: string): Promise<void> {
      await asOwner(
        `insert into person_contact (person_id, mail, language)
         select id, $2, case country when 'DK' then 'da' else 'nb' end from person where id = $1
         on conflict (person_id) do update set mail = excluded.mail`,
        [person, mail],
      );
    },
  };
}
