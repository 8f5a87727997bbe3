import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AresWorld,
  decide,
  newMessage,
  openAresRoom,
  participantsOf,
  refusalOf,
  startAresWorld,
} from './rooms-for-tests.ts';

describe('A room around a citizen', () => {
  let world: AresWorld;
  beforeAll(async () => {
    world = await startAresWorld();
  });
  afterAll(() => world.server.close());

  it('shows nobody anything before the citizen has said yes, also not to the one who opened it', async () => {
    const { roomId, participants } = await openAresRoom(world, []);
    expect((await world.ingrid.rooms.getRoom({ roomId })).standing).toBe('prepared');
    expect(await refusalOf(world.ingrid.rooms.listMessages({ roomId }))).toBe('not-found');
    expect(await refusalOf(world.vera.rooms.getRoom({ roomId }))).toBe('not-found');
    await decide(world.are, { roomId, granteeId: participants.ingrid }, 'give');
    expect((await world.ingrid.rooms.getRoom({ roomId })).standing).toBe('in');
    await decide(world.are, { roomId, granteeId: participants.vera }, 'give');
    expect((await world.vera.rooms.getRoom({ roomId })).standing).toBe('invited');
    await world.vera.rooms.join({ roomId });
    expect((await world.vera.rooms.getRoom({ roomId })).standing).toBe('in');
    await world.ingrid.rooms.closeRoom({ roomId, words: 'Slutt', readableAfter: 'citizen', readableUntil: null });
  });

  it('lets a thread wait on the professionals since the citizen asked, and ends the waiting with an answer', async () => {
    const { roomId } = await openAresRoom(world);
    const question = newMessage('Kan jeg bytte timen 11. november?', {
      asks: { of: 'professionals' },
      urgency: 'next-day',
    });
    const sent = await world.are.rooms.sendMessage({ roomId, message: question });
    expect(sent.seq).toBe(1);
    const [waiting] = (await world.ingrid.rooms.listRooms()).find((room) => room.id === roomId)?.waiting ?? [];
    expect(waiting?.waiting).toMatchObject({
      on: 'professionals',
      isOnMe: true,
      since: sent.sentAt,
      dueAt: '2026-11-09T15:00:00.000Z',
    });
    await world.vera.rooms.promiseAnswer({ roomId, threadId: question.threadId, day: '2026-11-12' });
    const [taken] = (await world.vera.rooms.listRooms()).find((room) => room.id === roomId)?.waiting ?? [];
    expect(taken?.waiting).toMatchObject({ isOnMe: true, answerBy: '2026-11-12' });
    await world.vera.rooms.sendMessage({
      roomId,
      message: newMessage('Det går fint.', { threadId: question.threadId }),
    });
    expect((await world.ingrid.rooms.getRoom({ roomId })).waiting).toEqual([]);
    await world.ingrid.rooms.closeRoom({ roomId, words: 'Slutt', readableAfter: 'citizen', readableUntil: null });
  });

  it('takes everything away from the general practitioner in the second in which the citizen withdraws', async () => {
    const { roomId, participants } = await openAresRoom(world);
    await world.are.rooms.sendMessage({ roomId, message: newMessage('Noe Frida kan lese nå') });
    expect((await world.frida.rooms.listMessages({ roomId })).messages).toHaveLength(1);
    await decide(world.are, { roomId, granteeId: participants.frida }, 'withdraw');
    expect(await refusalOf(world.frida.rooms.listMessages({ roomId }))).toBe('not-found');
    expect(await refusalOf(world.frida.rooms.getRoom({ roomId }))).toBe('not-found');
    expect((await world.frida.rooms.listRooms()).map((room) => room.id)).not.toContain(roomId);
    expect((await world.vera.rooms.listMessages({ roomId })).messages).toHaveLength(1);
    await world.ingrid.rooms.closeRoom({ roomId, words: 'Slutt', readableAfter: 'citizen', readableUntil: null });
  });

  it('shows in the preview exactly what the newcomer then sees', async () => {
    const { roomId } = await openAresRoom(world, ['ingrid']);
    const message = newMessage('Før Sara kom');
    await world.are.rooms.sendMessage({ roomId, message });
    await world.ingrid.rooms.setNextStep({
      roomId,
      nextStep: { what: 'Første møte', with: 'Sara', why: 'Så Sara kjenner deg', when: null },
    });
    world.server.clock.moveBy(60_000);
    const { participantId } = await world.ingrid.rooms.invite({
      roomId,
      invitee: { kind: 'practitioner', roleId: world.roles.sara.id, why: 'DPS' },
    });
    const fromNow = await world.are.rooms.preview({ roomId, participantId, sees: 'now' });
    expect(fromNow).toMatchObject({ messagesSeen: 0, messagesHidden: 1, threadsHidden: 1, seesNextStep: true });
    const all = await world.are.rooms.preview({ roomId, participantId, sees: 'all' });
    expect(all).toMatchObject({ messagesSeen: 1, messagesHidden: 0 });
    await decide(world.are, { roomId, granteeId: participantId }, 'give', { sees: { kind: 'now' } });
    await world.sara.rooms.join({ roomId });
    expect((await world.sara.rooms.listMessages({ roomId })).messages).toEqual([]);
    await world.are.rooms.sendMessage({
      roomId,
      message: newMessage('Etter at Sara kom', { threadId: message.threadId }),
    });
    const seen = await world.sara.rooms.getRoom({ roomId });
    expect(seen.threads).toMatchObject([{ id: message.threadId, subject: null }]);
    await world.ingrid.rooms.closeRoom({ roomId, words: 'Slutt', readableAfter: 'citizen', readableUntil: null });
  });

  it('lets somebody whom the system does not know join by a link, with the name that was invited', async () => {
    const { roomId } = await openAresRoom(world, ['ingrid']);
    const { participantId } = await world.ingrid.rooms.invite({
      roomId,
      invitee: {
        kind: 'by-name',
        givenName: 'Knut',
        familyName: 'Berg',
        organisationId: world.organisations.nav,
        profession: 'adviser',
        why: 'Jobb',
      },
    });
    expect(await refusalOf(world.ingrid.rooms.renewLink({ roomId, participantId }))).toBe('consent-is-not-given');
    await decide(world.are, { roomId, granteeId: participantId }, 'give');
    const { token } = await world.ingrid.rooms.renewLink({ roomId, participantId });
    expect(await refusalOf(world.vera.rooms.openInvitation({ token }))).toBe('invitation-is-for-somebody-else');
    const knut = await world.as(await world.add.addPerson({ givenName: 'Knut', familyName: 'Berg' }));
    expect(await knut.rooms.openInvitation({ token })).toMatchObject({
      citizenName: 'Are Solberg',
      profession: 'adviser',
      invitedBy: { name: 'Ingrid Haugen' },
    });
    expect(await knut.rooms.acceptInvitation({ token })).toEqual({ roomId });
    expect((await knut.people.getMyself()).acting).toMatchObject({ kind: 'practitioner' });
    expect((await knut.rooms.sendMessage({ roomId, message: newMessage('Hei Are') })).senderName).toBe('Knut Berg');
    await world.ingrid.rooms.closeRoom({ roomId, words: 'Slutt', readableAfter: 'citizen', readableUntil: null });
  });

  it('tells the citizen who looked, from where and on what ground', async () => {
    const { roomId } = await openAresRoom(world);
    await world.vera.rooms.getRoom({ roomId });
    const { entries } = await world.are.audit.listEntries({ place: roomId });
    const look = entries.find((entry) => entry.event === 'rooms.room-opened' && entry.who.givenName === 'Vera');
    expect(look).toMatchObject({ basis: 'consent', who: { organisation: 'NAV Askøy', isMe: false } });
    expect(look?.basisSince).not.toBeNull();
    expect(await refusalOf(participantsOf(world.stranger, roomId))).toBe('not-found');
    expect(world.server.faults).toEqual([]);
  });
});
