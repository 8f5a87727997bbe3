import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RoomId } from '../../../kernel/ids.ts';
import { actingAs, runInNameOf, type Statement } from '../../../platform/testing/in-name-of.ts';
import { pathwaysContract } from '../../pathways/contract.ts';
import { PathwayId } from '../../pathways/domain/pathway.ts';
import { refusalOf, type Somebody } from '../../rooms/server/rooms-for-tests.ts';
import { Month } from '../domain/months.ts';
import { closeMonths } from './close-months.ts';
import {
  openHandover,
  planned,
  startTransitionsWorld,
  type TransitionsWorld,
  transitionsOf,
} from './transitions-for-tests.ts';

let world: TransitionsWorld;
let app: pg.Pool;
let roomId: RoomId;
let leader: { id: string; role: { id: string } };
const november = Month.parse('2026-11');
const december = Month.parse('2026-12');

/** In November Ingrid and Sara plan to meet Are, Sara falls ill, and Are says no; Liv leads the municipality. */
beforeAll(async () => {
  world = await startTransitionsWorld();
  app = new pg.Pool({ connectionString: world.server.database.appUrl, max: 1 });
  const are = await openHandover(world);
  roomId = are.roomId;
  await are.take(world.ingrid, { kind: 'offered' });
  await are.take(world.are, { kind: 'wished' });
  await are.take(world.ingrid, planned('2026-11-10T12:00:00.000Z'));
  await are.take(world.ingrid, { kind: 'cancelled', reason: 'somebody-was-ill', words: 'Sara er syk' });
  await are.take(world.are, { kind: 'stopped', reason: 'citizen-does-not-wish', words: '' });
  const id = await world.add.addPerson({ givenName: 'Liv', familyName: 'Berg' });
  leader = { id, role: await world.add.addRole(id, world.organisations.municipality, 'leader') };
});
afterAll(async () => {
  await app.end();
  await world.server.close();
});

const closed = () => closeMonths(world.server.server.parts.db, world.server.clock.now());
const told = () =>
  world.server.database.asOwner<{ place: string; of: string }>(
    `select place, array_to_string(audience, ' ') as of from hint where what = 'transitions.month-closed' and notify order by id`,
  );
const who = async () => ({
  liv: await world.as(leader.id as never, leader.role as never),
  ingrid: await world.as(world.people.ingrid, world.roles.ingrid),
  sara: await world.as(world.people.sara, world.roles.sara),
  frida: await world.as(world.people.frida, world.roles.frida),
});
const read = (one: Somebody, month = november) => transitionsOf(world, one).getClosedMonth({ month });
const answer = (one: Somebody, words: string, id: string = randomUUID()) =>
  transitionsOf(world, one).answerQuestion({ month: november, reason: 'somebody-was-ill', id, words });

describe('A month', () => {
  it('is closed once when it is over, and its leader is told that there are questions, without what', async () => {
    world.server.clock.moveTo('2026-11-30T22:30:00.000Z');
    expect(await closed()).toBe(0);
    world.server.clock.moveTo('2026-11-30T23:30:00.000Z');
    // The municipality and the centre; nothing happened at the others.
    expect(await Promise.all([closed(), closed()])).toContain(2);
    expect(await closed()).toBe(0);
    // The centre has nobody who leads.
    expect(await told()).toEqual([{ place: world.organisations.municipality, of: leader.id }]);
  });

  it('keeps its numbers as they were, whatever happens afterwards', async () => {
    const { liv, sara, frida } = await who();
    const [ours, theirs] = [await read(liv), await read(sara)];
    expect(ours).toMatchObject({
      month: november,
      pairs: [{ organisation: 'Øyane DPS', sent: true, stages: { opened: 1, planned: 1 } }],
      questions: [{ reason: 'somebody-was-ill', times: 1, answer: null }],
      before: [],
      iMayAnswer: true,
    });
    expect(theirs).toMatchObject({ pairs: [{ sent: false }], iMayAnswer: false });
    expect(await refusalOf(read(frida))).toBe('not-found');
    expect(await refusalOf(read(liv, december))).toBe('not-found');
    const changed = `update handover_action set step = jsonb_set(step, '{reason}', '"no-common-time"') where kind = 'cancelled'`;
    await world.server.database.asOwner(changed);
    expect(await read(liv)).toEqual(ours);
  });

  it('is answered by who leads, in a sentence that all who work there read; said anew, the last one counts', async () => {
    const { liv, ingrid, sara } = await who();
    expect(await refusalOf(answer(ingrid, 'Vi ringer'))).toBe('leader-needed');
    expect(await refusalOf(answer(sara, 'Vi ringer'))).toBe('leader-needed');
    const id = randomUUID();
    await answer(liv, 'Vi har en vikar', id);
    await answer(liv, 'Vi har en vikar', id);
    world.server.clock.moveBy(60_000);
    await answer(liv, 'Vi har to vikarer');
    const given = { answer: { words: 'Vi har to vikarer', byName: 'Liv Berg' } };
    expect((await read(ingrid)).questions).toMatchObject([given]);
    expect((await read(sara)).questions).toMatchObject([{ answer: null }]);
    expect(await transitionsOf(world, ingrid).listClosedMonths()).toEqual({
      months: [{ month: november, asked: 1, answered: 1 }],
      iMayAnswer: false,
    });
    const other = { month: november, reason: 'too-urgent', id: randomUUID(), words: 'Ja' } as const;
    expect(await refusalOf(transitionsOf(world, liv).answerQuestion(other))).toBe('not-found');
  });

  it('shows what was asked of the one before, and what was said to it', async () => {
    world.server.clock.moveTo('2026-12-10T10:00:00.000Z');
    const { ingrid } = await who();
    const referral = { roomId, id: PathwayId.parse(randomUUID()), organisationId: world.organisations.dps, why: 'Uro' };
    await world.server.client(pathwaysContract, ingrid.cookie).refer(referral);
    world.server.clock.moveTo('2027-01-01T10:00:00.000Z');
    expect(await closed()).toBe(2);
    expect(await told()).toHaveLength(1);
    const later = await world.as(leader.id as never, leader.role as never);
    expect(await read(later, december)).toMatchObject({
      questions: [],
      before: [{ reason: 'somebody-was-ill', answer: { words: 'Vi har to vikarer' } }],
    });
  });
});

