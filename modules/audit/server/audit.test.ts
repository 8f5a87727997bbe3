import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { PersonId } from '../../../kernel/ids.ts';
import { endpoint } from '../../../platform/contract/endpoint.ts';
import { beginRequest } from '../../../platform/server/begin-request.ts';
import { type Db, inTransaction } from '../../../platform/server/database.ts';
import type { ServerModule } from '../../../platform/server/module.ts';
import { implement, inUnit, type RequestContext } from '../../../platform/server/request-context.ts';
import { hashToken } from '../../../platform/server/session.ts';
import { minutes } from '../../../platform/testing/held-clock.ts';
import { startTestServer, type TestServer } from '../../../platform/testing/test-server.ts';
import { peopleForTests, type TestRelation, type TestRole } from '../../people/server/people-for-tests.ts';
import { auditContract } from '../contract.ts';
import { auditModule, recordTrace } from './public.ts';

const looksContract = {
  look: endpoint({ audit: 'looks.looked', who: 'signed-in' })
    .route({ method: 'POST', path: '/looks' })
    .input(
      z.object({
        citizens: z.array(PersonId),
        place: z.uuid().optional(),
        basis: z.enum(['affiliation', 'consent']).default('affiliation'),
        detail: z.record(z.string(), z.string()).default({}),
        thenFail: z.boolean().default(false),
      }),
    )
    .output(z.object({})),
  forget: endpoint({ audit: 'looks.forgotten', who: 'signed-in' })
    .route({ method: 'POST', path: '/looks/forgotten' })
    .output(z.object({})),
};

/** A module of two endpoints: one says whose data it touched, the other forgets to. */
const api = implement(looksContract).$context<RequestContext>().use(inUnit);
const looksModule: ServerModule = {
  name: 'looks',
  contract: looksContract,
  routes: () =>
    api.router({
      look: api.look.handler(({ input, context, errors }) => {
        const { citizens, place: placeId, basis, detail } = input;
        context.unit.trace(...citizens.map((citizenId) => ({ citizenId, placeId, basis, detail })));
        if (input.thenFail) throw errors['not-found']();
        return {};
      }),
      forget: api.forget.handler(() => ({})),
    }),
};

let server: TestServer;
let who: {
  are: PersonId;
  vera: PersonId;
  gro: PersonId;
  nora: PersonId;
  veraAsNurse: TestRole;
  groForNora: TestRelation;
};

beforeAll(async () => {
  server = await startTestServer({ modules: [auditModule, looksModule], recordTrace });
  const people = peopleForTests(server.database);
  const lierne = await people.addOrganisation({ name: 'Lierne kommune' });
  const [are, vera, gro, nora] = await Promise.all([
    people.addPerson({ givenName: 'Are', familyName: 'Aas' }),
    people.addPerson({ givenName: 'Vera', familyName: 'Vik' }),
    people.addPerson({ givenName: 'Gro' }),
    people.addPerson({ givenName: 'Nora', birthDay: '2010-11-20' }),
  ]);
  const veraAsNurse = await people.addRole(vera, lierne, 'nurse');
  const groForNora = await people.addRelated(nora, gro, 'guardian');
  who = { are, vera, gro, nora, veraAsNurse, groForNora };
});
afterAll(() => server.close());

const asVera = () => server.signIn(who.vera, who.veraAsNurse);
const asGuardian = () => server.signIn(who.gro, who.groForNora);
const looks = (cookie: string) => server.client(looksContract, cookie);
const log = (cookie: string) => server.client(auditContract, cookie);
const newPerson = (givenName: string) => peopleForTests(server.database).addPerson({ givenName });

/** Straight at the database, past every rule: only the row policies and grants are left. */
const asHolder = (cookie: string, work: (db: Db) => Promise<unknown>) =>
  inTransaction(
    server.server.parts.db,
    beginRequest(hashToken(cookie.replace('tillit=', '')), server.clock.now()),
    work,
  );

