import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getDay } from '../../../kernel/day.ts';
import { PersonId, RoomId } from '../../../kernel/ids.ts';
import { makeSyntheticNorwegian } from '../../../kernel/synthetic-numbers.ts';
import { minutes } from '../../../platform/testing/held-clock.ts';
import { inNameOf } from '../../../platform/testing/in-name-of.ts';
import { type AresWorld, decide, newMessage, openAresRoom, refusalOf, startAresWorld } from './rooms-for-tests.ts';

let world: AresWorld;
let app: pg.Pool;
let roomId: RoomId;
let participants: Awaited<ReturnType<typeof openAresRoom>>['participants'];

beforeAll(async () => {
  world = await startAresWorld();
  app = new pg.Pool({ connectionString: world.server.database.appUrl, max: 1 });
});
/** A citizen, a room and everybody signed in anew for each test, so that none leans on another. */
beforeEach(async () => {
  const { add, people, organisations, roles, as } = world;
  world.server.clock.moveBy(minutes(1));
  people.are = await add.addPerson({ givenName: 'Are', familyName: 'Solberg', birthDay: '1986-03-02' });
  for (const organisation of [organisations.municipality, organisations.nav])
    await add.affiliate(people.are, organisation);
  world.are = await as(people.are);
  for (const name of ['ingrid', 'frida', 'vera', 'sara'] as const) world[name] = await as(people[name], roles[name]);
  ({ roomId, participants } = await openAresRoom(world));
  await world.are.rooms.sendMessage({ roomId, message: newMessage('Før blokkeringen') });
});
afterAll(async () => {
  await app.end();
  await world.server.close();
});

const blockVera = () => world.are.consent.block({ personId: world.people.vera });

