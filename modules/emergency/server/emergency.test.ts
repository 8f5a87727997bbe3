import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PersonId } from '../../../kernel/ids.ts';
import { RoomId } from '../../../kernel/ids.ts';
import { minutes } from '../../../platform/testing/held-clock.ts';
import { decide, newMessage, refusalOf } from '../../rooms/server/rooms-for-tests.ts';
import { asking, type EmergencyWorld, emergencyOf, newNumber, startEmergencyWorld } from './emergency-for-tests.ts';

let world: EmergencyWorld;
let odd: Awaited<ReturnType<typeof emergencyOf>>;
let torill: typeof odd;
/** Per, with a number, who is in a room of Ingrid's with Vera and Frida. */
let per: PersonId;
let number: string;

beforeAll(async () => {
  world = await startEmergencyWorld();
});
beforeEach(async () => {
  const { server, add, organisations, people, roles } = world;
  server.clock.moveBy(minutes(60));
  const given = newNumber();
  number = given.digits;
  per = await add.addPerson({ givenName: 'Per', familyName: 'Strand', number: given });
  await add.affiliate(per, organisations.municipality);
  const [ingrid, vera, asPer] = [
    await world.as(people.ingrid, roles.ingrid),
    await world.as(people.vera, roles.vera),
    await world.as(per),
  ];
  const { roomId } = await ingrid.rooms.openRoom({
    id: RoomId.parse(randomUUID()),
    citizenId: per,
    purpose: 'Hemmelig-formål',
    circle: [{ kind: 'practitioner', roleId: roles.vera.id, why: 'Hemmelig-hvorfor' }],
  });
  for (const { id: granteeId, kind } of (await asPer.rooms.getRoom({ roomId })).participants)
    if (kind !== 'citizen') await decide(asPer, { roomId, granteeId }, 'give');
  await vera.rooms.join({ roomId });
  await asPer.rooms.sendMessage({ roomId, message: newMessage('Hemmelig-melding') });
  const nextStep = { what: 'Samtale', with: 'Ingrid', why: 'Hemmelig-grunn', when: 'tirsdag kl. 10' };
  await ingrid.rooms.setNextStep({ roomId, nextStep });
  odd = await emergencyOf(world, people.stranger, roles.stranger);
  torill = await emergencyOf(world, world.torill.id, world.torill.role);
});
afterAll(() => world.server.close());

const citizen = () => emergencyOf(world, per);
const hintsOf = (what: string, place: string) =>
  world.server.database.asOwner<{ audience: string[]; notify: boolean }>(
    'select audience, notify from hint where what = $1 and place = $2 order by id',
    [what, place],
  );

