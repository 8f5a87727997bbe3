import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../../platform/testing/test-server.ts';
import { peopleContract } from '../contract.ts';
import { peopleForTests } from './people-for-tests.ts';
import { peopleModule } from './public.ts';

let server: TestServer;
let people: ReturnType<typeof peopleForTests>;
beforeAll(async () => {
  server = await startTestServer({ modules: [peopleModule] });
  people = peopleForTests(server.database);
});
afterAll(() => server.close());

async function vera() {
  const personId = await people.addPerson({ givenName: 'Vera', familyName: 'Lund' });
  const municipality = await people.addOrganisation({ name: 'Fjordby' });
  const hospital = await people.addOrganisation({ name: 'Aker', kind: 'hospital' });
  const nurse = await people.addRole(personId, municipality, 'nurse');
  const teacher = await people.addRole(personId, hospital, 'teacher');
  return { personId, nurse, teacher };
}

describe('One person acts in one role at a time', () => {
  test('she sees herself, her roles and those she is close to', async () => {
    const { personId, nurse, teacher } = await vera();
    const mother = await people.addPerson({ givenName: 'Gerd', familyName: 'Lund' });
    const relation = await people.addRelated(mother, personId, 'relative');
    const me = server.client(peopleContract, await server.signIn(personId, nurse));

    const myself = await me.getMyself();

    expect(myself.person).toEqual({ id: personId, givenName: 'Vera', familyName: 'Lund' });
    expect(myself.language).toBe('nb');
    expect(myself.acting).toMatchObject({
      kind: 'practitioner',
      role: { id: nurse.id, profession: 'nurse', team: null },
    });
    expect(myself.choices.map((choice) => (choice.kind === 'practitioner' ? choice.role.id : choice.kind))).toEqual([
      'citizen',
      teacher.id,
      nurse.id,
      'related-person',
    ]);
    expect(myself.choices.at(-1)).toEqual({
      kind: 'related-person',
      relatedPersonId: relation.id,
      relation: 'relative',
      citizen: { id: mother, givenName: 'Gerd', familyName: 'Lund' },
    });
  });

  test('switching role changes what the session may do from the next request on', async () => {
    const { personId, nurse } = await vera();
    const me = server.client(peopleContract, await server.signIn(personId));
    await expect(me.findCitizens({ text: 'Are' })).rejects.toMatchObject({ code: 'other-role-needed' });

    const after = await me.switchRole({ kind: 'practitioner', roleId: nurse.id });

    expect(after.acting).toMatchObject({ role: { id: nurse.id } });
    expect(await me.findCitizens({ text: 'Are' })).toEqual([]);
    await me.switchRole({ kind: 'citizen' });
    await expect(me.findCitizens({ text: 'Are' })).rejects.toMatchObject({ code: 'other-role-needed' });
  });

  test('a role that is not hers, has ended or has not begun looks as if it were not there', async () => {
    const { personId, nurse } = await vera();
    const other = await vera();
    const clinic = await people.addOrganisation({ name: 'Legehuset' });
    const ended = await people.addRole(personId, clinic, 'nurse', { until: '2026-11-05' });
    const coming = await people.addRole(personId, clinic, 'doctor', { from: '2026-11-07' });
    const lastDay = await people.addRole(personId, clinic, 'teacher', { until: '2026-11-06' });
    const me = server.client(peopleContract, await server.signIn(personId));

    for (const roleId of [other.nurse.id, ended.id, coming.id]) {
      await expect(me.switchRole({ kind: 'practitioner', roleId })).rejects.toMatchObject({ code: 'not-found' });
    }
    for (const roleId of [nurse.id, lastDay.id]) {
      expect(await me.switchRole({ kind: 'practitioner', roleId })).toMatchObject({ acting: { role: { id: roleId } } });
    }
  });

  test('a guardian acts for a child, and not for a grown-up', async () => {
    const parent = await people.addPerson({ givenName: 'Per' });
    const child = await people.addPerson({ givenName: 'Liv', birthDay: '2012-03-01' });
    const grown = await people.addPerson({ givenName: 'Siv', birthDay: '2010-11-06' });
    const guardian = await people.addRelated(child, parent, 'guardian');
    const former = await people.addRelated(grown, parent, 'guardian');
    const me = server.client(peopleContract, await server.signIn(parent));

    const acting = await me.switchRole({ kind: 'related-person', relatedPersonId: guardian.id });
    expect(acting.acting).toMatchObject({ relation: 'guardian', citizen: { givenName: 'Liv' } });
    await expect(me.switchRole({ kind: 'related-person', relatedPersonId: former.id })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('a role that ends while she acts in it lets her fall back to herself', async () => {
    const { personId } = await vera();
    const clinic = await people.addOrganisation({ name: 'Legehuset' });
    const ended = await people.addRole(personId, clinic, 'nurse', { until: '2026-11-05' });
    const me = server.client(peopleContract, await server.signIn(personId, ended));

    expect(await me.findCitizens({ text: 'Are' })).toEqual([]);
    await expect(
      me.registerCitizen({ country: 'NO', identityNumber: '1', givenName: 'A', familyName: 'B' }),
    ).rejects.toMatchObject({ code: 'identity-number-has-wrong-length' });
    expect((await me.getMyself()).acting).toEqual({ kind: 'citizen' });
    await expect(me.findCitizens({ text: 'Are' })).rejects.toMatchObject({ code: 'other-role-needed' });
  });
});