describe('Somebody whom the citizen has blocked', () => {
  it('is out of the room in that second, and it looks to her as a room that never was', async () => {
    expect((await world.vera.rooms.listRooms()).map(({ id }) => id)).toContain(roomId);
    await blockVera();
    expect((await world.vera.rooms.listRooms()).map(({ id }) => id)).not.toContain(roomId);
    const nowhere = RoomId.parse(randomUUID());
    for (const at of [roomId, nowhere]) {
      expect(await refusalOf(world.vera.rooms.getRoom({ roomId: at }))).toBe('not-found');
      expect(await refusalOf(world.vera.rooms.listMessages({ roomId: at }))).toBe('not-found');
      expect(await refusalOf(world.vera.rooms.sendMessage({ roomId: at, message: newMessage('Hei') }))).toBe(
        'not-found',
      );
      expect(await refusalOf(world.vera.rooms.join({ roomId: at }))).toBe('not-found');
    }
    expect(await world.vera.rooms.search({ text: 'blokkeringen' })).toEqual([]);
  });

  it('is gone in all her roles, also one that she gets later', async () => {
    const asNurse = await world.add.addRole(world.people.vera, world.organisations.municipality, 'nurse');
    const { participantId } = await world.are.rooms.invite({
      roomId,
      invitee: { kind: 'practitioner', roleId: asNurse.id, why: '' },
    });
    await decide(world.are, { roomId, granteeId: participantId }, 'give');
    const nurse = await world.as(world.people.vera, asNurse);
    await nurse.rooms.join({ roomId });
    await blockVera();
    expect(await refusalOf(nurse.rooms.getRoom({ roomId }))).toBe('not-found');
    expect(await refusalOf(world.vera.rooms.getRoom({ roomId }))).toBe('not-found');
    const later = await world.add.addRole(
      world.people.vera,
      world.organisations.municipality,
      `coordinator-${randomUUID()}`,
    );
    const coordinator = await world.as(world.people.vera, later);
    expect((await coordinator.people.findCitizens({ text: 'solberg' })).map(({ id }) => id)).not.toContain(
      world.people.are,
    );
  });

  it('finds the citizen no more, by name or by number, while her colleague does', async () => {
    const { people, server, as, add, organisations } = world;
    const colleague = await as(
      people.sara,
      await add.addRole(people.sara, organisations.nav, `adviser-${randomUUID()}`),
    );
    expect((await world.vera.people.findCitizens({ text: 'solberg' })).map(({ id }) => id)).toContain(people.are);
    await blockVera();
    expect((await world.vera.people.findCitizens({ text: 'solberg' })).map(({ id }) => id)).not.toContain(people.are);
    expect((await colleague.people.findCitizens({ text: 'solberg' })).map(({ id }) => id)).toContain(people.are);
    expect(server.faults).toEqual([]);
  });

  it('registers her as ever, is answered as ever, and gets nothing by it', async () => {
    const { people, add, organisations, as } = world;
    const born = getDay(1991, 2, 3);
    const citizenNumber = makeSyntheticNorwegian(born, Math.floor(Math.random() * 300) + 50);
    const per = await add.addPerson({ givenName: 'Per', familyName: 'Strand', number: citizenNumber });
    const asPer = await as(per);
    const given = {
      country: 'NO' as const,
      identityNumber: citizenNumber.digits,
      givenName: 'Per',
      familyName: 'Strand',
    };
    await asPer.consent.block({ personId: people.vera });
    expect(await world.vera.people.registerCitizen(given)).toEqual({ citizenId: per });
    const open = { citizenId: per, purpose: 'Et rom', circle: [] };
    expect(await world.vera.people.findCitizens({ text: citizenNumber.digits })).toEqual([]);
    expect(await world.vera.people.findCitizens({ text: 'strand' })).toEqual([]);
    expect(await refusalOf(world.vera.rooms.openRoom({ id: RoomId.parse(randomUUID()), ...open }))).toBe('not-found');
    const nobody = { ...open, citizenId: PersonId.parse(randomUUID()) };
    expect(await refusalOf(world.vera.rooms.openRoom({ id: RoomId.parse(randomUUID()), ...nobody }))).toBe('not-found');
    const colleague = await as(
      people.sara,
      await add.addRole(people.sara, organisations.nav, `adviser-${randomUUID()}`),
    );
    expect(await colleague.people.findCitizens({ text: citizenNumber.digits })).toHaveLength(1);
    await colleague.rooms.openRoom({ id: RoomId.parse(randomUUID()), ...open });
  });

  it('comes in by no link that was made for her', async () => {
    const { participantId } = await world.are.rooms.invite({
      roomId,
      invitee: {
        kind: 'by-name',
        givenName: 'Sara',
        familyName: 'Lie',
        organisationId: world.organisations.dps,
        profession: 'psychologist',
        why: '',
      },
    });
    await decide(world.are, { roomId, granteeId: participantId }, 'give');
    const { token } = await world.are.rooms.renewLink({ roomId, participantId });
    expect(await refusalOf(world.sara.rooms.openInvitation({ token }))).toBe('allowed');
    await world.are.consent.block({ personId: world.people.sara });
    expect(await refusalOf(world.sara.rooms.openInvitation({ token }))).toBe('invitation-has-ended');
    expect(await refusalOf(world.sara.rooms.acceptInvitation({ token }))).toBe('invitation-has-ended');
  });

  it('is to her colleagues somebody who is no longer there, and the overview passes on', async () => {
    await world.are.consent.block({ personId: world.people.ingrid });
    const room = await world.vera.rooms.getRoom({ roomId });
    expect(room.participants.map(({ givenName }) => givenName).sort()).toEqual(['Are', 'Frida', 'Vera']);
    expect(room.participants.filter(({ isContact }) => isContact)).toHaveLength(1);
    expect(JSON.stringify(room)).not.toContain('block');
  });

  it('loses what was on its way to her, and her open page is told to forget the room', async () => {
    const hintsOf = (what: string) =>
      world.server.database.asOwner(`select 1 from hint where what = $1 and place = $2 and $3 = any (audience)`, [
        what,
        roomId,
        world.people.vera,
      ]);
    expect(await hintsOf('rooms.message-sent')).toHaveLength(1);
    await blockVera();
    expect(await hintsOf('rooms.message-sent')).toEqual([]);
    expect(await hintsOf('rooms.access-ended')).toHaveLength(1);
    await world.are.rooms.sendMessage({ roomId, message: newMessage('Etter') });
    expect(await hintsOf('rooms.message-sent')).toEqual([]);
  });
});

