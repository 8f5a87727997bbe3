import { randomUUID } from 'node:crypto';
import type { ServerModule } from '../../../platform/server/module.ts';
import { onDay, type PathwaysWorld, referAre, startPathwaysWorld } from '../../pathways/server/pathways-for-tests.ts';
import type { Somebody } from '../../rooms/server/rooms-for-tests.ts';
import { permissionCardsContract } from '../contract.ts';
import { CardId, type CardTerms } from '../domain/permission-card.ts';
import { permissionCardsRoutes } from './routes.ts';

// As the door puts it together; inside the module nobody uses its door.
const permissionCardsModule: ServerModule = {
  name: 'permission-cards',
  contract: permissionCardsContract,
  routes: permissionCardsRoutes,
};

export const permissionsOf = ({ server }: PathwaysWorld, { cookie }: Somebody) =>
  server.client(permissionCardsContract, cookie);

/** Are's room, in which Sara holds his course at the centre; Ingrid, who sent it, holds the overview. */
export async function startPermissionsWorld() {
  const world = await startPathwaysWorld([permissionCardsModule]);
  const are = await referAre(world);
  await are.take(world.sara, { kind: 'accepted' });
  await are.take(world.sara, { kind: 'responsibility-accepted' });
  const terms = (given: Partial<CardTerms> = {}): CardTerms => ({
    kind: 'text',
    words: '',
    from: onDay('2026-11-06'),
    until: null,
    pathwayId: null,
    ...given,
  });
  const extension = (until: string) =>
    terms({ kind: 'extension', until: onDay(until), pathwayId: are.pathwayId, words: 'Du møter fortsatt tirsdager' });
  const give = (who: Somebody, wished: CardTerms, id = CardId.parse(randomUUID())) =>
    permissionsOf(world, who).give({ roomId: are.roomId, id, terms: wished });
  const takeBack = (who: Somebody, { id: cardId }: { id: CardId }) =>
    permissionsOf(world, who).takeBack({ roomId: are.roomId, cardId });
  /** What somebody reads in the room, as `extension: holds`. */
  const reads = async (who: Somebody) => {
    const { cards } = await permissionsOf(world, who).listOfRoom({ roomId: are.roomId });
    return cards.map(({ kind, standing }) => `${kind}: ${standing}`);
  };
  return { ...world, roomId: are.roomId, inRoom: are, terms, extension, give, takeBack, reads };
}
export type PermissionsWorld = Awaited<ReturnType<typeof startPermissionsWorld>>;
