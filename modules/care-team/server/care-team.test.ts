import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RoomId } from '../../../kernel/ids.ts';
import { minutes } from '../../../platform/testing/held-clock.ts';
import { actingAs, runInNameOf, type Statement } from '../../../platform/testing/in-name-of.ts';
import { PathwayId } from '../../pathways/domain/pathway.ts';
import { letIn, pathwaysOf } from '../../pathways/server/pathways-for-tests.ts';
import { decide, refusalOf } from '../../rooms/server/rooms-for-tests.ts';
import { type CareTeamWorld, careTeamOf, startCareTeamWorld } from './care-team-for-tests.ts';

let world: CareTeamWorld;
let app: pg.Pool;
beforeAll(async () => {
  world = await startCareTeamWorld();
  app = new pg.Pool({ connectionString: world.server.database.appUrl, max: 1 });
});
afterAll(async () => {
  await app.end();
  await world.server.close();
});

const mine = () => careTeamOf(world, world.are);
const later = () => world.server.clock.moveBy(minutes(1));

describe('My people', () => {
  it('are those who work in my rooms now: who holds something first, and none of them mine before I say so', async () => {
    const { members, citizen, trust } = await mine().getCareTeam();
    expect(citizen).toMatchObject({ givenName: 'Are', isMe: true });
    expect(members.map(({ name, parts }) => [name, parts])).toEqual([
      ['Ingrid Haugen', ['overview']],
      ['Sara Lie', ['pathway']],
      ['Frida Moe', []],
      ['Vera Nilsen', []],
    ]);
    expect(members.every(({ confirmedAt }) => confirmedAt === null)).toBe(true);
    expect(trust).toBeNull();
  });

  it('are mine by my word, which I take back by another; said again nothing changes', async () => {
    const roleId = world.roles.sara.id;
    const confirmedAt = async () =>
      (await mine().getCareTeam()).members.find((member) => member.roleId === roleId)?.confirmedAt;
    const said = world.server.clock.now().toISOString();
    await mine().sayMine({ roleId, isMine: true });
    later();
    await mine().sayMine({ roleId, isMine: true });
    expect(await confirmedAt()).toBe(said);
    await mine().sayMine({ roleId, isMine: false });
    expect(await confirmedAt()).toBeNull();
    later();
    const anew = world.server.clock.now().toISOString();
    await mine().sayMine({ roleId, isMine: true });
    expect(await confirmedAt()).toBe(anew);
  });

  it('are said by the citizen alone, and of nobody who does not work around her', async () => {
    const roleId = world.roles.vera.id;
    expect(await refusalOf(careTeamOf(world, world.vera).sayMine({ roleId, isMine: true }))).toBe('other-role-needed');
    expect(await refusalOf(mine().sayMine({ roleId: world.roles.stranger.id, isMine: true }))).toBe('not-found');
    expect(await refusalOf(mine().sayMine({ roleId: world.ivar.role.id, isMine: false }))).toBe('not-found');
    expect(await refusalOf(mine().sayMine({ roleId, isMine: true }))).toBe('allowed');
  });

  it('are no more around me when I have shut them out; the word stands for when they come back', async () => {
    const about = { roomId: world.roomId, granteeId: world.inRoom.participants.frida };
    const roleId = world.roles.frida.id;
    await mine().sayMine({ roleId, isMine: true });
    await decide(world.are, about, 'withdraw');
    const names = async () => (await mine().getCareTeam()).members.map(({ name }) => name);
    expect(await names()).not.toContain('Frida Moe');
    expect(await refusalOf(mine().sayMine({ roleId, isMine: true }))).toBe('not-found');
    await decide(world.are, about, 'give');
    expect(await names()).toContain('Frida Moe');
  });
});

describe('Whether I have somebody whom I trust', () => {
  it('is answered and answered anew, and nobody else is told', async () => {
    expect((await mine().answerTrust({ answer: 'not-now' })).trust?.answer).toBe('not-now');
    later();
    expect((await mine().answerTrust({ answer: 'yes' })).trust?.answer).toBe('yes');
    for (const who of [world.ingrid, world.sara])
      expect(await refusalOf(careTeamOf(world, who).answerTrust({ answer: 'yes' }))).toBe('other-role-needed');
  });
});