describe('A yes for somebody who is blocked', () => {
  it('is refused to the citizen until she has lifted the block, and then counts', async () => {
    await blockVera();
    const about = { roomId, granteeId: participants.vera };
    expect(await refusalOf(decide(world.are, about, 'give'))).toBe('practitioner-is-blocked');
    expect(await refusalOf(world.vera.rooms.getRoom({ roomId }))).toBe('not-found');
    await world.are.consent.liftBlock({ personId: world.people.vera });
    expect(await refusalOf(world.vera.rooms.getRoom({ roomId }))).toBe('not-found');
    expect(await refusalOf(decide(world.are, about, 'give'))).toBe('allowed');
    expect(await refusalOf(world.vera.rooms.getRoom({ roomId }))).toBe('allowed');
  });

  it('can be written down by no colleague, who is not told of the block either', async () => {
    await blockVera();
    await world.ingrid.rooms.invite({
      roomId,
      invitee: { kind: 'practitioner', roleId: world.roles.vera.id, why: '' },
    });
    const about = { roomId, granteeId: participants.vera };
    expect(await world.ingrid.rooms.preview({ roomId, participantId: participants.vera, sees: 'all' })).toMatchObject({
      messagesSeen: 1,
    });
    expect(await refusalOf(decide(world.ingrid, about, 'give', { toldBy: 'phone' }))).toBe('only-citizen-side-decides');
    expect(
      await refusalOf(decide(world.ingrid, { roomId, granteeId: participants.frida }, 'withdraw', { toldBy: 'phone' })),
    ).toBe('allowed');
  });
});

describe('Blocking and lifting', () => {
  it('are recorded with time and who did it, and again is no second step', async () => {
    const before = world.server.clock.now().toISOString();
    await blockVera();
    await blockVera();
    world.server.clock.moveBy(minutes(5));
    await world.are.consent.liftBlock({ personId: world.people.vera });
    const [block, ...more] = await world.are.consent.listBlocks();
    expect(more).toEqual([]);
    expect(block).toMatchObject({ givenName: 'Vera', familyName: 'Nilsen', holds: false });
    expect(block?.actions).toEqual([
      { kind: 'blocked', at: before, decidedAs: 'citizen', decidedByName: 'Are Solberg' },
      {
        kind: 'lifted',
        at: world.server.clock.now().toISOString(),
        decidedAs: 'citizen',
        decidedByName: 'Are Solberg',
      },
    ]);
    const { entries } = await world.are.audit.listEntries({});
    expect(entries.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['consent.practitioner-blocked', 'consent.block-lifted']),
    );
  });

  it('are the guardian’s for a child, and nobody else’s', async () => {
    const { add, as, people } = world;
    const nora = await add.addPerson({ givenName: 'Nora', birthDay: '2015-05-01' });
    const gro = await add.addPerson({ givenName: 'Gro' });
    const guardian = await as(gro, await add.addRelated(nora, gro, 'guardian'));
    const relative = await as(people.sara, await add.addRelated(nora, people.sara, 'relative'));
    const vera = { personId: people.vera };
    expect(await refusalOf((await as(nora)).consent.block(vera))).toBe('guardian-decides');
    expect(await refusalOf(relative.consent.block(vera))).toBe('other-role-needed');
    expect(await refusalOf(world.ingrid.consent.block(vera))).toBe('other-role-needed');
    expect(await refusalOf(guardian.consent.block(vera))).toBe('allowed');
    expect(await refusalOf((await as(nora)).consent.liftBlock(vera))).toBe('guardian-decides');
    expect(await guardian.consent.listBlocks()).toHaveLength(1);
    expect(await refusalOf(relative.consent.listBlocks())).toBe('other-role-needed');
  });

  it('are of practitioners alone, and not of oneself', async () => {
    const nobody = await world.add.addPerson({ givenName: 'Kari' });
    expect(await refusalOf(world.are.consent.block({ personId: nobody }))).toBe('not-found');
    expect(await refusalOf(world.are.consent.block({ personId: world.people.are }))).toBe('not-found');
  });
});