describe('The log', () => {
  test('tells the citizen who looked, in which role, from where, at what, on what basis and when', async () => {
    const mina = await newPerson('Mina');
    const place = randomUUID();
    const since = '2026-11-02T08:00:00.000Z';
    await looks(await asVera()).look({ citizens: [mina], place, basis: 'consent', detail: { since } });
    const { entries } = await log(await server.signIn(mina)).listEntries({});
    expect(entries).toEqual([
      {
        id: entries[0]?.id,
        at: '2026-11-06T09:00:00.000Z',
        event: 'looks.looked',
        who: {
          personId: who.vera,
          givenName: 'Vera',
          familyName: 'Vik',
          isMe: false,
          profession: 'nurse',
          organisation: 'Lierne kommune',
        },
        placeId: place,
        basis: 'consent',
        basisSince: since,
        detail: { since },
      },
    ]);
  });

  test('has one entry for each citizen whom a request touched', async () => {
    const [mina, maja] = [await newPerson('Mina'), await newPerson('Maja')];
    await looks(await asVera()).look({ citizens: [mina, maja] });
    for (const citizen of [mina, maja]) {
      expect((await log(await server.signIn(citizen)).listEntries({})).entries).toHaveLength(1);
    }
  });

  test("holds the citizen's own looks too, marked as hers", async () => {
    const cookie = await server.signIn(await newPerson('Mina'));
    await log(cookie).listEntries({});
    const { entries } = await log(cookie).listEntries({});
    expect(entries).toMatchObject([{ event: 'audit.entries-read', basis: 'own', who: { isMe: true } }]);
  });

  test('comes the newest first, fifty at a time, in all or of one place', async () => {
    const mina = await newPerson('Mina');
    const [place, elsewhere] = [randomUUID(), randomUUID()];
    const cookie = await asVera();
    for (let look = 0; look < 60; look += 1) {
      server.clock.moveBy(1000);
      await looks(cookie).look({ citizens: [mina], place: look % 6 === 0 ? elsewhere : place });
    }
    const mine = log(await server.signIn(mina));
    const first = await mine.listEntries({});
    const second = await mine.listEntries({ before: first.entries.at(-1)?.id });
    const all = [...first.entries, ...second.entries].filter((entry) => entry.event === 'looks.looked');
    expect([first.entries.length, first.more, second.more]).toEqual([50, true, false]);
    expect(all).toHaveLength(60);
    expect(all.map((entry) => entry.at)).toEqual(
      all
        .map((entry) => entry.at)
        .toSorted()
        .toReversed(),
    );
    expect((await mine.listEntries({ place: elsewhere })).entries).toHaveLength(10);
  });

  test("counts her entries from one, so that their numbers tell nothing of other people's", async () => {
    const [mina, maja] = [await newPerson('Mina'), await newPerson('Maja')];
    const [cookie, place] = [await asVera(), randomUUID()];
    for (const citizens of [[mina], [maja], [maja], [mina]]) await looks(cookie).look({ citizens, place });
    await looks(cookie).look({ citizens: [mina] });
    const mine = log(await server.signIn(mina));
    expect((await mine.listEntries({})).entries.map((entry) => entry.id)).toEqual([3, 2, 1]);
    expect((await mine.listEntries({ place, before: 3 })).entries.map((entry) => entry.id)).toEqual([2, 1]);
  });

  test('keeps nothing of a request that failed', async () => {
    const mina = await newPerson('Mina');
    const cookie = await asVera();
    await expect(looks(cookie).look({ citizens: [mina], thenFail: true })).rejects.toThrow();
    await looks(cookie).look({ citizens: [mina] });
    expect((await log(await server.signIn(mina)).listEntries({})).entries).toHaveLength(1);
  });

  test('makes it a fault to forget to say whose data was touched, and none to say nobody’s', async () => {
    const cookie = await asVera();
    await expect(looks(cookie).forget()).rejects.toMatchObject({ code: 'fault', status: 500 });
    expect(server.faults.splice(0)).toEqual([
      new Error('The endpoint of looks.forgotten must say whose data it touched.'),
    ]);
    await expect(looks(cookie).look({ citizens: [] })).resolves.toEqual({});
  });
});

