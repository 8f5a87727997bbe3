import { randomUUID } from 'node:crypto';
import { auditContract } from '../../audit/contract.ts';
import { auditAboutMe, auditModule } from '../../audit/server/public.ts';
import { consentAboutMe, consentModule } from '../../consent/server/public.ts';
import { peopleAboutMe, peopleModule } from '../../people/server/public.ts';
import { consentChanged, roomsAboutMe, roomsModule } from '../../rooms/server/public.ts';
import { newMessage, openAresRoom, type Somebody, startAresWorld } from '../../rooms/server/rooms-for-tests.ts';
import { rightsContract } from '../contract.ts';
import { rightsAboutMe } from './about-me-store.ts';
import { rightsRoutes } from './routes.ts';

export const partsForTests = [peopleAboutMe, auditAboutMe, consentAboutMe, roomsAboutMe, rightsAboutMe];

/** Are's room with his people, on a server that also has this module. */
export async function startRightsWorld(options: Parameters<typeof startAresWorld>[0] = {}) {
  const rightsModule = { name: 'rights', contract: rightsContract, routes: () => rightsRoutes(partsForTests) };
  const world = await startAresWorld({
    modules: [peopleModule, auditModule, consentModule([consentChanged]), roomsModule, rightsModule],
    ...options,
  });
  const rightsOf = (who: { cookie: string }) => world.server.client(rightsContract, who.cookie);
  const logOf = (who: { cookie: string }) => world.server.client(auditContract, who.cookie);
  return { ...world, rightsOf, logOf };
}
export type RightsWorld = Awaited<ReturnType<typeof startRightsWorld>>;

/** Says something in a room, in a thread of its own. */
export async function say(who: Somebody, roomId: Awaited<ReturnType<typeof openAresRoom>>['roomId'], body: string) {
  const message = newMessage(body);
  await who.rooms.sendMessage({ roomId, message });
  return message;
}

export { openAresRoom, randomUUID };
