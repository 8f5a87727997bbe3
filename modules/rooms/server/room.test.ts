import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RoomId } from '../../../kernel/ids.ts';
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

  it('keeps those who are asked together in the order in which they were named', async () => {
    const { roomId } = await openAresRoom(world, ['ingrid']);
    const { participants } = await world.are.rooms.getRoom({ roomId });
    expect(participants.map(({ givenName }) => givenName)).toEqual(['Are', 'Ingrid', 'Frida', 'Vera']);
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

  it('lets go of a practitioner who writes down herself that the citizen wants her no more, and passes the overview on', async () => {
    const { roomId, participants } = await openAresRoom(world);
    world.server.clock.moveBy(1_000);
    await decide(world.ingrid, { roomId, granteeId: participants.ingrid }, 'withdraw', { toldBy: 'phone' });
    expect(await refusalOf(world.ingrid.rooms.getRoom({ roomId }))).toBe('not-found');
    const { participants: left } = await world.are.rooms.getRoom({ roomId });
    expect(['Frida', 'Vera']).toContain(left.find((one) => one.isContact)?.givenName);
    const told = await world.server.database.asOwner<{ audience: string[] }>(
      `select audience from hint where place = $1 and what = 'rooms.access-ended'`,
      [roomId],
    );
    expect(told.map((hint) => hint.audience)).toEqual([[world.people.ingrid]]);
    await world.are.rooms.closeRoom({ roomId, words: 'Slutt', readableAfter: 'citizen', readableUntil: null });
  });

  it('asks the citizen again about somebody whom she had shut out, and lets her in at once when she says yes', async () => {
    const { roomId, participants } = await openAresRoom(world);
    const invitee = { kind: 'practitioner', roleId: world.roles.frida.id, why: 'Fastlegen din' } as const;
    expect(await refusalOf(world.vera.rooms.invite({ roomId, invitee }))).toBe('invited-twice');
    await decide(world.are, { roomId, granteeId: participants.frida }, 'withdraw');
    expect(await world.vera.rooms.invite({ roomId, invitee })).toEqual({ participantId: participants.frida });
    expect(await refusalOf(world.frida.rooms.getRoom({ roomId }))).toBe('not-found');
    await decide(world.are, { roomId, granteeId: participants.frida }, 'give');
    expect((await world.frida.rooms.getRoom({ roomId })).standing).toBe('in');
    await world.ingrid.rooms.closeRoom({ roomId, words: 'Slutt', readableAfter: 'citizen', readableUntil: null });
  });

  it('ends the former link when somebody else makes a new one', async () => {
    const { roomId } = await openAresRoom(world);
    const invitee = { kind: 'practitioner', roleId: world.roles.sara.id, why: 'DPS' } as const;
    const { participantId } = await world.ingrid.rooms.invite({ roomId, invitee });
    await decide(world.are, { roomId, granteeId: participantId }, 'give');
    const former = await world.are.rooms.renewLink({ roomId, participantId });
    const { token } = await world.vera.rooms.renewLink({ roomId, participantId });
    expect(await refusalOf(world.sara.rooms.openInvitation({ token: former.token }))).toBe('invitation-has-ended');
    expect(await world.sara.rooms.acceptInvitation({ token })).toEqual({ roomId });
    await world.ingrid.rooms.closeRoom({ roomId, words: 'Slutt', readableAfter: 'citizen', readableUntil: null });
  });

  it('is opened once, however often the same opening is sent', async () => {
    const room = { id: RoomId.parse(randomUUID()), citizenId: world.people.are, purpose: 'Igjen', circle: [] };
    const opened = await world.ingrid.rooms.openRoom(room);
    expect(await world.ingrid.rooms.openRoom(room)).toEqual(opened);
    expect(await refusalOf(world.ingrid.rooms.openRoom({ ...room, id: RoomId.parse(randomUUID()) }))).toBe(
      'citizen-has-open-room-here',
    );
    // Another's room with the same id is neither shown nor touched.
    expect(await refusalOf(world.stranger.rooms.openRoom(room))).toBe('id-is-taken');
    await world.are.rooms.closeRoom({ roomId: room.id, words: 'Slutt', readableAfter: 'citizen', readableUntil: null });
  });

  it('keeps from those who wait for the citizen what is said and what comes next, in the preview, too', async () => {
    const { roomId, participants } = await openAresRoom(world, []);
    await world.are.rooms.sendMessage({ roomId, message: newMessage('Før noen kom inn') });
    await decide(world.are, { roomId, granteeId: participants.vera }, 'give');
    await world.vera.rooms.join({ roomId });
    const nextStep = { what: 'Første møte', with: 'Vera', why: 'Så dere blir kjent', when: null };
    await world.vera.rooms.setNextStep({ roomId, nextStep });
    world.server.clock.moveBy(60_000);
    expect(await world.ingrid.rooms.getRoom({ roomId })).toMatchObject({
      standing: 'prepared',
      nextStep: null,
      lastMessageAt: null,
    });
    const look = { roomId, participantId: participants.frida, sees: 'all' } as const;
    expect(await world.ingrid.rooms.preview(look)).toMatchObject({
      messagesSeen: 0,
      messagesHidden: 0,
      threadsSeen: 0,
    });
    expect(await world.are.rooms.preview(look)).toMatchObject({ messagesSeen: 1, threadsSeen: 1 });
    await world.are.rooms.closeRoom({ roomId, words: 'Slutt', readableAfter: 'citizen', readableUntil: null });
  });

  it('stays readable after it was closed to those to whom the citizen leaves it, until the day that was said', async () => {
    const { roomId } = await openAresRoom(world);
    await world.are.rooms.closeRoom({
      roomId,
      words: 'Takk',
      readableAfter: 'participants',
      readableUntil: '2026-11-06',
    });
    expect((await world.vera.rooms.getRoom({ roomId })).closing).toMatchObject({ words: 'Takk' });
    expect(await refusalOf(world.vera.rooms.sendMessage({ roomId, message: newMessage('For sent') }))).toBe(
      'room-is-closed',
    );
    // Midnight where they live, an hour before it is midnight in UTC.
    world.server.clock.moveTo('2026-11-06T23:00:00.000Z');
    const vera = await world.as(world.people.vera, world.roles.vera);
    expect(await refusalOf(vera.rooms.getRoom({ roomId }))).toBe('not-found');
    expect((await (await world.as(world.people.are)).rooms.getRoom({ roomId })).closing).toMatchObject({
      words: 'Takk',
    });
    world.server.clock.moveTo('2026-11-06T09:05:00.000Z');
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