describe('Emergency access', () => {
  it('shows who is around the citizen, who holds the overview and what happens next, and nothing that was written', async () => {
    const opened = await odd.open(asking(number));
    const { id } = opened;
    const circle = await odd.look({ accessId: id });
    expect(circle).toMatchObject({
      citizen: { givenName: 'Per', familyName: 'Strand' },
      circles: [
        {
          people: [
            { name: 'Ingrid Haugen', profession: 'psychologist', organisation: 'Askøy kommune', holdsOverview: true },
            { name: 'Vera Nilsen', profession: 'adviser', organisation: 'NAV Askøy', holdsOverview: false },
          ],
          nextStep: { what: 'Samtale', with: 'Ingrid', when: 'tirsdag kl. 10' },
        },
      ],
    });
    expect(JSON.stringify(circle)).not.toMatch(/Hemmelig/);
    expect(await odd.findOpen()).toEqual({
      id,
      reason: 'life-at-risk',
      openedAt: opened.openedAt,
      endsAt: circle.endsAt,
    });
  });

  it('is no way into the room: threads, messages and search stay closed', async () => {
    await odd.open(asking(number));
    const stranger = await world.as(world.people.stranger, world.roles.stranger);
    const rooms = await (await world.as(per)).rooms.listRooms();
    for (const { id: roomId } of rooms) {
      expect(await refusalOf(stranger.rooms.getRoom({ roomId }))).toBe('not-found');
      expect(await refusalOf(stranger.rooms.listMessages({ roomId }))).toBe('not-found');
    }
    expect(rooms).toHaveLength(1);
    expect(await stranger.rooms.search({ text: 'Hemmelig' })).toEqual([]);
  });

  it('lasts half an hour, ends early by whoever made it, and is then not there', async () => {
    const first = await odd.open(asking(number));
    expect(Date.parse(first.endsAt) - Date.parse(first.openedAt)).toBe(minutes(30));
    world.server.clock.moveBy(minutes(30) - 1);
    expect(await refusalOf(odd.look({ accessId: first.id }))).toBe('allowed');
    world.server.clock.moveBy(1);
    expect(await refusalOf(odd.look({ accessId: first.id }))).toBe('not-found');
    odd = await emergencyOf(world, world.people.stranger, world.roles.stranger);
    expect(await odd.findOpen()).toBeNull();
    const second = await odd.open(asking(number));
    await odd.end({ accessId: second.id });
    expect(await refusalOf(odd.look({ accessId: second.id }))).toBe('not-found');
    expect(await refusalOf(odd.end({ accessId: second.id }))).toBe('not-found');
  });

  it('is one at a time, and sent again the same one', async () => {
    const asked = asking(number);
    const first = await odd.open(asked);
    expect(await odd.open(asked)).toEqual(first);
    expect(await refusalOf(odd.open(asking(number)))).toBe('emergency-access-is-open');
    await odd.end({ accessId: first.id });
    expect(await refusalOf(odd.open(asking(number)))).toBe('allowed');
  });

  it('is somebody else’s to nobody: another’s access is not there', async () => {
    const { id } = await odd.open(asking(number));
    const berit = await emergencyOf(world, world.berit.id, world.berit.role);
    const nowhere = asking(number).id;
    for (const accessId of [id, nowhere]) {
      expect(await refusalOf(berit.look({ accessId }))).toBe('not-found');
      expect(await refusalOf(berit.end({ accessId }))).toBe('not-found');
      expect(await refusalOf(torill.look({ accessId }))).toBe('not-found');
    }
  });

  it('needs a role that the organisation has confirmed, in which one meets people', async () => {
    const { add, people, organisations } = world;
    const unconfirmed = await add.addRole(people.sara, organisations.nav, `guest-${randomUUID()}`, {
      confirmed: false,
    });
    const asSara = await emergencyOf(world, people.sara, unconfirmed);
    const tor = await emergencyOf(world, world.tor.id, world.tor.role);
    expect(await refusalOf(asSara.open(asking(number)))).toBe('other-role-needed');
    expect(await refusalOf(tor.open(asking(number)))).toBe('profession-has-no-emergencies');
    expect(await refusalOf(torill.open(asking(number)))).toBe('profession-has-no-emergencies');
    expect(await refusalOf((await citizen()).open(asking(number)))).toBe('other-role-needed');
    expect(await refusalOf(odd.open(asking(number)))).toBe('allowed');
  });

  it('answers alike for a number that is nobody’s, one’s own, one’s child’s, and that of a citizen who blocks her', async () => {
    const { add, server } = world;
    const [own, childs] = [newNumber(), newNumber()];
    const nurse = await add.addPerson({ givenName: 'Siri', familyName: 'Aas', number: own });
    const role = await add.addRole(nurse, world.organisations.municipality);
    const child = await add.addPerson({ givenName: 'Liv', familyName: 'Aas', number: childs, birthDay: '2015-05-01' });
    await add.addRelated(child, nurse, 'guardian');
    await (await world.as(per)).consent.block({ personId: nurse });
    const cookie = await server.signIn(nurse, role);
    const ask = async (identityNumber: string) => {
      const response = await fetch(`${server.url}/api/emergencies`, {
        method: 'POST',
        headers: { cookie, 'x-tillit': '1', 'content-type': 'application/json' },
        body: JSON.stringify(asking(identityNumber)),
      });
      const headers = [...response.headers].filter(([name]) => !/^(date|x-request-id|x-ratelimit)/.test(name));
      return { status: response.status, body: await response.text(), headers };
    };
    const nobodys = await ask(newNumber().digits);
    expect(nobodys.status).toBe(404);
    for (const digits of [own.digits, childs.digits, number]) expect(await ask(digits)).toEqual(nobodys);
    expect(await refusalOf(odd.open(asking(number)))).toBe('allowed');
    const left = await server.database.asOwner('select 1 from emergency_access where person_id = $1', [nurse]);
    expect(left).toEqual([]);
  });

  it('ends in the second in which the citizen blocks whoever looks', async () => {
    const { id } = await odd.open(asking(number));
    expect(await refusalOf(odd.look({ accessId: id }))).toBe('allowed');
    await (await world.as(per)).consent.block({ personId: world.people.stranger });
    expect(await refusalOf(odd.look({ accessId: id }))).toBe('not-found');
    expect(await odd.findOpen()).toBeNull();
    await (await world.as(per)).consent.liftBlock({ personId: world.people.stranger });
  });
});

