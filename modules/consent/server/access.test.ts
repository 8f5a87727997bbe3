import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ParticipantId, type PersonId } from '../../../kernel/ids.ts';
import { beginRequest } from '../../../platform/server/begin-request.ts';
import { type Db, inTransaction } from '../../../platform/server/database.ts';
import { hashToken } from '../../../platform/server/session.ts';
import { startTestServer, type TestServer } from '../../../platform/testing/test-server.ts';
import { peopleForTests } from '../../people/server/people-for-tests.ts';
import { consentContract } from '../contract.ts';
import type { ToldBy } from '../domain/consent-action.ts';
import { subjectPolicies, subjectsContract, subjectsModule } from './consent-for-tests.ts';
import { consentModule } from './public.ts';

const young = '2026-11-06T09:00:00.000Z';
const grown = '2026-11-20T09:00:00.000Z';
let server: TestServer;
/** Signs somebody in, in her role. */
let as: Record<'nora' | 'gro' | 'odd' | 'vera' | 'kari' | 'mia' | 'nils' | 'grosDane' | 'dane', () => Promise<string>>;
let lookers: PersonId[];
let id: Record<'nora' | 'dane' | 'nils' | 'gro' | 'vera' | 'veraAsNurse', string>;

/** Nora in Norway turns 16 and Dane in Denmark 15 on 20 November; Vera's organisation knows both, Kari's neither. */
beforeAll(async () => {
  server = await startTestServer({ modules: [consentModule([]), subjectsModule] });
  await server.database.asOwner(subjectPolicies);
  const people = peopleForTests(server.database);
  const person = (givenName: string, birthDay?: string, country?: 'DK') =>
    people.addPerson({ givenName, ...(birthDay && { birthDay }), ...(country && { country }) });
  const [lierne, hospital] = [
    await people.addOrganisation({ name: 'Lierne' }),
    await people.addOrganisation({ name: 'Namsos' }),
  ];
  const [nora, dane] = [await person('Nora', '2010-11-20'), await person('Dane', '2011-11-20', 'DK')];
  const [gro, odd, mia, vera, kari] = await Promise.all(
    ['Gro', 'Odd', 'Mia', 'Vera', 'Kari'].map((name) => person(name)),
  );
  // A citizen who is herself a practitioner somewhere is no more open to others for it.
  const nils = await person('Nils');
  await people.addRole(nils, hospital);
  if (!gro || !odd || !mia || !vera || !kari) throw new Error('Somebody is missing.');
  for (const citizen of [nora, dane]) await people.affiliate(citizen, lierne);
  const veraAsNurse = await people.addRole(vera, lierne);
  const roles = {
    nora: [nora],
    dane: [dane],
    mia: [mia],
    nils: [nils],
    gro: [gro, await people.addRelated(nora, gro, 'guardian')],
    grosDane: [gro, await people.addRelated(dane, gro, 'guardian')],
    odd: [odd, await people.addRelated(nora, odd, 'relative')],
    vera: [vera, veraAsNurse],
    kari: [kari, await people.addRole(kari, hospital)],
  } satisfies Record<string, [PersonId, ...unknown[]]>;
  as = Object.fromEntries(
    Object.entries(roles).map(([name, [personId, role]]) => [name, () => server.signIn(personId, role)]),
  ) as typeof as;
  id = { nora, dane, nils, gro, vera, veraAsNurse: veraAsNurse.id };
  lookers = [odd, vera, kari, gro];
});
beforeEach(() => server.clock.moveTo(young));
afterAll(() => server.close());

type Who = keyof typeof as;
interface About {
  subjectId: string;
  granteeId: ParticipantId;
}

/** Vera has asked about a subject whose consents the lookers see. */
async function asked(citizenId = id.nora): Promise<About> {
  const about = { subjectId: randomUUID(), granteeId: ParticipantId.parse(randomUUID()) };
  await server.database.asOwner('insert into subject_reader select $1, unnest($2::uuid[])', [about.subjectId, lookers]);
  const ask = { ...about, citizenId: citizenId as PersonId, purpose: 'That Vera may take part' };
  await server.client(subjectsContract, await as.vera()).ask(ask);
  return about;
}

