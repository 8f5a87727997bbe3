import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ParticipantId, type PersonId } from '../../../kernel/ids.ts';
import { minutes } from '../../../platform/testing/held-clock.ts';
import { startTestServer, type TestServer } from '../../../platform/testing/test-server.ts';
import { recordTrace } from '../../audit/server/public.ts';
import { peopleForTests, type TestRole } from '../../people/server/people-for-tests.ts';
import { consentContract } from '../contract.ts';
import { foldConsent } from '../domain/fold-consent.ts';
import { subjectPolicies, subjectsContract, subjectsModule } from './consent-for-tests.ts';
import { type ConsentChange, consentModule } from './public.ts';

let server: TestServer;
let who: {
  are: PersonId;
  nora: PersonId;
  vera: PersonId;
  veraAsNurse: TestRole;
  asAre: string;
  asVera: string;
  asGro: string;
};
const heard: ConsentChange[] = [];
let listen: () => void;

beforeAll(async () => {
  const listener = async (_unit: unknown, change: ConsentChange) => {
    heard.push(change);
    listen();
    return undefined;
  };
  server = await startTestServer({ modules: [consentModule([listener]), subjectsModule], recordTrace });
  await server.database.asOwner(subjectPolicies);
  const people = peopleForTests(server.database);
  const lierne = await people.addOrganisation({ name: 'Lierne kommune' });
  const are = await people.addPerson({ givenName: 'Are', familyName: 'Aas' });
  const nora = await people.addPerson({ givenName: 'Nora', familyName: 'Nes', birthDay: '2014-05-17' });
  const gro = await people.addPerson({ givenName: 'Gro', familyName: 'Nes' });
  const vera = await people.addPerson({ givenName: 'Vera', familyName: 'Vik' });
  const veraAsNurse = await people.addRole(vera, lierne);
  for (const citizen of [are, nora]) await people.affiliate(citizen, lierne);
  who = {
    are,
    nora,
    vera,
    veraAsNurse,
    asAre: await server.signIn(are),
    asVera: await server.signIn(vera, veraAsNurse),
    asGro: await server.signIn(gro, await people.addRelated(nora, gro, 'guardian')),
  };
});
beforeEach(() => {
  heard.length = 0;
  listen = () => undefined;
});
afterAll(() => server.close());

const consents = (cookie: string) => server.client(consentContract, cookie);
const subjects = (cookie: string) => server.client(subjectsContract, cookie);
const yes = { decision: 'give', sees: { kind: 'now' } } as const;

/** Vera has asked this citizen, about a subject of which Vera may see the consents. */
async function asked(citizenId = who.are) {
  const about = { subjectId: randomUUID(), granteeId: ParticipantId.parse(randomUUID()) };
  await server.database.asOwner('insert into subject_reader values ($1, $2)', [about.subjectId, who.vera]);
  await subjects(who.asVera).ask({ ...about, citizenId, purpose: 'That Vera may take part' });
  return about;
}

type About = Awaited<ReturnType<typeof asked>>;
const stored = async (text: string, { subjectId, granteeId }: About) =>
  server.database.asOwner<Record<string, unknown>>(`${text} where subject_id = $1 and grantee_id = $2`, [
    subjectId,
    granteeId,
  ]);
const traced = ({ subjectId }: About) =>
  server.database.asOwner('select event, basis, detail from audit_entry where place_id = $1 order by id', [subjectId]);

