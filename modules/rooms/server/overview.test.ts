import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RoomId } from '../../../kernel/ids.ts';
import { type AresWorld, decide, openAresRoom, refusalOf, type Somebody, startAresWorld } from './rooms-for-tests.ts';

describe('The overview of a room', () => {
  let world: AresWorld;
  let room: Awaited<ReturnType<typeof openAresRoom>>;
  let roomId: RoomId;
  beforeAll(async () => {
    world = await startAresWorld();
    room = await openAresRoom(world);
    ({ roomId } = room);
  });
  afterAll(() => world.server.close());

  const holder = async (who: Somebody = world.are) =>
    (await who.rooms.getRoom({ roomId })).participants.filter(({ isContact }) => isContact).map((one) => one.givenName);
  const askedOf = async (who: Somebody) => (await who.rooms.getRoom({ roomId })).contactAsked;
  const ask = (by: Somebody, participantId: typeof room.participants.vera | null) =>
    by.rooms.askContact({ roomId, participantId });
  /** Who was told by mail and push since, of what. */
  const toldSince = async (id: number) =>
    world.server.database.asOwner<{ what: string; audience: string[] }>(
      `select what, audience from hint where notify and id > $1 order by id`,
      [id],
    );
  const newestHint = async () => {
    const [row] = await world.server.database.asOwner<{ id: string }>(`select coalesce(max(id), 0) as id from hint`);
    return Number(row?.id);
  };

  it('stays where it is until whoever is asked has said yes, and everybody in the room reads so', async () => {
    const before = await newestHint();
    await ask(world.ingrid, room.participants.vera);
    expect(await holder()).toEqual(['Ingrid']);
    const question = {
      participantId: room.participants.vera,
      byParticipantId: room.participants.ingrid,
      declined: false,
    };
    for (const one of [world.are, world.ingrid, world.vera, world.frida]) expect(await askedOf(one)).toEqual(question);
    const [listed] = (await world.vera.rooms.listRooms()).filter(({ id }) => id === roomId);
    expect(listed?.contactAsked).toEqual(question);
    expect(await toldSince(before)).toEqual([{ what: 'rooms.contact-asked', audience: [world.people.vera] }]);
  });

  it('is taken by her who is asked, and by nobody else', async () => {
    expect(await refusalOf(world.frida.rooms.acceptContact({ roomId }))).toBe('not-asked-for-overview');
    expect(await refusalOf(world.are.rooms.acceptContact({ roomId }))).toBe('not-asked-for-overview');
    const before = await newestHint();
    await world.vera.rooms.acceptContact({ roomId });
    expect(await holder()).toEqual(['Vera']);
    expect(await askedOf(world.are)).toBeNull();
    expect(await toldSince(before)).toEqual([{ what: 'rooms.contact-set', audience: [world.people.ingrid] }]);
    expect(await refusalOf(world.vera.rooms.acceptContact({ roomId }))).toBe('not-asked-for-overview');
  });

  it('may be answered with “not now”, which whoever asked is told of, and another may be asked', async () => {
    await ask(world.vera, room.participants.frida);
    const before = await newestHint();
    await world.frida.rooms.declineContact({ roomId });
    expect(await askedOf(world.vera)).toMatchObject({ participantId: room.participants.frida, declined: true });
    expect(await toldSince(before)).toEqual([{ what: 'rooms.contact-declined', audience: [world.people.vera] }]);
    expect(await refusalOf(world.frida.rooms.acceptContact({ roomId }))).toBe('not-asked-for-overview');
    expect(await refusalOf(world.frida.rooms.declineContact({ roomId }))).toBe('not-asked-for-overview');
    await ask(world.vera, room.participants.ingrid);
    expect(await askedOf(world.frida)).toMatchObject({ participantId: room.participants.ingrid, declined: false });
  });

  it('is asked for by the citizen too, and by no colleague who does not hold it; the question may be taken back', async () => {
    expect(await refusalOf(ask(world.frida, room.participants.frida))).toBe('only-contact-or-citizen-asks');
    await ask(world.are, room.participants.frida);
    expect(await askedOf(world.frida)).toMatchObject({ participantId: room.participants.frida });
    await ask(world.vera, null);
    expect(await askedOf(world.frida)).toBeNull();
    expect(await refusalOf(world.frida.rooms.acceptContact({ roomId }))).toBe('not-asked-for-overview');
  });

  it('is asked of nobody who is not in, who is no practitioner, or who holds it', async () => {
    const { participants } = await world.are.rooms.getRoom({ roomId });
    const are = participants.find(({ kind }) => kind === 'citizen');
    if (are === undefined) throw new Error('Are is in his room.');
    expect(await refusalOf(ask(world.are, are.id))).toBe('contact-must-be-here');
    expect(await refusalOf(ask(world.are, room.participants.vera))).toBe('contact-must-be-here');
    await decide(world.are, { roomId, granteeId: room.participants.frida }, 'withdraw');
    expect(await refusalOf(ask(world.are, room.participants.frida))).toBe('contact-must-be-here');
  });

  it('is taken up by somebody who works there when whoever held it has left that work, and is then asked of no one first', async () => {
    expect((await world.ingrid.rooms.getRoom({ roomId })).contactIsHere).toBe(true);
    expect(await refusalOf(world.ingrid.rooms.acceptContact({ roomId }))).toBe('not-asked-for-overview');
    await world.server.database.asOwner(`update practitioner_role set active_until = '2026-11-01' where id = $1`, [
      world.roles.vera.id,
    ]);
    expect((await world.ingrid.rooms.getRoom({ roomId })).contactIsHere).toBe(false);
    expect(await refusalOf(world.are.rooms.acceptContact({ roomId }))).toBe('not-asked-for-overview');
    await world.ingrid.rooms.acceptContact({ roomId });
    expect(await holder()).toEqual(['Ingrid']);
    expect(world.server.faults).toEqual([]);
  });
});
