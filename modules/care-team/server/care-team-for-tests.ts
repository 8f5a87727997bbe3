import type { ServerModule } from '../../../platform/server/module.ts';
import { type PathwaysWorld, referAre, startPathwaysWorld } from '../../pathways/server/pathways-for-tests.ts';
import type { Somebody } from '../../rooms/server/rooms-for-tests.ts';
import { careTeamContract } from '../contract.ts';
import { careTeamRoutes } from './routes.ts';

// As the door puts it together; inside the module nobody uses its door.
const careTeamModule: ServerModule = { name: 'care-team', contract: careTeamContract, routes: careTeamRoutes };

export const careTeamOf = ({ server }: PathwaysWorld, { cookie }: Somebody) => server.client(careTeamContract, cookie);

/** Are's room, in which Sara holds his course at the centre; Ingrid, who sent it, holds the overview. */
export async function startCareTeamWorld() {
  const world = await startPathwaysWorld([careTeamModule]);
  const are = await referAre(world);
  await are.take(world.sara, { kind: 'accepted' });
  await are.take(world.sara, { kind: 'responsibility-accepted' });
  return { ...world, roomId: are.roomId, inRoom: are };
}
export type CareTeamWorld = Awaited<ReturnType<typeof startCareTeamWorld>>;