async function give(who: Who, about: About, toldBy: ToldBy = 'electronic-id'): Promise<string> {
  const decision = { ...about, decision: 'give', sees: { kind: 'now' }, toldBy, id: randomUUID() } as const;
  const decided = server.client(consentContract, await as[who]()).decide(decision);
  return decided.then(
    ({ state }) => state,
    ({ code }: { code: string }) => code,
  );
}

describe('Who may decide', () => {
  test.each([
    ['gro', 'electronic-id', 'given'],
    ['gro', 'phone', 'only-citizen-side-decides'],
    ['nora', 'electronic-id', 'guardian-decides'],
    ['nora', 'paper', 'only-citizen-side-decides'],
    ['odd', 'electronic-id', 'only-citizen-side-decides'],
    ['vera', 'electronic-id', 'only-citizen-side-decides'],
    ['vera', 'phone', 'given'],
    ['vera', 'paper', 'given'],
    ['kari', 'phone', 'only-citizen-side-decides'],
    ['mia', 'electronic-id', 'not-found'],
  ] as const)('about a child: %s by %s: %s', async (who, toldBy, outcome) => {
    expect(await give(who, await asked(), toldBy)).toBe(outcome);
  });

  test('at 16 in Norway the citizen alone, and her guardian only looks as others may', async () => {
    const about = await asked();
    server.clock.moveTo('2026-11-19T23:00:00.000Z');
    expect(await give('gro', about)).toBe('only-citizen-side-decides');
    expect(await give('nora', about)).toBe('given');
  });

  test('at 15 in Denmark the citizen alone, while her guardian still reads along', async () => {
    const about = await asked(id.dane);
    expect(await give('dane', about)).toBe('guardian-decides');
    server.clock.moveTo('2026-11-19T23:00:00.000Z');
    expect(await give('grosDane', about)).toBe('citizen-decides-alone');
    const history = server.client(consentContract, await as.grosDane()).getHistory(about);
    await expect(history).resolves.toMatchObject({ now: { state: 'asked' } });
    expect(await give('dane', about)).toBe('given');
  });
});

/** Straight at the database in somebody's name, past every rule: only the row policies and grants are left. */
async function at(who: Who, work: (db: Db) => Promise<unknown>): Promise<unknown> {
  const token = (await as[who]()).replace('tillit=', '');
  return inTransaction(server.server.parts.db, beginRequest(hashToken(token), server.clock.now()), work);
}

const refused = (work: Promise<unknown>) => expect(work).rejects.toThrow(/row-level security|permission denied/);
const count = async (db: Db, table: string, { subjectId }: About) =>
  (await sql`select 1 from ${sql.table(table)} where subject_id = ${subjectId}`.execute(db)).rows.length;

interface Row {
  kind: string;
  citizen_id: string;
  decided_by: string;
  decided_as: string;
  told_by: string;
  recorded_by: string;
  recorded_role_id: string | null;
  at: string;
  position: number;
}

/** Writes an action and the state that follows it, as the store does. */
const record =
  ({ subjectId, granteeId }: About, row: Row) =>
  async (db: Db) => {
    const action = randomUUID();
    await sql`insert into consent_action (id, citizen_id, subject_id, grantee_id, position, kind, purpose, decided_by, decided_as, told_by, recorded_by, recorded_role_id, at)
    values (${action}, ${row.citizen_id}, ${subjectId}, ${granteeId}, ${row.position}, ${row.kind}, 'x', ${row.decided_by}, ${row.decided_as},
      ${row.told_by}, ${row.recorded_by}, ${row.recorded_role_id}, ${row.at})`.execute(db);
    const state = row.kind === 'changed' ? 'given' : row.kind;
    await sql`insert into consent (subject_id, grantee_id, citizen_id, state, action_id, changed_at)
    values (${subjectId}, ${granteeId}, ${row.citizen_id}, ${state}, ${action}, ${row.at})
    on conflict (subject_id, grantee_id) do update set state = excluded.state, action_id = excluded.action_id, changed_at = excluded.changed_at`.execute(
      db,
    );
    return [
      await count(db, 'consent', { subjectId, granteeId }),
      await count(db, 'consent_action', { subjectId, granteeId }),
    ];
  };
const nowhere = (): About => ({ subjectId: randomUUID(), granteeId: ParticipantId.parse(randomUUID()) });

