import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../../platform/testing/test-server.ts';
import { peopleContract } from '../contract.ts';
import { peopleForTests } from './people-for-tests.ts';
import { peopleModule } from './public.ts';

describe('A role that the organisation has not confirmed', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ modules: [peopleModule] });
  });
  afterAll(() => server.close());

  const somebodyAt = async (confirmed: boolean, profession: string) => {
    const add = peopleForTests(server.database);
    const nav = await add.addOrganisation({ name: `NAV ${profession} ${confirmed}` });
    const citizen = await add.addPerson({ givenName: 'Are', familyName: 'Solberg' });
    await add.affiliate(citizen, nav);
    const person = await add.addPerson({ givenName: 'Knut', familyName: `Berg${confirmed ? '' : 'ersen'}` });
    const role = await add.addRole(person, nav, profession, { confirmed });
    return server.client(peopleContract, await server.signIn(person, role));
  };

  it('finds no citizen of the organisation, while a confirmed one does', async () => {
    expect(await (await somebodyAt(false, 'adviser')).findCitizens({ text: 'Are' })).toEqual([]);
    expect(await (await somebodyAt(true, 'adviser')).findCitizens({ text: 'Are' })).toHaveLength(1);
  });

  it('may import nothing, whatever its name is, while a confirmed administrator may', async () => {
    const file = { fileName: 'folk.csv', kind: 'people', file: btoa('land;fnr;fornavn;etternavn') } as const;
    await expect((await somebodyAt(false, 'administrator')).startImport(file)).rejects.toMatchObject({
      code: 'import-not-allowed',
    });
    await expect((await somebodyAt(true, 'administrator')).startImport(file)).resolves.toHaveProperty('id');
  });

  it('is not found by those who look for somebody to ask', async () => {
    const anybody = await somebodyAt(true, 'nurse');
    await somebodyAt(false, 'physiotherapist');
    const found = await anybody.findPractitioners({ text: 'Knut' });
    expect(found.map(({ person }) => person.familyName)).not.toContain('Bergersen');
    expect(found.length).toBeGreaterThan(0);
  });
});
