import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ParticipantId, type PersonId } from '../../../kernel/ids.ts';
import { beginRequest } from '../../../platform/server/begin-request.ts';
import { inTransaction } from '../../../platform/server/database.ts';
import { hashToken } from '../../../platform/server/session.ts';
import { minutes } from '../../../platform/testing/held-clock.ts';
import { startTestServer, type TestServer } from '../../../platform/testing/test-server.ts';
import { peopleForTests, type TestRole } from '../../people/server/people-for-tests.ts';
import { consentContract } from '../contract.ts';
import { subjectPolicies, subjectsContract, subjectsModule } from './consent-for-tests.ts';
import { consentModule } from './public.ts';

let server: TestServer;
let are: PersonId;
let vera: PersonId;
let veraAsNurse: TestRole;

beforeAll(async () => {
  server = await startTestServer({ modules: [consentModule([]), subjectsModule] });
  await server.database.asOwner(subjectPolicies);
  const people = peopleForTests(server.database);
  [are, vera] = [await people.addPerson({ givenName: 'Are' }), await people.addPerson({ givenName: 'Vera' })];
  const lierne = await people.addOrganisation({ name: 'Lierne' });
  await people.affiliate(are, lierne);
  veraAsNurse = await people.addRole(vera, lierne);
});
afterAll(() => server.close());

type About = Awaited<ReturnType<typeof asked>>;
const yes = { decision: 'give', sees: { kind: 'now' }, holdsUntil: '2026-12-31' };

async function asked() {
  const about = { subjectId: randomUUID(), granteeId: ParticipantId.parse(randomUUID()) };
  await server.database.asOwner('insert into subject_reader values ($1, $2)', [about.subjectId, vera]);
  const cookie = await server.signIn(vera, veraAsNurse);
  await server.client(subjectsContract, cookie).ask({ ...about, citizenId: are, purpose: 'That Vera may take part' });
  return about;
}

/** Signed in eleven minutes ago. */
async function longSignedIn(who: PersonId, role?: TestRole): Promise<string> {
  const cookie = await server.signIn(who, role);
  server.clock.moveBy(minutes(11));
  return cookie;
}

async function decide(cookie: string, about: About, decision: object): Promise<string> {
  const decided = server
    .client(consentContract, cookie)
    .decide({ ...about, id: randomUUID(), toldBy: 'electronic-id', ...decision } as never);
  return decided.then(
    ({ state }) => state,
    ({ code }: { code: string }) => code,
  );
}

describe('A fresh electronic ID', () => {
  test('is asked for before a yes, and the yes can be given when it was used', async () => {
    const about = await asked();
    const cookie = await longSignedIn(are);
    expect(await decide(cookie, about, yes)).toBe('fresh-sign-in-needed');
    expect(
      await server.database.asOwner('select 1 from consent_action where subject_id = $1', [about.subjectId]),
    ).toHaveLength(1);
    await server.signAnew(cookie);
    expect(await decide(cookie, about, yes)).toBe('given');
  });

  test('is asked for of a practitioner who writes down a yes, and not of one who writes down a no', async () => {
    const about = await asked();
    const cookie = await longSignedIn(vera, veraAsNurse);
    expect(await decide(cookie, about, { ...yes, toldBy: 'phone' })).toBe('fresh-sign-in-needed');
    expect(await decide(cookie, about, { decision: 'decline', toldBy: 'phone' })).toBe('declined');
  });

  test('is never asked for to say no', async () => {
    expect(await decide(await longSignedIn(are), await asked(), { decision: 'decline' })).toBe('declined');
  });

  test('is never asked for to narrow or to take back, however long ago it was', async () => {
    const about = await asked();
    await decide(await server.signIn(are), about, yes);
    const cookie = await longSignedIn(are);
    expect(await decide(cookie, about, { decision: 'change', holdsUntil: '2026-12-01' })).toBe('given');
    expect(await decide(cookie, about, { decision: 'withdraw' })).toBe('withdrawn');
  });

  test.each([
    ['sees all', { sees: { kind: 'all' } }],
    ['sees from an earlier day', { sees: { kind: 'date', day: '2026-11-01' } }],
    ['sees longer', { holdsUntil: '2027-01-01' }],
    ['sees without end', { holdsUntil: null }],
  ])('is asked for before a change by which somebody %s', async (_what, wider) => {
    const about = await asked();
    await decide(await server.signIn(are), about, yes);
    const cookie = await longSignedIn(are);
    expect(await decide(cookie, about, { decision: 'change', ...wider })).toBe('fresh-sign-in-needed');
    await server.signAnew(cookie);
    expect(await decide(cookie, about, { decision: 'change', ...wider })).toBe('given');
  });

  test('is not asked for when a decision that was recorded already is sent again', async () => {
    const about = await asked();
    const [cookie, id] = [await server.signIn(are), randomUUID()];
    await decide(cookie, about, { ...yes, id });
    server.clock.moveBy(minutes(11));
    expect(await decide(cookie, about, { ...yes, id })).toBe('given');
  });
});

describe('The row policies alone', () => {
  /** Writes an action past every rule. */
  async function write(
    cookie: string,
    { subjectId, granteeId }: About,
    row: { kind: string; from?: string; until?: string },
  ) {
    const token = hashToken(cookie.replace('tillit=', ''));
    const at = server.clock.now();
    return inTransaction(server.server.parts.db, beginRequest(token, at), (db) =>
      sql`insert into consent_action (id, citizen_id, subject_id, grantee_id, position, kind, purpose, sees_from, holds_until, decided_by, decided_as, told_by, recorded_by, at)
        values (${randomUUID()}, ${are}, ${subjectId}, ${granteeId}, 9, ${row.kind}, 'x', ${row.from ?? null}, ${row.until ?? null}, ${are}, 'citizen', 'electronic-id', ${are}, ${at})`.execute(
        db,
      ),
    );
  }
  const wider = { kind: 'changed', from: '2026-11-01', until: '2026-12-01' };
  const narrower = { kind: 'changed', from: '2026-11-29', until: '2026-12-01' };
  const refused = (work: Promise<unknown>) => expect(work).rejects.toThrow(/row-level security/);

  test.each([
    ['a yes', { kind: 'given' }, 'refused'],
    ['a change that widens', wider, 'refused'],
    ['a change that narrows', narrower, 'taken'],
    ['a no', { kind: 'declined' }, 'taken'],
    ['taking back', { kind: 'withdrawn' }, 'taken'],
  ])('without it, %s is %s', async (_what, row, outcome) => {
    const about = await asked();
    await decide(await server.signIn(are), about, yes);
    const stale = await longSignedIn(are);
    if (outcome === 'refused') await refused(write(stale, about, row));
    else await write(stale, about, row);
    const again = await asked();
    await decide(await server.signIn(are), again, yes);
    await write(await server.signIn(are), again, row);
  });
});