describe('A consent', () => {
  test('is asked, given, changed, withdrawn and asked again, and its history says so with names', async () => {
    const about = await asked();
    const decide = (decision: object) => {
      server.clock.moveBy(minutes(1));
      return consents(who.asAre).decide({ ...about, ...yes, ...decision, id: randomUUID() });
    };
    await decide({});
    await decide({ decision: 'change', sees: { kind: 'all' }, holdsUntil: '2026-12-31' });
    await decide({ decision: 'withdraw' });
    server.clock.moveBy(minutes(1));
    await subjects(who.asVera).ask({ ...about, citizenId: who.are, purpose: 'That Vera may take part' });
    const { now, actions } = await consents(who.asAre).getHistory(about);
    expect(now.state).toBe('asked');
    expect(actions.map((action) => [action.kind, action.decidedByName, action.seesFrom, action.holdsUntil])).toEqual([
      ['asked', 'Vera Vik', null, null],
      ['given', 'Are Aas', actions[1]?.at, null],
      ['changed', 'Are Aas', null, '2026-12-31T23:00:00.000Z'],
      ['withdrawn', 'Are Aas', null, null],
      ['asked', 'Vera Vik', null, null],
    ]);
  });

  test('that a practitioner was told of tells whose word it was, how it came and who wrote it down', async () => {
    const about = await asked(who.nora);
    await consents(who.asVera).decide({ ...about, ...yes, id: randomUUID(), toldBy: 'phone' });
    for (const cookie of [who.asVera, who.asGro]) {
      const { actions } = await consents(cookie).getHistory(about);
      expect(actions[1]).toMatchObject({
        kind: 'given',
        decidedByName: 'Gro Nes',
        decidedAs: 'guardian',
        toldBy: 'phone',
        recordedByName: 'Vera Vik',
      });
    }
  });

  test('stands with those of the same subject, and asking for what is asked or given changes nothing', async () => {
    const about = await asked();
    const ask = { ...about, citizenId: who.are, purpose: 'Once more' };
    const first = await subjects(who.asVera).ask(ask);
    const given = await consents(who.asAre).decide({ ...about, ...yes, id: randomUUID() });
    expect(first.state).toBe('asked');
    expect(await subjects(who.asVera).ask(ask)).toEqual(given);
    expect(await subjects(who.asVera).list(about)).toEqual({ [about.granteeId]: given });
    expect(await stored('select 1 from consent_action', about)).toHaveLength(2);
  });

  test('leaves a trace of every reading and decision, with its basis', async () => {
    const about = await asked(who.nora);
    await consents(who.asVera).getHistory(about);
    await consents(who.asGro).decide({ ...about, ...yes, id: randomUUID() });
    await consents(who.asVera).decide({ ...about, decision: 'withdraw', id: randomUUID(), toldBy: 'paper' });
    expect(await traced(about)).toEqual([
      { event: 'consent.history-read', basis: 'affiliation', detail: {} },
      { event: 'consent.decided', basis: 'guardian', detail: { decision: 'give' } },
      { event: 'consent.decided', basis: 'affiliation', detail: { decision: 'withdraw' } },
    ]);
  });

  test('tells the citizen’s screens that it has changed', async () => {
    const about = await asked();
    await consents(who.asVera).decide({ ...about, ...yes, id: randomUUID(), toldBy: 'in-person' });
    const hints = 'select what, audience from hint where place = $1 order by id';
    expect(await server.database.asOwner(hints, [about.subjectId])).toEqual([
      { what: 'consent.changed', audience: [who.are] },
      { what: 'consent.changed', audience: [who.are, who.vera] },
    ]);
  });

  test('that nobody has asked for, or of which one may know nothing, is not found', async () => {
    const unknown = { subjectId: randomUUID(), granteeId: ParticipantId.parse(randomUUID()) };
    const about = await asked(who.nora);
    for (const [cookie, where] of [
      [who.asAre, unknown],
      [who.asAre, about],
    ] as const) {
      await expect(consents(cookie).getHistory(where)).rejects.toMatchObject({ code: 'not-found', status: 404 });
      const decision = consents(cookie).decide({ ...where, ...yes, id: randomUUID() });
      await expect(decision).rejects.toMatchObject({ code: 'not-found', status: 404 });
    }
  });
});

describe('Whoever listens to decisions', () => {
  test('hears what was, what is and by which action', async () => {
    const about = await asked();
    const id = randomUUID();
    const now = await consents(who.asAre).decide({ ...about, ...yes, id });
    expect(heard).toMatchObject([
      { ...about, citizenId: who.are, before: { state: 'asked' }, after: now, action: { id } },
    ]);
  });

  test('undoes the decision by failing', async () => {
    const about = await asked();
    listen = () => {
      throw new Error('The room could not follow.');
    };
    await expect(consents(who.asAre).decide({ ...about, ...yes, id: randomUUID() })).rejects.toMatchObject({
      status: 500,
    });
    expect(server.faults.splice(0)).toHaveLength(1);
    expect(await stored('select state from consent', about)).toEqual([{ state: 'asked' }]);
    expect(await traced(about)).toEqual([]);
  });
});

