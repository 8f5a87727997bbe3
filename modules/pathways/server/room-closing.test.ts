import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { RoomId } from '../../../kernel/ids.ts';
import { inNameOf } from '../../../platform/testing/in-name-of.ts';
import { refusalOf } from '../../rooms/server/rooms-for-tests.ts';
import { PathwayId } from '../domain/pathway.ts';
import { onDay, type PathwaysWorld, pathwaysOf, type referAre, whenAreIsReferred } from './pathways-for-tests.ts';

let world: PathwaysWorld;
let are: Awaited<ReturnType<typeof referAre>>;
const accepted = { kind: 'accepted' } as const;
const passed = { kind: 'responsibility-accepted' } as const;

whenAreIsReferred((...opened) => {
  [world, are] = opened;
});

const seen = async (who: PathwaysWorld['are']) => (await pathwaysOf(world, who).listPathways(are))[0];

describe('A room with an open pathway', () => {
  const closing = () =>
    ({ roomId: are.roomId, words: 'Takk', readableAfter: 'participants', readableUntil: null }) as const;

  it('is not closed by whoever has the overview, until the pathway has ended and no door is open', async () => {
    expect(await refusalOf(world.ingrid.rooms.closeRoom(closing()))).toBe('pathway-is-open');
    await are.take(world.sara, accepted);
    await are.take(world.sara, passed);
    await are.take(world.sara, { kind: 'ending-offered' });
    await are.take(world.sara, { kind: 'ended', doorOpenUntil: onDay('2026-12-24') });
    expect(await refusalOf(world.ingrid.rooms.closeRoom(closing()))).toBe('pathway-is-open');
    await are.take(world.are, { kind: 'came-back' });
    await are.take(world.sara, { kind: 'ending-offered' });
    await are.take(world.sara, { kind: 'ended', doorOpenUntil: null });
    expect(await refusalOf(world.ingrid.rooms.closeRoom(closing()))).toBe('allowed');
  });

  it('is closed by Are at any time; the pathway ends with it, by him, and nobody is left on the list', async () => {
    const before = await pathwaysOf(world, world.stranger).countLost();
    await world.are.rooms.closeRoom(closing());
    expect(await seen(world.are)).toMatchObject({ status: 'ended', doorOpenUntil: null, lost: null });
    expect((await pathwaysOf(world, world.are).getHistory(are)).at(-1)).toMatchObject({
      step: { kind: 'closed-with-room' },
      byName: 'Are Solberg',
    });
    expect((await pathwaysOf(world, world.stranger).countLost()).open).toBe(before.open - 1);
  });

  it('stays open where the rule was forgotten, and one without a pathway is closed', async () => {
    const app = new pg.Pool({ connectionString: world.server.database.appUrl, max: 1 });
    const close = async (id: string) => {
      const settings = {
        now: world.server.clock.now().toISOString(),
        person_id: world.people.are,
        acting_kind: 'citizen',
      };
      const text =
        'update room set closed_at = clock_now(), closed_by = $2, closing_words = $3, readable_after = $4 where id = $1';
      const closed = inNameOf(app, settings, (client) => client.query(text, [id, world.people.are, 'Takk', 'citizen']));
      return closed.then(({ rowCount }) => rowCount).catch(String);
    };
    const { roomId } = await world.ivar.client.rooms.openRoom({
      id: RoomId.parse(randomUUID()),
      citizenId: world.people.are,
      purpose: 'Noe annet',
      circle: [],
      toldBy: 'phone',
    });
    expect(await close(roomId)).toBe(1);
    const referral = { id: PathwayId.parse(randomUUID()), organisationId: world.organisations.dps, why: 'Uro' };
    await pathwaysOf(world, world.ivar.client).refer({ roomId, ...referral });
    expect(await close(roomId)).toMatch(/row-level security/);
    await app.end();
  });
});
