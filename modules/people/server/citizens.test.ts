import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getDay } from '../../../kernel/day.ts';
import { makeSyntheticNorwegian, makeTestDanish } from '../../../kernel/synthetic-numbers.ts';
import { startTestServer, type TestServer } from '../../../platform/testing/test-server.ts';
import { peopleContract } from '../contract.ts';
import { peopleForTests } from './people-for-tests.ts';
import { peopleModule } from './public.ts';

let server: TestServer;
let people: ReturnType<typeof peopleForTests>;
const traced: { event: string; citizenId: string; basis: string }[] = [];
beforeAll(async () => {
  server = await startTestServer({
    modules: [peopleModule],
    recordTrace: (event, traces) => {
      traced.push(...traces.map(({ citizenId, basis }) => ({ event, citizenId, basis })));
      return undefined;
    },
  });
  people = peopleForTests(server.database);
});
afterAll(() => server.close());

async function nurseAt(name: string) {
  const organisation = await people.addOrganisation({ name });
  const nurse = await people.addPerson({ givenName: 'Vera', familyName: 'Lund' });
  const role = await people.addRole(nurse, organisation);
  return { organisation, me: server.client(peopleContract, await server.signIn(nurse, role)) };
}

const number = (serial: number) => makeSyntheticNorwegian(getDay(1990, 2, 1), serial);

describe('A practitioner finds the citizens of her organisation', () => {
  test('by the beginnings of their names, without case or accents, and nobody else’s', async () => {
    const { organisation, me } = await nurseAt('Fjordby');
    const are = await people.addPerson({ givenName: 'Åge André', familyName: 'Bull-Hansen', birthDay: '1950-05-17' });
    await people.affiliate(are, organisation);
    const elsewhere = await people.addPerson({ givenName: 'Åge', familyName: 'Hansen' });
    await people.affiliate(elsewhere, await people.addOrganisation({ name: 'Nabo' }));

    const found = [{ id: are, givenName: 'Åge André', familyName: 'Bull-Hansen', birthYear: 1950 }];
    for (const text of ['åge', 'AAGE', 'andre han', 'bull-h', 'hansen  å']) {
      expect(await me.findCitizens({ text }), text).toEqual(found);
    }
    for (const text of ['ge', 'åge olsen', '%%', 'a_']) expect(await me.findCitizens({ text }), text).toEqual([]);
  });

  test('by the whole identity number, with or without spaces', async () => {
    const { organisation, me } = await nurseAt('Fjordby');
    const known = await people.addPerson({ givenName: 'Are', number: number(0) });
    await people.affiliate(known, organisation);
    const dane = makeTestDanish(getDay(1948, 4, 9), 0);
    const danish = await people.addPerson({ givenName: 'Maria', country: 'DK', number: dane });
    await people.affiliate(danish, organisation);
    await people.addPerson({ givenName: 'Ola', number: number(1) });

    const { digits } = number(0);
    expect(await me.findCitizens({ text: digits })).toMatchObject([{ id: known }]);
    expect(await me.findCitizens({ text: `${digits.slice(0, 6)} ${digits.slice(6)}` })).toMatchObject([{ id: known }]);
    expect(await me.findCitizens({ text: `${dane.digits.slice(0, 6)}-${dane.digits.slice(6)}` })).toMatchObject([
      { id: danish },
    ]);
    expect(await me.findCitizens({ text: number(1).digits })).toEqual([]);
    expect(await me.findCitizens({ text: digits.slice(0, 6) })).toEqual([]);
  });

  test('and leaves a trace with each of those found, at most 20', async () => {
    const { organisation, me } = await nurseAt('Fjordby');
    for (let n = 0; n < 22; n++) {
      await people.affiliate(await people.addPerson({ givenName: 'Kim', familyName: `Nr${n}` }), organisation);
    }
    traced.length = 0;
    const found = await me.findCitizens({ text: 'kim' });
    expect(found).toHaveLength(20);
    expect(traced).toEqual(
      found.map(({ id }) => ({ event: 'people.citizens-found', citizenId: id, basis: 'affiliation' })),
    );
  });
});