describe('The citizen', () => {
  it('is told at once, with who acts for her and the organisation’s officer, without content', async () => {
    const { add } = world;
    const given = newNumber();
    const nora = await add.addPerson({ givenName: 'Nora', birthDay: '2015-05-01', number: given });
    const gro = await add.addPerson({ givenName: 'Gro' });
    const asGuardian = await add.addRelated(nora, gro, 'guardian');
    const { id } = await odd.open(asking(given.digits));
    const [hint, ...more] = await hintsOf('emergency.access-opened', id);
    expect(more).toEqual([]);
    expect(hint?.notify).toBe(true);
    expect(hint?.audience.toSorted()).toEqual([nora, gro, world.torill.id].toSorted());
    const guardian = await emergencyOf(world, gro, asGuardian);
    expect(await guardian.listAboutMe()).toMatchObject([{ id, isRead: false }]);
    await guardian.markRead({ accessId: id });
    expect(await guardian.listAboutMe()).toMatchObject([{ id, isRead: true }]);
    expect(await (await emergencyOf(world, nora)).listAboutMe()).toMatchObject([{ id, isRead: false }]);
  });

  it('has the administrators told where there is no officer', async () => {
    const berit = await emergencyOf(world, world.berit.id, world.berit.role);
    const { id } = await berit.open(asking(number));
    const [hint] = await hintsOf('emergency.access-opened', id);
    expect(hint?.audience.toSorted()).toEqual([per, world.leif.id].toSorted());
    const leif = await emergencyOf(world, world.leif.id, world.leif.role);
    expect((await leif.listToReview()).map((one) => one.id)).toContain(id);
    expect((await torill.listToReview()).map((one) => one.id)).not.toContain(id);
  });

  it('reads who, from where, why and what was looked at, and finds each look in her log with its basis', async () => {
    const { id } = await odd.open(asking(number));
    await odd.look({ accessId: id });
    await odd.look({ accessId: id });
    await odd.end({ accessId: id });
    const asPer = await citizen();
    expect(await asPer.listAboutMe()).toMatchObject([
      {
        id,
        who: { givenName: 'Odd', familyName: 'Fremmed', profession: 'nurse', organisation: 'Askøy kommune' },
        reason: 'life-at-risk',
        words: 'Funnet bevisstløs hjemme, ambulansen er på vei.',
        isOpen: false,
        looks: [{ people: 2 }, { people: 2 }],
        reviews: [],
        isRead: false,
      },
    ]);
    const { entries } = await (await world.as(per)).audit.listEntries({});
    const byOdd = entries.filter(({ who }) => who.personId === world.people.stranger);
    expect(byOdd.map(({ event, basis }) => [event, basis])).toEqual([
      ['emergency.access-ended', 'emergency'],
      ['emergency.circle-seen', 'emergency'],
      ['emergency.circle-seen', 'emergency'],
      ['emergency.access-opened', 'emergency'],
    ]);
  });

  it('alone reads it; a practitioner and somebody close do not, and nobody marks another’s as read', async () => {
    const { add, people } = world;
    const relative = await emergencyOf(world, people.sara, await add.addRelated(per, people.sara, 'relative'));
    const { id } = await odd.open(asking(number));
    expect(await refusalOf(odd.listAboutMe())).toBe('other-role-needed');
    expect(await refusalOf(relative.listAboutMe())).toBe('other-role-needed');
    expect(await refusalOf((await emergencyOf(world, people.are)).markRead({ accessId: id }))).toBe('not-found');
    expect(await refusalOf((await citizen()).markRead({ accessId: id }))).toBe('allowed');
  });
});

