import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach } from 'vitest';
import { Day } from '../../../kernel/day.ts';
import type { ParticipantId, RoomId } from '../../../kernel/ids.ts';
import type { ServerModule } from '../../../platform/server/module.ts';
import { auditModule } from '../../audit/server/public.ts';
import { consentModule } from '../../consent/server/public.ts';
import type { TestRole } from '../../people/server/people-for-tests.ts';
import { peopleModule } from '../../people/server/public.ts';
import { consentChanged, practitionerBlocked, roomsModuleWith } from '../../rooms/server/public.ts';
import {
  type AresWorld,
  decide,
  openAresRoom,
  type Somebody,
  startAresWorld,
} from '../../rooms/server/rooms-for-tests.ts';
import { pathwaysContract } from '../contract.ts';
import { PathwayId } from '../domain/pathway.ts';
import type { LaterStep } from '../domain/pathway-action.ts';
import { endPathwaysWithRoom } from './room-closing.ts';
import { pathwaysRoutes } from './routes.ts';

// As the door puts it together; inside the module nobody uses its door.
const pathwaysModule: ServerModule = { name: 'pathways', contract: pathwaysContract, routes: () => pathwaysRoutes() };

/** Are's room with Ingrid, Frida and Vera; Sara and Stian at the psychiatric centre; Ivar works beside Ingrid. */
export async function startPathwaysWorld(later: readonly ServerModule[] = []) {
  const world = await startAresWorld({
    modules: [
      peopleModule,
      auditModule,
      consentModule([consentChanged], [practitionerBlocked]),
      roomsModuleWith([endPathwaysWithRoom([])]),
      pathwaysModule,
      ...later,
    ],
  });
  const { add, organisations } = world;
  const work = async (givenName: string, organisation: typeof organisations.dps) => {
    const id = await add.addPerson({ givenName, familyName: 'Berg' });
    const role = await add.addRole(id, organisation, 'psychologist');
    return { id, role, client: await world.as(id, role) };
  };
  const ivar = await work('Ivar', organisations.municipality);
  const stian = await work('Stian', organisations.dps);
  return { ...world, ivar, stian };
}
export type PathwaysWorld = Awaited<ReturnType<typeof startPathwaysWorld>>;

/** The pathways' endpoints in the name of whoever is signed in. */
export const pathwaysOf = ({ server }: PathwaysWorld, { cookie }: Somebody) => server.client(pathwaysContract, cookie);

/** Somebody is asked for, Are says yes from now on, and she comes in. */
export async function letIn(
  world: AresWorld,
  roomId: RoomId,
  who: Somebody,
  { id: roleId }: TestRole,
): Promise<ParticipantId> {
  const invitee = { kind: 'practitioner', roleId, why: 'Tar imot' } as const;
  const { participantId: granteeId } = await world.ingrid.rooms.invite({ roomId, invitee });
  await decide(world.are, { roomId, granteeId }, 'give', { sees: { kind: 'now' } });
  await who.rooms.join({ roomId });
  return granteeId;
}

/** Ingrid refers Are to the centre, from his room; Sara there is in the room. */
export async function referAre(world: PathwaysWorld) {
  const { roomId, participants } = await openAresRoom(world);
  const pathwayId = PathwayId.parse(randomUUID());
  const ingrid = pathwaysOf(world, world.ingrid);
  await ingrid.refer({ roomId, id: pathwayId, organisationId: world.organisations.dps, why: 'Søvn og uro' });
  const saraId = await letIn(world, roomId, world.sara, world.roles.sara);
  const take = (who: Somebody, step: LaterStep, id: string = randomUUID()) =>
    pathwaysOf(world, who).takeStep({ pathwayId, id, step });
  return { roomId, participants: { ...participants, sara: saraId }, pathwayId, take };
}

/** A world of its own for each test, since each story has its own days; in it Are is referred. */
export function whenAreIsReferred(
  give: (world: PathwaysWorld, are: Awaited<ReturnType<typeof referAre>>) => void,
): void {
  let world: PathwaysWorld;
  beforeEach(async () => {
    world = await startPathwaysWorld();
    give(world, await referAre(world));
  });
  afterEach(() => world.server.close());
}

export const onDay = (text: string) => Day.parse(text);