describe('A practitioner registers a citizen', () => {
  const are = { country: 'NO' as const, identityNumber: number(10).digits, givenName: 'Are', familyName: 'Nord' };

  test('who is then found in her organisation; registered again nothing changes', async () => {
    const { me } = await nurseAt('Fjordby');
    traced.length = 0;
    const { citizenId } = await me.registerCitizen(are);
    expect(traced).toEqual([{ event: 'people.citizen-registered', citizenId, basis: 'affiliation' }]);
    expect(await me.registerCitizen({ ...are, givenName: 'Another' })).toEqual({ citizenId });
    expect(await me.findCitizens({ text: 'are' })).toEqual([
      { id: citizenId, givenName: 'Are', familyName: 'Nord', birthYear: 1990 },
    ]);
  });

  test('the answer is the same whether she was known elsewhere or not, and her name there stands', async () => {
    const first = await nurseAt('Fjordby');
    const second = await nurseAt('Aker');
    const known = { ...are, identityNumber: number(11).digits, givenName: 'Siv' };
    const unknown = { ...are, identityNumber: number(12).digits };
    const before = await first.me.registerCitizen(known);

    const again = await second.me.registerCitizen({ ...known, givenName: 'Misspelt' });
    const fresh = await second.me.registerCitizen(unknown);

    expect(again).toEqual(before);
    expect(Object.keys(again)).toEqual(Object.keys(fresh));
    expect(await second.me.findCitizens({ text: 'siv' })).toMatchObject([{ givenName: 'Siv' }]);
    expect(await second.me.findCitizens({ text: 'misspelt' })).toEqual([]);
  });

  test('two at once register one citizen', async () => {
    const { me } = await nurseAt('Fjordby');
    const input = { ...are, identityNumber: number(13).digits };
    const answers = await Promise.all([1, 2, 3, 4].map(() => me.registerCitizen(input)));
    expect(new Set(answers.map(({ citizenId }) => citizenId)).size).toBe(1);
  });

  test.each([
    ['123', 'identity-number-has-wrong-length'],
    ['1234567890x', 'identity-number-has-other-characters'],
    ['99999999999', 'identity-number-has-impossible-date'],
  ])('%s is refused as what it is', async (identityNumber, code) => {
    const { me } = await nurseAt('Fjordby');
    const refused = me.registerCitizen({ ...are, identityNumber });
    await expect(refused).rejects.toMatchObject({ code });
  });
});

describe('Practitioners are found by everybody', () => {
  test('by name, place of work, team or profession, while their role holds', async () => {
    const somebody = await people.addPerson({ givenName: 'Are' });
    const me = server.client(peopleContract, await server.signIn(somebody));
    const organisation = await people.addOrganisation({ name: 'Nordfjord kommune' });
    const nurse = await people.addPerson({ givenName: 'Berit', familyName: 'Øye' });
    const role = await people.addRole(nurse, organisation, 'nurse');
    const former = await people.addPerson({ givenName: 'Berit', familyName: 'Øst' });
    await people.addRole(former, organisation, 'nurse', { until: '2026-01-01' });

    for (const text of ['berit ø', 'nordfjord', 'kommune nurse']) {
      expect(await me.findPractitioners({ text }), text).toEqual([
        {
          person: { id: nurse, givenName: 'Berit', familyName: 'Øye' },
          role: {
            id: role.id,
            profession: 'nurse',
            organisation: { id: organisation, name: 'Nordfjord kommune', kind: 'municipality', country: 'NO' },
            team: null,
          },
        },
      ]);
    }
    expect(await me.listOrganisations()).toContainEqual({
      id: organisation,
      name: 'Nordfjord kommune',
      kind: 'municipality',
      country: 'NO',
    });
  });
});