describe('The review', () => {
  const said = { outcome: 'justified' as const, words: 'Politiet hadde bedt om det samme kvelden.' };

  it('is the officer’s, when it has ended, and is told to the citizen', async () => {
    const { id: accessId } = await odd.open(asking(number));
    expect(await refusalOf(torill.review({ accessId, id: randomUUID(), ...said }))).toBe('access-is-still-open');
    await odd.end({ accessId });
    const reviews = await torill.review({ accessId, id: randomUUID(), ...said });
    expect(reviews).toMatchObject([{ ...said, byName: 'Torill Eide' }]);
    expect((await (await citizen()).listAboutMe())[0]?.reviews).toEqual(reviews);
    const told = await hintsOf('emergency.access-reviewed', accessId);
    expect(told.filter(({ notify }) => notify).map(({ audience }) => audience)).toEqual([[per]]);
  });

  it('is not changed: another word on it is another review, and the same one sent again is one', async () => {
    const { id: accessId } = await odd.open(asking(number));
    await odd.end({ accessId });
    const once = { accessId, id: randomUUID(), ...said };
    await torill.review(once);
    await torill.review(once);
    world.server.clock.moveBy(minutes(1));
    const after = await torill.review({
      accessId,
      id: randomUUID(),
      outcome: 'needs-follow-up',
      words: 'Vi snakker med Odd.',
    });
    expect(after.map(({ outcome }) => outcome)).toEqual(['justified', 'needs-follow-up']);
  });

  it('is nobody else’s: an officer elsewhere, a colleague and whoever made it find nothing', async () => {
    const { id: accessId } = await odd.open(asking(number));
    await odd.end({ accessId });
    const leif = await emergencyOf(world, world.leif.id, world.leif.role);
    const tor = await emergencyOf(world, world.tor.id, world.tor.role);
    for (const who of [leif, tor, odd]) {
      expect(await refusalOf(who.review({ accessId, id: randomUUID(), ...said }))).toBe('not-found');
      expect((await who.listToReview()).map((one) => one.id)).not.toContain(accessId);
    }
    expect(await refusalOf((await citizen()).review({ accessId, id: randomUUID(), ...said }))).toBe(
      'other-role-needed',
    );
  });

  it('of an officer’s own access is the administrators’', async () => {
    const both = await world.work('Unni', await world.add.addOrganisation({ name: 'Liten kommune' }), 'nurse');
    const officers = await world.add.addRole(both.id, both.role.organisationId, 'data-protection-officer');
    const admin = await world.add.addPerson({ givenName: 'Kåre', familyName: 'Vik' });
    const asAdmin = await emergencyOf(
      world,
      admin,
      await world.add.addRole(admin, both.role.organisationId, 'administrator'),
    );
    const nurse = await emergencyOf(world, both.id, both.role);
    const { id: accessId } = await nurse.open(asking(number));
    await nurse.end({ accessId });
    const asOfficer = await emergencyOf(world, both.id, officers);
    expect(await refusalOf(asOfficer.review({ accessId, id: randomUUID(), ...said }))).toBe('not-found');
    expect(await refusalOf(asAdmin.review({ accessId, id: randomUUID(), ...said }))).toBe('allowed');
  });

  it('lists those to be reviewed first, the longest waiting first, with the day by which it is due', async () => {
    const { id: reviewed } = await odd.open(asking(number));
    await odd.end({ accessId: reviewed });
    await torill.review({ accessId: reviewed, id: randomUUID(), ...said });
    world.server.clock.moveBy(minutes(2));
    const { id: first } = await odd.open(asking(number));
    await odd.end({ accessId: first });
    world.server.clock.moveBy(minutes(2));
    const { id: second } = await odd.open(asking(number));
    const listed = await torill.listToReview();
    const ids = listed.map(({ id }) => id);
    expect(ids.indexOf(first)).toBeLessThan(ids.indexOf(second));
    expect(ids.indexOf(second)).toBeLessThan(ids.indexOf(reviewed));
    expect(listed.find(({ id }) => id === second)).toMatchObject({ citizen: { name: 'Per Strand' }, isOpen: true });
    expect(listed.find(({ id }) => id === first)?.reviewBy).toMatch(/^2026-11-1\d$/);
  });
});

it('none of it met a fault', () => expect(world.server.faults).toEqual([]));
