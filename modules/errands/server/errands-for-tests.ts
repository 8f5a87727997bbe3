import { randomUUID } from 'node:crypto';
import type { ServerModule } from '../../../platform/server/module.ts';
import { startPathwaysWorld } from '../../pathways/server/pathways-for-tests.ts';
import { openAresRoom, type Somebody } from '../../rooms/server/rooms-for-tests.ts';
import { errandsContract } from '../contract.ts';
import { ErrandId } from '../domain/errand.ts';
import type { LaterStep } from '../domain/errand-action.ts';
import { errandsRoutes } from './routes.ts';

// As the door puts it together; inside the module nobody uses its door.
const errandsModule: ServerModule = { name: 'errands', contract: errandsContract, routes: errandsRoutes };

/** Are's room: Ingrid holds the overview, Frida and Vera are in it; Ivar may be let in later. */
export async function startErrandsWorld() {
  const world = await startPathwaysWorld([errandsModule]);
  const { roomId, participants } = await openAresRoom(world);
  const of = ({ cookie }: Somebody) => world.server.client(errandsContract, cookie);
  const ask = (who: Somebody, what = 'Når begynner kurset?', id = ErrandId.parse(randomUUID())) =>
    of(who).ask({ roomId, id, what });
  const take = (who: Somebody, { id: errandId }: { id: ErrandId }, step: LaterStep, id: string = randomUUID()) =>
    of(who).takeStep({ roomId, errandId, id, step });
  const read = async (who: Somebody) => (await of(who).listOfRoom({ roomId })).errands;
  const note = (who: Somebody, id: string = randomUUID()) => of(who).noteRelay({ roomId, id });
  return { ...world, roomId, participants, of, ask, take, read, note };
}
export type ErrandsWorld = Awaited<ReturnType<typeof startErrandsWorld>>;