describe('The numbers of an organisation', () => {
  /** Citizens whose pathway Sara holds at the centre; gives how each may speak. */
  async function heldBySara(count: number) {
    const citizens = Array.from({ length: count }, async (_, nr) => {
      const citizenId = await world.add.addPerson({ givenName: `Citizen${nr}`, familyName: 'Counted' });
      await world.add.affiliate(citizenId, world.organisations.municipality);
      const citizen = await world.as(citizenId);
      const [roomId, id] = [RoomId.parse(randomUUID()), PathwayId.parse(randomUUID())];
      await world.ingrid.rooms.openRoom({ id: roomId, citizenId, purpose: 'Søvn', circle: [] });
      const { participants } = await citizen.rooms.getRoom({ roomId });
      const seat = participants.find(({ kind }) => kind === 'practitioner');
      if (seat !== undefined) await decide(citizen, { roomId, granteeId: seat.id }, 'give');
      await letIn({ ...world, are: citizen }, roomId, world.sara, world.roles.sara);
      const organisationId = world.organisations.dps;
      await pathwaysOf(world, world.ingrid).refer({ roomId, id, organisationId, why: 'Søvn' });
      for (const kind of ['accepted', 'responsibility-accepted'] as const)
        await pathwaysOf(world, world.sara).takeStep({ pathwayId: id, id: randomUUID(), step: { kind } });
      return citizen;
    });
    return Promise.all(citizens);
  }
  const coverage = () => careTeamOf(world, world.sara).getCoverage();

  it('tell nothing of four answers and all of five, in whole numbers', async () => {
    // With Are, who has answered yes and said that Sara is his.
    const citizens = await heldBySara(5);
    expect(await coverage()).toEqual({ citizens: 6, told: null, confirmed: 1 });
    const [first, second, third, fourth, fifth] = citizens;
    for (const citizen of [first, second])
      if (citizen !== undefined) await careTeamOf(world, citizen).answerTrust({ answer: 'yes' });
    if (third !== undefined) await careTeamOf(world, third).answerTrust({ answer: 'not-now' });
    // What one would rather not say is no answer that is counted.
    if (fourth !== undefined) await careTeamOf(world, fourth).answerTrust({ answer: 'rather-not' });
    expect((await coverage()).told).toBeNull();
    if (fifth !== undefined) await careTeamOf(world, fifth).answerTrust({ answer: 'not-now' });
    expect(await coverage()).toEqual({ citizens: 6, told: { answered: 5, trusting: 3 }, confirmed: 1 });
    // Nobody of another organisation counts them.
    expect((await careTeamOf(world, world.vera).getCoverage()).citizens).toBe(0);
  });
});

describe('The row policies of the care team, alone', () => {
  type Who = 'are' | 'ingrid' | 'veraAsCitizen' | 'nobody';
  const run = (who: Who, ...statements: readonly Statement[]) => {
    const settings: Record<Who, Readonly<Record<string, string>>> = {
      are: { person_id: world.people.are, acting_kind: 'citizen' },
      ingrid: actingAs(world.people.ingrid, world.roles.ingrid),
      veraAsCitizen: { person_id: world.people.vera, acting_kind: 'citizen' },
      nobody: {},
    };
    return runInNameOf(app, { now: world.server.clock.now().toISOString(), ...settings[who] }, statements);
  };
  const now = () => world.server.clock.now().toISOString();
  const said = (by: string, roleId: string, at = now()): Statement => [
    `insert into care_team_member (citizen_id, role_id, is_mine, said_at, said_by) values ($1, $2, true, $3, $4)`,
    [world.people.are, roleId, at, by],
  ];
  const changed = (by: string, isMine: boolean, roleId: string): Statement => [
    `update care_team_member set is_mine = $1, said_at = $2, said_by = $3 where role_id = $4`,
    [isMine, now(), by, roleId],
  ];
  const answered = (by: string): Statement => [
    `insert into trust_answer (citizen_id, answer, said_at, said_by) values ($1, 'yes', $2, $3)
     on conflict (citizen_id) do update set answer = excluded.answer, said_at = excluded.said_at, said_by = excluded.said_by`,
    [world.people.are, now(), by],
  ];

  it('let the citizen say it in her own name and moment, of who is around her; nobody else, and of nobody else', async () => {
    const { are, ingrid, vera } = world.people;
    const { ingrid: hers, stranger } = world.roles;
    expect(await run('are', said(are, hers.id))).toBe(1);
    expect(await run('are', said(are, stranger.id))).toBe('refused');
    expect(await run('are', said(ingrid, hers.id))).toBe('refused');
    expect(await run('are', said(are, hers.id, '2020-01-01T00:00:00Z'))).toBe('refused');
    expect(await run('ingrid', said(ingrid, hers.id))).toBe('refused');
    expect(await run('veraAsCitizen', said(vera, hers.id))).toBe('refused');
    const saras = world.roles.sara.id;
    expect(await run('are', changed(are, false, saras))).toBe(1);
    expect(await run('ingrid', changed(ingrid, false, saras))).toBe(0);
    expect(await run('are', ['delete from care_team_member', []])).toBe('refused');
  });

  it('let her alone answer whether she trusts somebody', async () => {
    expect(await run('are', answered(world.people.are))).toBe(1);
    expect(await run('are', answered(world.people.ingrid))).toBe('refused');
    expect(await run('ingrid', answered(world.people.ingrid))).toBe('refused');
  });

  it('show what she says to her, and to others in the room only who is hers', async () => {
    const all: Statement = ['select role_id from care_team_member', []];
    const trust: Statement = ['select answer from trust_answer', []];
    const here: Statement = ['select role_id from confirmed_in_my_room($1)', [world.roomId]];
    expect(await run('are', all)).toBe(3);
    expect(await run('are', trust)).toBe(1);
    for (const who of ['ingrid', 'veraAsCitizen', 'nobody'] as const) {
      expect(await run(who, all), who).toBe(0);
      expect(await run(who, trust), who).toBe(0);
    }
    expect(await run('ingrid', here)).toBe(3);
    expect(await run('veraAsCitizen', here)).toBe(0);
  });
});
