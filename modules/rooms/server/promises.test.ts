import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OrganisationId, RoomId } from '../../../kernel/ids.ts';
import { type Database, openDatabase } from '../../../platform/server/database.ts';
import { inNameOf } from '../../../platform/testing/in-name-of.ts';
import type { TestRole } from '../../people/server/people-for-tests.ts';
import { type AllPromises, usualPromises } from '../domain/answer-promise.ts';
import { listPromisesOf, setPromisesOf } from './promises-of-organisations.ts';
import {
  type AresWorld,
  newMessage,
  openAresRoom,
  refusalOf,
  type Somebody,
  startAresWorld,
} from './rooms-for-tests.ts';

let world: AresWorld;
let roomId: RoomId;
let nav: OrganisationId;
/** Turid is NAV's administrator; Tor is the municipality's. */
let turid: Somebody;
let tor: Somebody;

beforeAll(async () => {
  world = await startAresWorld();
  nav = world.organisations.nav;
  turid = await administratorOf(nav);
  tor = await administratorOf(world.organisations.municipality);
  ({ roomId } = await openAresRoom(world));
});
beforeEach(() => world.server.database.asOwner('delete from answer_promise'));
afterAll(() => world.server.close());

async function administratorOf(organisation: OrganisationId, span = {}): Promise<Somebody> {
  const id = await world.add.addPerson({ givenName: 'Turid', familyName: 'Vik' });
  return world.as(id, await world.add.addRole(id, organisation, 'administrator', span));
}

const with2Hours: AllPromises = { ...usualPromises, today: { within: 2, unit: 'hours' } };
const promisesOf = async (organisationId: OrganisationId, who = world.are) => {
  const listed = await who.rooms.listPromises({ organisationId });
  return Object.fromEntries(listed.map(({ urgency, ...promise }) => [urgency, promise]));
};

describe('An administrator', () => {
  it('says how fast her organisation answers, and everybody reads it', async () => {
    await turid.rooms.setPromises({ promises: with2Hours });
    expect(await promisesOf(nav)).toEqual(with2Hours);
    expect(await promisesOf(nav, world.stranger)).toEqual(with2Hours);
  });

  it('changes it again', async () => {
    await turid.rooms.setPromises({ promises: with2Hours });
    await turid.rooms.setPromises({ promises: usualPromises });
    expect(await promisesOf(nav)).toEqual(usualPromises);
  });

  it('says nothing for other organisations', async () => {
    await tor.rooms.setPromises({ promises: with2Hours });
    expect(await promisesOf(nav)).toEqual(usualPromises);
  });

  it('can’t promise that what is more urgent comes later, and what was promised stays', async () => {
    await turid.rooms.setPromises({ promises: with2Hours });
    const slower: AllPromises = { ...usualPromises, 'next-day': { within: 6, unit: 'working-days' } };
    expect(await refusalOf(turid.rooms.setPromises({ promises: slower }))).toBe('promise-slower-when-more-urgent');
    expect(await promisesOf(nav)).toEqual(with2Hours);
  });

  it.each([
    ['nothing', 0, 'hours'],
    ['more hours than two days', 49, 'hours'],
    ['more than six weeks', 31, 'working-days'],
  ] as const)('can’t promise %s', async (_name, within, unit) => {
    const promises: AllPromises = { ...usualPromises, 'no-hurry': { within, unit } };
    expect(await refusalOf(turid.rooms.setPromises({ promises }))).toBe('invalid-input');
  });

  it('leaves no line in anybody’s log, since it is nobody’s data', async () => {
    const lines = () => world.server.database.asOwner('select id from audit_entry');
    const before = await lines();
    await turid.rooms.setPromises({ promises: with2Hours });
    expect(await lines()).toEqual(before);
  });
});

describe('Nobody else does', () => {
  it('not a practitioner of the organisation', async () => {
    expect(await refusalOf(world.vera.rooms.setPromises({ promises: with2Hours }))).toBe('only-administrator-promises');
  });

  it('not a citizen', async () => {
    expect(await refusalOf(world.are.rooms.setPromises({ promises: with2Hours }))).toBe('other-role-needed');
  });

  it('not an administrator whom the organisation has not confirmed', async () => {
    const invited = await administratorOf(nav, { confirmed: false });
    expect(await refusalOf(invited.rooms.setPromises({ promises: with2Hours }))).toBe('only-administrator-promises');
  });

  it('not one whose role has ended', async () => {
    const ended = await administratorOf(nav, { until: '2026-01-01' });
    expect(await refusalOf(ended.rooms.setPromises({ promises: with2Hours }))).toBe('only-administrator-promises');
  });
});

