import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decide, refusalOf } from '../../rooms/server/rooms-for-tests.ts';
import { EncounterId } from '../domain/encounter.ts';
import { corrected, type EncountersWorld, inAresWorld, note, signed } from './encounters-for-tests.ts';

let world: EncountersWorld;
inAresWorld((given) => {
  world = given;
});
const unwritten = async (who: EncountersWorld['are']) =>
  (await world.of(who).listMine()).filter(({ age }) => age !== 'ahead');
const hints = () =>
  world.server.database.asOwner(`select audience from hint where what = 'encounters.note-written' order by id`);
const begin = (who: EncountersWorld['are'], appointmentId: Parameters<typeof world.before>[1]) =>
  world.of(who).beginTalk({
    roomId: world.roomId,
    id: EncounterId.parse(randomUUID()),
    of: { kind: 'appointment', appointmentId: appointmentId! },
  });

describe('The note of a talk', () => {
  it('opens by itself when the talk ends, and not before', async () => {
    const id = await world.book(world.ingrid, world.roles.ingrid, '2026-11-10T09:00:00.000Z', 'first-meeting');
    expect(await world.of(world.ingrid).listMine()).toMatchObject([{ appointmentId: id, age: 'ahead' }]);
    expect(await refusalOf(begin(world.ingrid, id))).toBe('talk-is-not-over');
    await world.goTo('2026-11-10T10:00:00.000Z');
    expect(await world.of(world.ingrid).listMine()).toMatchObject([
      { appointmentId: id, encounterId: null, kind: 'intake', age: 'today', citizenName: 'Are Solberg' },
    ]);
    expect(await unwritten(world.vera)).toEqual([]);
  });

  it('is one for each appointment and each who was there, however often it is begun', async () => {
    const id = await world.book(world.ingrid, world.roles.ingrid, '2026-11-10T09:00:00.000Z');
    await world.goTo('2026-11-10T10:00:00.000Z');
    const [one, other] = await Promise.all([begin(world.ingrid, id), begin(world.ingrid, id)]);
    expect(one).toMatchObject({ status: 'open', how: 'in-person', minutes: 60 });
    expect(other).toEqual(one);
    expect(await unwritten(world.ingrid)).toMatchObject([{ appointmentId: id, encounterId: one.id }]);
    expect(await refusalOf(begin(world.vera, id))).toBe('not-found');
  });

  it('grows older by days, and is gone from the list when it is signed', async () => {
    const id = await world.book(world.ingrid, world.roles.ingrid, '2026-11-10T09:00:00.000Z');
    const ages = [];
    for (const day of ['10', '11', '12', '13', '17', '18']) {
      await world.goTo(`2026-11-${day}T12:00:00.000Z`);
      ages.push((await unwritten(world.ingrid))[0]?.age);
    }
    expect(ages).toEqual(['today', 'one-or-two-days', 'one-or-two-days', 'this-week', 'this-week', 'older']);
    await world.take(world.ingrid, (await begin(world.ingrid, id)).id, signed('Søvnen'));
    expect(await unwritten(world.ingrid)).toEqual([]);
  });

  it('of a talk without appointment is begun in one step, too', async () => {
    expect(await world.talked(world.ingrid)).toMatchObject({ how: 'phone', minutes: 10, status: 'open' });
    expect(await unwritten(world.ingrid)).toMatchObject([{ appointmentId: null, kind: 'ad-hoc', age: 'today' }]);
  });

  it('waits on the server while it is written, for its writer alone', async () => {
    const { id } = await world.talked(world.ingrid);
    const mine = () => world.of(world.ingrid).getMyTalk({ encounterId: id });
    expect((await mine()).draft).toBeNull();
    await world.of(world.ingrid).saveDraft({ encounterId: id, draft: note('Halve tan', 'Ring') });
    expect((await mine()).draft).toEqual(note('Halve tan', 'Ring'));
    for (const who of [world.vera, world.sara, world.stranger]) {
      expect(await refusalOf(world.of(who).getMyTalk({ encounterId: id }))).toBe('not-found');
      expect(await refusalOf(world.of(who).saveDraft({ encounterId: id, draft: note('Nei') }))).toBe('not-found');
      expect(await refusalOf(world.take(who, id, signed('Nei')))).toBe('not-found');
    }
    expect(await refusalOf(world.of(world.are).getMyTalk({ encounterId: id }))).toBe('other-role-needed');
    expect([await world.notes(world.are), await world.notes(world.vera), await hints()]).toEqual([[], [], []]);
    await world.take(world.ingrid, id, signed('Hele tanken', 'Ring'));
    expect(await mine()).toMatchObject({ draft: null, status: 'signed' });
  });

  it('is read by the citizen and by those who work in the room, from what they may see', async () => {
    const { id } = await world.talked(world.ingrid);
    await world.take(world.ingrid, id, signed('Søvnen er bedre', 'Vi ringes'));
    const read = { byName: 'Ingrid Haugen', notes: [{ talked: 'Søvnen er bedre', agreed: 'Vi ringes' }] };
    for (const who of [world.are, world.ingrid, world.vera, world.sara])
      expect(await world.notes(who)).toMatchObject([read]);
    expect(await refusalOf(world.notes(world.stranger))).toBe('not-found');
    // Let in anew, from now on.
    const late = { roomId: world.roomId, granteeId: world.participants.sara };
    await decide(world.are, late, 'withdraw');
    expect(await refusalOf(world.notes(world.sara))).toBe('not-found');
    world.server.clock.moveBy(60_000);
    await decide(world.are, late, 'give', { sees: { kind: 'now' } });
    expect(await world.notes(world.sara)).toEqual([]);
    expect(await world.notes(world.vera)).toHaveLength(1);
  });

  it('is final: a correction is a new version, and the old one stays', async () => {
    const { id } = await world.talked(world.ingrid);
    expect(await refusalOf(world.take(world.ingrid, id, signed(' ')))).toBe('words-needed');
    expect(await refusalOf(world.take(world.ingrid, id, corrected('Søvn')))).toBe('step-does-not-fit');
    const step = randomUUID();
    await world.take(world.ingrid, id, signed('Søvn'), step);
    await world.take(world.ingrid, id, signed('Søvn'), step);
    expect(await refusalOf(world.take(world.ingrid, id, signed('Noe annet')))).toBe('step-does-not-fit');
    await world.take(world.ingrid, id, corrected('Søvn og uro'));
    for (const who of [world.are, world.vera])
      expect(await world.notes(who)).toMatchObject([{ notes: [{ talked: 'Søvn og uro' }, { talked: 'Søvn' }] }]);
    expect(await hints()).toHaveLength(2);
  });

  it('may say that there was no talk, and that there was one after all', async () => {
    const { id } = await world.talked(world.ingrid);
    await world.take(world.ingrid, id, { kind: 'not-held', why: 'did-not-come' });
    expect(await unwritten(world.ingrid)).toEqual([]);
    expect(await world.notes(world.are)).toMatchObject([{ status: 'not-held', whyNot: 'did-not-come', notes: [] }]);
    await world.take(world.ingrid, id, signed('Han ringte'));
    expect(await world.notes(world.are)).toMatchObject([{ status: 'signed', whyNot: null }]);
    expect(await refusalOf(world.take(world.ingrid, id, { kind: 'not-held', why: 'moved' }))).toBe('step-does-not-fit');
  });

  it('is counted by age for an organisation of some size, and never by person', async () => {
    await world.talked(world.ingrid);
    const count = (who: EncountersWorld['are']) => world.of(who).countUnwritten({});
    // Ingrid and Odd are two: a number would be a person.
    expect(await count(world.stranger)).toEqual([]);
    const ivar = await world.add.addPerson({ givenName: 'Ivar', familyName: 'Berg' });
    await world.add.addRole(ivar, world.organisations.municipality, 'nurse');
    expect(await count(world.stranger)).toEqual([{ age: 'today', talks: 1 }]);
    expect(await count(world.vera)).toEqual([]);
    const [talk] = await unwritten(world.ingrid);
    await world.take(world.ingrid, talk!.encounterId!, signed('Søvn'));
    expect(await count(world.stranger)).toEqual([]);
  });

  it('is not begun or signed in a room that is closed, and owed there no more', async () => {
    const { id } = await world.talked(world.ingrid);
    await world.server.database.asOwner(
      `update room set closed_at = $1, closed_by = citizen_id, readable_after = 'participants'`,
      [world.server.clock.now()],
    );
    expect(await refusalOf(world.talked(world.ingrid))).toBe('room-is-closed');
    expect(await refusalOf(world.take(world.ingrid, id, signed('Søvn')))).toBe('room-is-closed');
    expect(await unwritten(world.ingrid)).toEqual([]);
    expect(world.server.faults).toEqual([]);
  });
});