describe('Two at once', () => {
  test('the same decision sent again records nothing and answers what holds now', async () => {
    const about = await asked();
    const decision = { ...about, ...yes, id: randomUUID() };
    const answers = await Promise.all([consents(who.asAre).decide(decision), consents(who.asAre).decide(decision)]);
    expect(answers[0]).toEqual(answers[1]);
    server.clock.moveBy(minutes(1));
    await consents(who.asAre).decide({ ...about, decision: 'withdraw', id: randomUUID() });
    expect(await consents(who.asAre).decide(decision)).toMatchObject({ state: 'withdrawn' });
    expect(await stored('select 1 from consent_action', about)).toHaveLength(3);
    expect(heard).toHaveLength(2);
  });

  test('two decisions come one after the other, and the later one holds', async () => {
    const about = await asked();
    await consents(who.asAre).decide({ ...about, ...yes, id: randomUUID() });
    const until = ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04'];
    await Promise.all(
      until.map((holdsUntil) =>
        consents(who.asAre).decide({ ...about, decision: 'change', holdsUntil, id: randomUUID() }),
      ),
    );
    const { now, actions } = await consents(who.asAre).getHistory(about);
    expect(actions.map((action) => action.position)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await stored('select holds_until from consent', about)).toEqual([
      { holds_until: new Date(now.holdsUntil ?? 0) },
    ]);
    expect(now.holdsUntil).toBe(actions[5]?.holdsUntil);
  });
});

test('whatever is tried in whatever order, the stored state is the fold of the stored actions', async () => {
  const step = fc.record({
    does: fc.constantFrom('ask', 'give', 'decline', 'change', 'withdraw'),
    sees: fc.constantFrom({ kind: 'now' }, { kind: 'all' }, { kind: 'date', day: '2026-11-01' }, undefined),
    // The clock passes the end of the first of these on the way.
    holdsUntil: fc.constantFrom('2026-11-06', '2027-01-01', null, undefined),
    byPhone: fc.boolean(),
    later: fc.nat({ max: 25 }),
  } as const);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      server.clock.moveTo('2026-11-06T22:00:00.000Z');
      who.asVera = await server.signIn(who.vera, who.veraAsNurse);
      const about = await asked();
      for (const { does, byPhone, later, ...terms } of steps) {
        server.clock.moveBy(minutes(later));
        const asVera = await server.signIn(who.vera, who.veraAsNurse);
        if (does === 'ask') {
          await subjects(asVera).ask({ ...about, citizenId: who.are, purpose: 'Again' });
        } else {
          const told = byPhone ? ({ toldBy: 'phone' } as const) : {};
          const decision = { ...about, ...terms, ...told, decision: does, id: randomUUID() };
          await consents(byPhone ? asVera : await server.signIn(who.are))
            .decide(decision)
            .catch(acceptRefusal);
        }
      }
      const { now, actions } = await consents(await server.signIn(who.are)).getHistory(about);
      expect(await storedState(about)).toEqual(now);
      expect(
        actions.filter((_, index) => foldConsent(actions.slice(0, index + 1))?.since !== actions[index]?.at),
      ).toEqual([]);
    }),
    { numRuns: 20, endOnFailure: true },
  );
  expect(server.faults).toEqual([]);
});

async function storedState(about: About) {
  const [row] = await stored('select state, sees_from, holds_until, changed_at from consent', about);
  const instant = (value: unknown) => (value instanceof Date ? value.toISOString() : null);
  return {
    state: row?.['state'],
    seesFrom: instant(row?.['sees_from']),
    holdsUntil: instant(row?.['holds_until']),
    since: instant(row?.['changed_at']),
  };
}

function acceptRefusal(error: Error & { status?: number }): void {
  if (![403, 409, 422].includes(error.status ?? 500)) throw error;
}
