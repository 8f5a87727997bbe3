import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getDay } from '../../../kernel/day.ts';
import { PersonId } from '../../../kernel/ids.ts';
import { makeSyntheticNorwegian } from '../../../kernel/synthetic-numbers.ts';
import { asTask } from '../../../platform/server/database.ts';
import { underTask } from '../../../platform/server/under-task.ts';
import { startTestServer, type TestServer, testKeys } from '../../../platform/testing/test-server.ts';
import { hashIdentity, openIdentity, sealIdentity } from './identity-seal.ts';
import { peopleForTests } from './people-for-tests.ts';
import { addPractitionerRole, findNames, findOrAddPerson, findPractitioner, peopleModule } from './public.ts';

let server: TestServer;
let people: ReturnType<typeof peopleForTests>;
beforeAll(async () => {
  server = await startTestServer({ modules: [peopleModule] });
  people = peopleForTests(server.database);
});
afterAll(() => server.close());

const numberOf = (serial: number) => makeSyntheticNorwegian(getDay(1985, 7, 3), serial);
const signIn = (serial: number, name: { givenName?: string; familyName?: string } = {}) =>
  findOrAddPerson(server.server.parts.db, server.clock, testKeys, {
    country: 'NO',
    number: numberOf(serial).digits,
    ...name,
  });
const nameOf = async (id: PersonId) => {
  const [row] = await server.database.asOwner<{ name: string }>(
    "select given_name || ' ' || family_name as name from person where id = $1",
    [id],
  );
  return row?.name;
};

describe('Whoever signs in with an electronic ID', () => {
  test('is added once, and found again by the number', async () => {
    const first = await signIn(0, { givenName: 'Are', familyName: 'Nord' });
    expect(first.acting).toBeUndefined();
    expect(await signIn(0)).toEqual(first);
    expect(await nameOf(first.personId)).toBe('Are Nord');
  });

  test('is called what the electronic ID says', async () => {
    const known = await people.addPerson({ givenName: 'Misspelt', familyName: 'Nord', number: numberOf(1) });
    const { personId } = await signIn(1, { givenName: 'Siv', familyName: 'Nord' });
    expect(personId).toBe(known);
    expect(await nameOf(known)).toBe('Siv Nord');
  });

  test('has a name to come when the electronic ID tells none', async () => {
    const { personId } = await signIn(2);
    expect(await nameOf(personId)).toBe('? ');
    await signIn(2, { givenName: 'Ola' });
    expect(await nameOf(personId)).toBe('Ola ');
  });

  test('begins in her role when she has exactly one that holds today, and else as a citizen', async () => {
    const id = await people.addPerson({ givenName: 'Vera', number: numberOf(3) });
    const organisation = await people.addOrganisation({ name: 'Fjordby' });
    const nurse = await people.addRole(id, organisation, 'nurse');
    await people.addRole(id, organisation, 'doctor', { until: '2026-11-05' });
    expect((await signIn(3)).acting).toEqual(nurse);
    await people.addRole(id, organisation, 'teacher');
    expect((await signIn(3)).acting).toBeUndefined();
  });

  test('is refused without repeating a number that is none', async () => {
    const wrong = findOrAddPerson(server.server.parts.db, server.clock, testKeys, {
      country: 'NO',
      number: '00000000000',
    });
    await expect(wrong).rejects.toThrow(/^An electronic ID gave no identity number of NO \([a-z-]+\)\.$/);
  });
});

describe('Whoever joins for an organisation', () => {
  test('gets the role once; one that has ended stays ended', async () => {
    const personId = await people.addPerson({ givenName: 'Vera' });
    const organisationId = await people.addOrganisation({ name: 'Fjordby' });
    const ended = await people.addPerson({ givenName: 'Ola' });
    await people.addRole(ended, organisationId, 'nurse', { until: '2026-11-05' });
    const join = (who: PersonId) =>
      asTask(server.server.parts.db, 'live', server.clock.now(), async (trx) => {
        await sql`select set_config('app.person_id', ${who}, true)`.execute(trx);
        const role = await addPractitionerRole(trx, { personId: who, organisationId, profession: 'nurse' });
        return role.ok ? role.value : role.reason;
      });
    const role = await join(personId);
    expect(await join(personId)).toBe(role);
    expect(await join(ended)).toBe('role-has-ended');
    // What nobody but an invitation has said opens nothing else of the organisation.
    const stored = await server.database.asOwner('select confirmed from practitioner_role where id = $1', [role]);
    expect(stored).toEqual([{ confirmed: false }]);
  });

  test('a task inside a task leaves the outer one as it was', async () => {
    const { db } = server.server.parts;
    const asked = await asTask(db, 'import', server.clock.now(), async (trx) => {
      await underTask(trx, 'join', async () => undefined);
      return findNames(trx, [await people.addPerson({ givenName: 'Are' })]);
    });
    expect(asked).toMatchObject([{ givenName: 'Are' }]);
  });

  test('is known by name and place', async () => {
    const personId = await people.addPerson({ givenName: 'Vera' });
    const role = await people.addRole(personId, await people.addOrganisation({ name: 'Fjordby' }));
    const found = await asTask(server.server.parts.db, 'import', server.clock.now(), (trx) =>
      findPractitioner(trx, role.id),
    );
    expect(found).toMatchObject({ person: { givenName: 'Vera' }, role: { organisation: { name: 'Fjordby' } } });
  });
});

describe('An identity number', () => {
  const owner = { country: 'NO' as const, personId: PersonId.parse('018f4c1e-7a3b-7c21-9d10-2b1f6a5c0e44') };
  const { digits } = numberOf(9);

  test('is opened only with its key and for its own person, and never sealed twice the same', () => {
    const sealed = sealIdentity(testKeys, digits, owner);
    expect(openIdentity(testKeys, sealed, owner)).toBe(digits);
    expect(sealIdentity(testKeys, digits, owner).equals(sealed)).toBe(false);
    const other = PersonId.parse('018f4c1e-7a3b-7c21-9d10-2b1f6a5c0e45');
    expect(() => openIdentity(testKeys, sealed, { ...owner, personId: other })).toThrow();
    const otherKey = { ...testKeys, identityCipher: Buffer.alloc(32, 1) };
    expect(() => openIdentity(otherKey, sealed, owner)).toThrow();
    sealed[sealed.length - 1]! ^= 1;
    expect(() => openIdentity(testKeys, sealed, owner)).toThrow();
  });

  test('has another hash in another country and under another key', () => {
    const hash = hashIdentity(testKeys, { country: 'NO', digits });
    expect(hash.equals(hashIdentity(testKeys, { country: 'NO', digits }))).toBe(true);
    expect(hash.equals(hashIdentity(testKeys, { country: 'DK', digits }))).toBe(false);
    expect(
      hash.equals(hashIdentity({ ...testKeys, identityHash: Buffer.alloc(32, 1) }, { country: 'NO', digits })),
    ).toBe(false);
  });
});