describe('A month after which no server ran', () => {
  it('is closed when one runs again within three, once, and its leader is told', async () => {
    const late = await startTransitionsWorld();
    const close = () => closeMonths(late.server.server.parts.db, late.server.clock.now());
    try {
      await openHandover(late);
      late.server.clock.moveTo('2027-02-03T10:00:00.000Z');
      expect(await Promise.all([close(), close()])).toEqual(expect.arrayContaining([0, 2]));
      const months = await late.server.database.asOwner('select distinct month from closed_month');
      expect(months).toEqual([{ month: '2026-11' }]);
    } finally {
      await late.server.close();
    }
  });
});

describe('The row policies alone', () => {
  const as = () => ({
    liv: actingAs(leader.id, leader.role as never),
    ingrid: actingAs(world.people.ingrid, world.roles.ingrid),
    sara: actingAs(world.people.sara, world.roles.sara),
    are: { person_id: world.people.are, acting_kind: 'citizen' },
  });
  const run = (name: keyof ReturnType<typeof as>, ...statements: readonly Statement[]) =>
    runInNameOf(app, { now: world.server.clock.now().toISOString(), ...as()[name] }, statements);
  const all = ['liv', 'ingrid', 'sara', 'are'] as const;

  it('show a month to who works there, and let who leads there answer in her own name', async () => {
    const said = (name: (typeof all)[number], person = as()[name].person_id): Statement => [
      `insert into month_answer (id, organisation_id, month, reason, words, by_person, by_role_id, at)
       values (gen_random_uuid(), $1, '2026-11', 'somebody-was-ill', 'x', $2, $3, clock_now())`,
      [world.organisations.municipality, person, name === 'are' ? leader.role.id : actingIdOf(as()[name])],
    ];
    const reads = { liv: 2, ingrid: 2, sara: 2, are: 0 };
    for (const name of all) {
      expect(await run(name, ['select 1 from closed_month']), name).toBe(reads[name]);
      expect(await run(name, ['select 1 from month_question']), name).toBe(name === 'are' ? 0 : 1);
      expect(await run(name, said(name)), name).toBe(name === 'liv' ? 1 : 'refused');
    }
    expect(await run('sara', ['select 1 from month_answer'])).toBe(0);
    expect(await run('ingrid', ['select 1 from month_answer'])).toBe(2);
    expect(await run('liv', said('liv', world.people.ingrid))).toBe('refused');
  });

  it('let nobody close a month, change one, or ask what only the closing asks', async () => {
    const asked: readonly Statement[] = [
      [
        `insert into closed_month (organisation_id, month, counted, closed_at) values ($1, '2026-10', '{}', clock_now())`,
        [world.organisations.municipality],
      ],
      [`update closed_month set counted = '{}'`],
      ['delete from month_question'],
      ['delete from month_answer'],
      [`select 1 from handovers_of($1, '2026-11-01', '2026-12-01')`, [world.organisations.municipality]],
    ];
    for (const name of all) for (const one of asked) expect(await run(name, one), `${name}: ${one[0]}`).toBe('refused');
    for (const name of all)
      for (const text of [`months_to_close('2026-11', '2026-11-01', '2026-12-01')`, 'leaders_to_tell(null)'])
        await expect(run(name, [`select 1 from ${text}`]), name).rejects.toThrow('only the closing');
  });
});

const actingIdOf = (settings: Readonly<Record<string, string>>) => settings['acting_id'];
