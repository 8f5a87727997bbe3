import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getDay } from '../../kernel/day.ts';
import { pathwaysContract } from '../../modules/pathways/contract.ts';
import { PathwayId } from '../../modules/pathways/domain/pathway.ts';
import { permissionCardsContract } from '../../modules/permission-cards/contract.ts';
import { CardId } from '../../modules/permission-cards/domain/permission-card.ts';
import {
  type AresWorld,
  openAresRoom,
  type Somebody,
  startAresWorld,
} from '../../modules/rooms/server/rooms-for-tests.ts';
import { modules } from '../server/modules.ts';
import { Stream } from './stream-for-tests.ts';

/** Ingrid holds a course of Are's; Vera, who trains with him, has her list open, and so has he. Odd is outside. */
let world: AresWorld;
let roomId: Awaited<ReturnType<typeof openAresRoom>>['roomId'];
let streams: Record<'vera' | 'are' | 'stranger', Stream>;
const pathwayId = PathwayId.parse(randomUUID());
beforeAll(async () => {
  world = await startAresWorld({ modules });
  ({ roomId } = await openAresRoom(world));
  const organisationId = world.organisations.municipality;
  await world.server
    .client(pathwaysContract, world.ingrid.cookie)
    .refer({ roomId, id: pathwayId, organisationId, why: 'Trening' });
  const open = ({ cookie }: Somebody) => Stream.open(world.server.url, cookie);
  streams = { vera: await open(world.vera), are: await open(world.are), stranger: await open(world.stranger) };
});
afterAll(async () => {
  for (const stream of Object.values(streams)) stream.close();
  await world.server.close();
});

const permissions = ({ cookie }: Somebody) => world.server.client(permissionCardsContract, cookie);
const listed = async (who: Somebody) => (await permissions(who).listMine()).map(({ id, standing }) => [id, standing]);

/** From the word until the list of somebody else says so, in milliseconds: the hint comes, and she looks again. */
async function untilListed(word: () => Promise<unknown>, hint: string, expected: unknown[]): Promise<number> {
  const begun = performance.now();
  const heard = streams.vera.until(hint, roomId);
  await word();
  await heard;
  expect(await listed(world.vera)).toEqual(expected);
  return performance.now() - begun;
}

describe('The word of whoever holds a course', () => {
  const id = CardId.parse(randomUUID());
  const terms = {
    kind: 'extension' as const,
    words: 'Bare kom på tirsdag',
    from: getDay(2026, 11, 6),
    until: getDay(2027, 3, 14),
    pathwayId,
  };

  it('stands on the trainer’s open list within a second of its giving, and is gone within a second of its taking back', async () => {
    expect(await listed(world.vera)).toEqual([]);
    const give = () => permissions(world.ingrid).give({ roomId, id, terms });
    expect(await untilListed(give, 'permission-cards.given', [[id, 'holds']])).toBeLessThan(1000);
    await streams.are.until('permission-cards.given', roomId);
    const takeBack = () => permissions(world.ingrid).takeBack({ roomId, cardId: id });
    expect(await untilListed(takeBack, 'permission-cards.taken-back', [])).toBeLessThan(1000);
    expect(await listed(world.are)).toEqual([[id, 'taken-back']]);
  });

  it('is told by a hint that says neither what nor about whom, and to nobody outside the room', () => {
    expect(streams.vera.raw).not.toMatch(/tirsdag|extension|Are|Solberg|2027/);
    expect(streams.stranger.told).toEqual([]);
  });
});