describe('The database alone', () => {
  const askedByVera = (): Row => ({
    kind: 'asked',
    citizen_id: id.nora,
    decided_by: id.vera,
    decided_as: 'asker',
    told_by: 'electronic-id',
    recorded_by: id.vera,
    recorded_role_id: id.veraAsNurse,
    at: young,
    position: 1,
  });
  const toldToVera = (): Row => ({
    ...askedByVera(),
    kind: 'given',
    decided_by: id.gro,
    decided_as: 'guardian',
    told_by: 'phone',
    position: 2,
  });
  const givenByGro = (): Row => ({
    ...toldToVera(),
    told_by: 'electronic-id',
    recorded_by: id.gro,
    recorded_role_id: null,
  });

  test.each(['consent', 'consent_action'])(
    'shows rows of %s to those they concern and to nobody else',
    async (table) => {
      const about = await asked();
      const seen = async (who: Who) => at(who, (db) => count(db, table, about));
      expect([await seen('nora'), await seen('gro'), await seen('vera')]).toEqual([1, 1, 1]);
      expect([await seen('mia'), await seen('nils'), await seen('dane')]).toEqual([0, 0, 0]);
    },
  );

  test('lets a practitioner ask and write down what she was told, and read it back in that moment only', async () => {
    const about = nowhere();
    expect(await at('vera', record(about, askedByVera()))).toEqual([1, 1]);
    expect(await at('vera', record(about, toldToVera()))).toEqual([1, 2]);
    server.clock.moveBy(1);
    expect(await at('vera', (db) => count(db, 'consent_action', about))).toBe(0);
  });

  test.each([
    ['a decision by electronic ID', { told_by: 'electronic-id' }],
    ['a decision in her own name', { decided_by: 'vera' }],
    ['what somebody else wrote down', { recorded_by: 'gro' }],
    ['what was told in another role', { recorded_role_id: null }],
    ['what was told at another time', { at: '2026-11-06T08:59:00.000Z' }],
    ['what a citizen of another organisation said', { citizen_id: 'nils', decided_by: 'nils' }],
  ] as const)('lets a practitioner not write down %s', async (_, wrong) => {
    const named = Object.fromEntries(
      Object.entries(wrong).map(([key, value]) => [
        key,
        value !== null && value in id ? id[value as keyof typeof id] : value,
      ]),
    );
    await refused(at('vera', record(nowhere(), { ...toldToVera(), ...named })));
  });

  test('lets the guardian decide for the child, and not the child, nor anybody for somebody else', async () => {
    const byNora = { ...givenByGro(), recorded_by: id.nora, decided_by: id.nora, decided_as: 'citizen' };
    await refused(at('nora', record(await asked(), byNora)));
    await refused(at('mia', record(await asked(), givenByGro())));
    await refused(at('gro', record(await asked(), { ...givenByGro(), decided_as: 'citizen' })));
    await at('gro', record(await asked(), givenByGro()));
    const about = await asked();
    server.clock.moveTo(grown);
    await refused(at('gro', record(about, { ...givenByGro(), at: grown })));
    await at('nora', record(about, { ...byNora, at: grown }));
  });

  test('takes no state that the last action does not say', async () => {
    const about = await asked();
    const where = sql`where subject_id = ${about.subjectId}`;
    const set = (change: ReturnType<typeof sql>) => (db: Db) => sql`update consent set ${change} ${where}`.execute(db);
    await refused(at('vera', set(sql`state = 'given'`)));
    await at('vera', record(about, toldToVera()));
    await refused(at('vera', set(sql`holds_until = now()`)));
    await refused(
      at('vera', set(sql`action_id = (select id from consent_action ${where} and position = 1), state = 'asked'`)),
    );
    await at('vera', set(sql`state = 'given'`));
  });

  test('lets the application neither change nor remove what was recorded, which its owner could', async () => {
    const about = await asked();
    const where = sql`where subject_id = ${about.subjectId}`;
    for (const who of ['nora', 'gro', 'vera'] as const) {
      await refused(at(who, (db) => sql`update consent_action set kind = 'given' ${where}`.execute(db)));
      await refused(at(who, (db) => sql`delete from consent_action ${where}`.execute(db)));
      await refused(at(who, (db) => sql`delete from consent ${where}`.execute(db)));
    }
    const removed = 'delete from consent where subject_id = $1 returning state';
    expect(await server.database.asOwner(removed, [about.subjectId])).toEqual([{ state: 'asked' }]);
  });
});