describe('The row policies alone', () => {
  /** Runs one statement as the application's role in somebody's name, and undoes it. */
  async function run(
    who: 'are' | 'vera' | 'ingrid',
    text: string,
    values: unknown[] = [],
  ): Promise<number | 'refused'> {
    const { people, roles } = world;
    const acting =
      who === 'are'
        ? { acting_kind: 'citizen' }
        : { acting_kind: 'practitioner', acting_id: roles[who].id, organisation_id: roles[who].organisationId };
    const settings = { now: world.server.clock.now().toISOString(), person_id: people[who], ...acting };
    try {
      return await inNameOf(app, settings, async (client) => (await client.query(text, values)).rowCount ?? 0);
    } catch (error) {
      if (error instanceof Error && /row-level security|permission denied/.test(error.message)) return 'refused';
      throw error;
    }
  }

  it('hide the citizen, her room, its threads and messages from the blocked, though a yes stands there', async () => {
    const seen: [string, string][] = [
      ['select 1 from person where id = $1', world.people.are],
      ['select 1 from affiliation where citizen_id = $1', world.people.are],
      ['select 1 from room where id = $1', roomId],
      ['select 1 from participant where room_id = $1', roomId],
      ['select 1 from message where room_id = $1', roomId],
      ['select 1 from consent where subject_id = $1', roomId],
    ];
    for (const [text, id] of seen) expect(await run('vera', text, [id]), text).toBeGreaterThan(0);
    await blockVera();
    // As if the rules had let a yes through: the block holds all the same.
    await world.server.database.asOwner(`update consent set state = 'given' where grantee_id = $1`, [
      participants.vera,
    ]);
    for (const [text, id] of seen) expect(await run('vera', text, [id]), text).toBe(0);
    for (const [text, id] of seen.slice(2)) expect(await run('ingrid', text, [id]), text).toBeGreaterThan(0);
    const sent = `insert into message (id, room_id, thread_id, citizen_id, seq, participant_id, body, urgency, asks, sent_at)
      select gen_random_uuid(), room_id, id, citizen_id, 99, $2, 'Hei', 'no-hurry', 'nobody', clock_now() from thread where room_id = $1`;
    expect(await run('vera', sent, [roomId, participants.vera])).toBe(0);
  });

  it('show a block to the citizen’s side alone', async () => {
    await blockVera();
    for (const table of ['block', 'block_action']) {
      const text = `select 1 from ${table} where citizen_id = $1`;
      expect(await run('are', text, [world.people.are])).toBe(1);
      for (const who of ['vera', 'ingrid'] as const) expect(await run(who, text, [world.people.are])).toBe(0);
    }
  });

  it('let nobody block in another’s name, say that a block was lifted which was not, or change a step', async () => {
    const step = (by: string) => [world.people.are, world.people.vera, by];
    const added = `insert into block_action (citizen_id, person_id, position, kind, decided_by, decided_as, at)
      values ($1, $2, 1, 'blocked', $3, 'citizen', clock_now())`;
    expect(await run('are', added, step(world.people.are))).toBe(1);
    expect(await run('are', added, step(world.people.ingrid))).toBe('refused');
    expect(await run('ingrid', added, step(world.people.ingrid))).toBe('refused');
    await blockVera();
    expect(await run('are', 'update block set holds = false where citizen_id = $1', [world.people.are])).toBe(
      'refused',
    );
    expect(await run('vera', 'update block set holds = false where citizen_id = $1', [world.people.are])).toBe(0);
    expect(await run('are', `update block_action set kind = 'lifted'`)).toBe('refused');
    expect(await run('are', 'delete from block')).toBe('refused');
  });
});

it('none of it met a fault', () => expect(world.server.faults).toEqual([]));