describe('Who reads the log', () => {
  test('the citizen reads her own and nobody else’s', async () => {
    const [mina, maja] = [await newPerson('Mina'), await newPerson('Maja')];
    await looks(await asVera()).look({ citizens: [mina] });
    expect((await log(await server.signIn(mina)).listEntries({})).entries).toHaveLength(1);
    expect((await log(await server.signIn(maja)).listEntries({})).entries).toEqual([]);
  });

  test('the guardian reads the child’s, traced as hers, until the age of the country', async () => {
    server.clock.moveTo('2026-11-19T22:59:00.000Z');
    await looks(await asVera()).look({ citizens: [who.nora] });
    await log(await asGuardian()).listEntries({});
    const { entries } = await log(await asGuardian()).listEntries({});
    expect(entries).toMatchObject([
      { event: 'audit.entries-read', basis: 'guardian', who: { isMe: true, profession: null } },
      { event: 'looks.looked', basis: 'affiliation', who: { givenName: 'Vera', isMe: false } },
    ]);
    server.clock.moveBy(minutes(2));
    await expect(log(await asGuardian()).listEntries({})).rejects.toMatchObject({ code: 'other-role-needed' });
    expect((await log(await server.signIn(who.nora)).listEntries({})).entries).toHaveLength(3);
  });

  test('a practitioner does not, and as a citizen only her own', async () => {
    await expect(log(await asVera()).listEntries({})).rejects.toMatchObject({ code: 'other-role-needed' });
    expect((await log(await server.signIn(who.vera)).listEntries({})).entries).toEqual([]);
  });
});

describe('The database alone', () => {
  test('lets the application neither change nor remove an entry, which its owner could', async () => {
    await looks(await asVera()).look({ citizens: [who.are] });
    const cookie = await server.signIn(who.are);
    const denied = 'permission denied for table audit_entry';
    await expect(asHolder(cookie, (db) => sql`update audit_entry set event = 'x'`.execute(db))).rejects.toThrow(denied);
    await expect(asHolder(cookie, (db) => sql`delete from audit_entry`.execute(db))).rejects.toThrow(denied);
    const removed = 'delete from audit_entry where citizen_id = $1 returning id';
    expect(await server.database.asOwner(removed, [who.are])).toHaveLength(1);
  });

  test('writes the name, the role and the time itself, and takes nobody else’s', async () => {
    const cookie = await asVera();
    const insert = (columns: string, values: string) => (db: Db) =>
      sql`insert into audit_entry (event, citizen_id, basis${sql.raw(columns)})
        values ('looks.looked', ${who.are}, 'affiliation'${sql.raw(values)})`.execute(db);
    for (const [column, value] of Object.entries({ person_id: who.are, role_id: who.are, at: '2020-01-01' })) {
      await expect(asHolder(cookie, insert(`, ${column}`, `, '${value}'`))).rejects.toThrow('permission denied');
    }
    await asHolder(cookie, insert('', ''));
    const written = 'delete from audit_entry where citizen_id = $1 returning person_id, role_id, organisation_id, at';
    expect(await server.database.asOwner(written, [who.are])).toEqual([
      {
        person_id: who.vera,
        role_id: who.veraAsNurse.id,
        organisation_id: who.veraAsNurse.organisationId,
        at: server.clock.now(),
      },
    ]);
  });

  test('takes no entry from nobody', async () => {
    const nobody = (work: (db: Db) => Promise<unknown>) =>
      inTransaction(server.server.parts.db, beginRequest('', server.clock.now()), work);
    const insert = (db: Db) =>
      sql`insert into audit_entry (event, citizen_id, basis) values ('looks.looked', ${who.are}, 'own')`.execute(db);
    await expect(nobody(insert)).rejects.toThrow();
    await expect(asHolder(await asVera(), insert)).resolves.toBeDefined();
  });
});
