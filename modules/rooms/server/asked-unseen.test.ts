import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AresWorld, decide, newMessage, openAresRoom, refusalOf, startAresWorld } from './rooms-for-tests.ts';

let world: AresWorld;
let room: Awaited<ReturnType<typeof openAresRoom>>;
beforeAll(async () => {
  world = await startAresWorld();
});
afterAll(() => world.server.close());
beforeEach(async () => {
  await world.server.database.asOwner(
    'update room set closed_at = opened_at, readable_after = $1 where closed_at is null',
    ['citizen'],
  );
  room = await openAresRoom(world);
});

const invitee = () => ({ kind: 'practitioner', roleId: world.roles.sara.id, why: '' }) as const;
const askFor = (who: AresWorld['are']) => who.rooms.invite({ roomId: room.roomId, invitee: invitee() });

/** What has been announced since, by what it is, to whom of the story. */
async function toldDuring(work: () => Promise<unknown>): Promise<Record<string, string[]>> {
  const { asOwner } = world.server.database;
  const [before] = await asOwner<{ id: number }>('select coalesce(max(id), 0) as id from hint');
  await work();
  const rows = await asOwner<{ what: string; audience: string[] }>('select what, audience from hint where id > $1', [
    before?.id,
  ]);
  const names = new Map<string, string>(Object.entries(world.people).map(([name, id]) => [id, name]));
  return Object.fromEntries(
    rows.map(({ what, audience }) => [what, audience.map((id) => names.get(id) ?? 'somebody').sort()]),
  );
}

describe('That somebody was asked', () => {
  it('is told to the citizen and to the one who holds the overview, and to nobody else in the room', async () => {
    expect((await toldDuring(() => askFor(world.ingrid)))['rooms.consent-asked']).toEqual(['are']);
    await decide(world.are, { roomId: room.roomId, granteeId: room.participants.vera }, 'withdraw');
    const again = await toldDuring(() => world.are.rooms.invite({ roomId: room.roomId, invitee: veraAgain() }));
    expect(again['rooms.consent-asked']).toEqual(['ingrid']);
  });

  it('and then declined is told to neither herself nor the others', async () => {
    const { participantId: granteeId } = await askFor(world.are);
    const told = await toldDuring(() => decide(world.are, { roomId: room.roomId, granteeId }, 'decline'));
    expect(told).toEqual({ 'consent.changed': ['are'], 'rooms.people-changed': ['ingrid'] });
  });

  it('can not be found out by asking for her again, but for those who know it', async () => {
    const { participantId } = await askFor(world.are);
    expect(await refusalOf(askFor(world.ingrid))).toBe('invited-twice');
    expect(await askFor(world.vera)).toEqual({ participantId });
    expect(await refusalOf(world.vera.rooms.preview({ roomId: room.roomId, participantId }))).toBe('not-found');
    expect(await refusalOf(world.vera.rooms.renewLink({ roomId: room.roomId, participantId }))).toBe('not-found');
    expect(await refusalOf(world.ingrid.rooms.preview({ roomId: room.roomId, participantId }))).toBe('allowed');
  });
});

const veraAgain = () => ({ kind: 'practitioner', roleId: world.roles.vera.id, why: '' }) as const;

describe('What is done in a thread', () => {
  it('is told to those alone who see the thread', async () => {
    const message = newMessage('Før Vera kom', { asks: { of: 'professionals' } });
    const { seq } = await world.are.rooms.sendMessage({ roomId: room.roomId, message });
    world.server.clock.moveBy(1000);
    await decide(world.are, { roomId: room.roomId, granteeId: room.participants.vera }, 'change', {
      sees: { kind: 'now' },
    });
    const where = { roomId: room.roomId, threadId: message.threadId };
    expect(await toldDuring(() => world.ingrid.rooms.markRead({ ...where, seq }))).toEqual({
      'rooms.read-marked': ['are', 'frida'],
    });
    expect(await toldDuring(() => world.ingrid.rooms.promiseAnswer({ ...where, day: '2026-11-12' }))).toEqual({
      'rooms.answer-promised': ['are', 'frida'],
    });
    expect(await toldDuring(() => world.are.rooms.resolveThread(where))).toEqual({
      'rooms.thread-resolved': ['frida', 'ingrid'],
    });
  });
});