describe('A changed promise', () => {
  const askVera = async (threadId?: ReturnType<typeof newMessage>['threadId']) => {
    const message = newMessage('Rekker jeg fristen?', {
      asks: { of: 'participant', participantId: (await veraIn()).id },
      urgency: 'today',
      ...(threadId === undefined ? {} : { threadId }),
    });
    const { sentAt } = await world.are.rooms.sendMessage({ roomId, message });
    return { threadId: message.threadId, sentAt };
  };
  const veraIn = async () => {
    const { participants } = await world.are.rooms.getRoom({ roomId });
    const vera = participants.find(({ givenName }) => givenName === 'Vera');
    if (vera === undefined) throw new Error('Vera is not in the room.');
    return vera;
  };
  const hoursPromised = async ({ threadId, sentAt }: Awaited<ReturnType<typeof askVera>>) => {
    const { threads } = await world.are.rooms.getRoom({ roomId });
    const dueAt = threads.find(({ id }) => id === threadId)?.waiting?.dueAt;
    return dueAt === null || dueAt === undefined ? undefined : (Date.parse(dueAt) - Date.parse(sentAt)) / 3_600_000;
  };

  it('holds for new messages; what was sent before keeps the promise it was sent under', async () => {
    await turid.rooms.setPromises({ promises: with2Hours });
    const before = await askVera();
    await turid.rooms.setPromises({ promises: { ...usualPromises, today: { within: 8, unit: 'hours' } } });
    const after = await askVera();
    expect(await hoursPromised(before)).toBe(2);
    expect(await hoursPromised(after)).toBe(8);
  });

  it('takes nothing back from a thread in which it is asked once more', async () => {
    await turid.rooms.setPromises({ promises: with2Hours });
    const before = await askVera();
    await turid.rooms.setPromises({ promises: { ...usualPromises, today: { within: 8, unit: 'hours' } } });
    await askVera(before.threadId);
    expect(await hoursPromised(before)).toBe(2);
  });
});

describe('The row policies alone', () => {
  let app: pg.Pool;
  beforeAll(() => {
    app = new pg.Pool({ connectionString: world.server.database.appUrl, max: 1 });
  });
  afterAll(() => app.end());

  type Who = { person: string; acting: TestRole | undefined };
  const insert = `insert into answer_promise (organisation_id, urgency, within, unit) values ($1, 'today', 1, 'hours')`;
  const change = 'update answer_promise set within = 1 where organisation_id = $1';
  const takeAway = 'delete from answer_promise where organisation_id = $1';

  async function run({ acting: role, person }: Who, text: string): Promise<number | 'refused' | null> {
    const settings = {
      now: world.server.clock.now().toISOString(),
      person_id: person,
      acting_kind: role === undefined ? 'citizen' : 'practitioner',
      acting_id: role?.id ?? '',
      organisation_id: role?.organisationId ?? '',
    };
    try {
      return await inNameOf(app, settings, async (client) => (await client.query(text, [nav])).rowCount);
    } catch (error) {
      if (error instanceof Error && /row-level security|permission denied/.test(error.message)) return 'refused';
      throw error;
    }
  }

  it('let the organisation’s own confirmed administrator promise, and nobody else', async () => {
    const role = async (organisation: OrganisationId, profession: string, span = {}) => {
      const person = await world.add.addPerson({ givenName: 'Turid', familyName: 'Ny' });
      return { person, acting: await world.add.addRole(person, organisation, profession, span) };
    };
    const citizen = { person: world.people.are, acting: undefined };
    const { municipality } = world.organisations;
    const whoMay: [string, Who, boolean][] = [
      ['administrator', await role(nav, 'administrator'), true],
      ['of another organisation', await role(municipality, 'administrator'), false],
      ['not confirmed', await role(nav, 'administrator', { confirmed: false }), false],
      ['ended', await role(nav, 'administrator', { until: '2026-01-01' }), false],
      ['an adviser there', await role(nav, 'adviser'), false],
      ['a citizen', citizen, false],
    ];
    for (const [name, who, may] of whoMay) {
      expect(await run(who, insert), `${name} promises`).toBe(may ? 1 : 'refused');
    }
    await world.server.database.asOwner(insert, [nav]);
    for (const [name, who, may] of whoMay) {
      expect(await run(who, change), `${name} changes`).toBe(may ? 1 : 0);
      expect(await run(who, takeAway), `${name} takes away`).toBe('refused');
    }
  });
});

describe('The operator', () => {
  let database: Database;
  beforeAll(() => {
    database = openDatabase(world.server.database.appUrl, { size: 1 });
  });
  afterAll(() => database.close());
  const now = () => world.server.clock.now();

  it('promises for an organisation by its name, and what she leaves out stays', async () => {
    await turid.rooms.setPromises({ promises: with2Hours });
    const set = await setPromisesOf(database.db, now(), 'nav askøy', {
      'no-hurry': { within: 20, unit: 'working-days' },
    });
    const expected = { ...with2Hours, 'no-hurry': { within: 20, unit: 'working-days' } };
    expect(set).toEqual({ ok: true, value: expected });
    expect(await promisesOf(nav)).toEqual(expected);
  });

  it('is bound by the same rule', async () => {
    const promises = { today: { within: 20, unit: 'hours' } } as const;
    expect(await setPromisesOf(database.db, now(), 'NAV Askøy', promises)).toMatchObject({
      reason: 'promise-slower-when-more-urgent',
    });
    expect(await promisesOf(nav)).toEqual(usualPromises);
  });

  it('is told when there is no such organisation, or more than one', async () => {
    expect(await setPromisesOf(database.db, now(), 'NAV Bergen', {})).toMatchObject({ reason: 'organisation-unknown' });
    await world.add.addOrganisation({ name: 'Tvillingene' });
    await world.add.addOrganisation({ name: 'Tvillingene' });
    expect(await setPromisesOf(database.db, now(), 'Tvillingene', {})).toMatchObject({
      reason: 'organisation-unclear',
    });
  });

  it('sees what each organisation has said itself', async () => {
    await turid.rooms.setPromises({ promises: with2Hours });
    const all = await listPromisesOf(database.db, now());
    expect(all.find(({ id }) => id === nav)).toMatchObject({ name: 'NAV Askøy', said: with2Hours });
    expect(all.find(({ name }) => name === 'Øyane DPS')).toMatchObject({ said: {} });
    expect(await listPromisesOf(database.db, now(), 'Øyane DPS')).toHaveLength(1);
  });
});
