import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach } from 'vitest';
import { Instant } from '../../../kernel/instant.ts';
import type { ServerModule } from '../../../platform/server/module.ts';
import { auditModule } from '../../audit/server/public.ts';
import { calendarModule } from '../../calendar/server/public.ts';
import { consentModule } from '../../consent/server/public.ts';
import { pathwaysContract } from '../../pathways/contract.ts';
import { PathwayId } from '../../pathways/domain/pathway.ts';
import type { LaterStep } from '../../pathways/domain/pathway-action.ts';
import { letIn } from '../../pathways/server/pathways-for-tests.ts';
import { endPathwaysWithRoom, pathwaysModuleWith } from '../../pathways/server/public.ts';
import { peopleModule } from '../../people/server/public.ts';
import { consentChanged, practitionerBlocked, roomsModuleWith } from '../../rooms/server/public.ts';
import { openAresRoom, type Somebody, startAresWorld } from '../../rooms/server/rooms-for-tests.ts';
import { transitionsContract } from '../contract.ts';
import type { HandoverStep } from '../domain/handover-action.ts';
import { KeptSubjectId } from '../domain/kept-subject.ts';
import { LineId } from '../domain/line.ts';
import { handoversFollow } from './follow-pathways.ts';
import { transitionsRoutes } from './routes.ts';

// As the door puts it together; inside the module nobody uses its door.
const transitionsModule: ServerModule = {
  name: 'transitions',
  contract: transitionsContract,
  routes: transitionsRoutes,
};

/** Are's room with Ingrid, Frida and Vera; Sara and Stian at the psychiatric centre; Ivar works beside Ingrid. */
export async function startTransitionsWorld() {
  const world = await startAresWorld({
    modules: [
      peopleModule,
      auditModule,
      consentModule([consentChanged], [practitionerBlocked]),
      roomsModuleWith([endPathwaysWithRoom([handoversFollow])]),
      pathwaysModuleWith([handoversFollow]),
      calendarModule(),
      transitionsModule,
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
export type TransitionsWorld = Awaited<ReturnType<typeof startTransitionsWorld>>;

/** The endpoints in the name of whoever is signed in. */
export const transitionsOf = ({ server }: TransitionsWorld, { cookie }: Somebody) =>
  server.client(transitionsContract, cookie);

/** Ingrid refers Are to the centre; Sara, Stian and Ivar are in the room, and a card has opened by itself. */
export async function openHandover(world: TransitionsWorld) {
  const { roomId, participants } = await openAresRoom(world);
  const pathwayId = PathwayId.parse(randomUUID());
  const pathways = (who: Somebody) => world.server.client(pathwaysContract, who.cookie);
  const organisationId = world.organisations.dps;
  await pathways(world.ingrid).refer({ roomId, id: pathwayId, organisationId, why: 'Søvn og uro' });
  const sara = await letIn(world, roomId, world.sara, world.roles.sara);
  const stian = await letIn(world, roomId, world.stian.client, world.stian.role);
  const ivar = await letIn(world, roomId, world.ivar.client, world.ivar.role);
  const list = (who: Somebody) => transitionsOf(world, who).listHandovers({ roomId });
  const [card] = await list(world.are);
  if (card === undefined) throw new Error('No card has opened.');
  const handoverId = card.id;
  return {
    roomId,
    pathwayId,
    handoverId,
    participants: { ...participants, sara, stian, ivar },
    pathway: (who: Somebody, step: LaterStep) => pathways(who).takeStep({ pathwayId, id: randomUUID(), step }),
    holder: async (who: Somebody) => (await pathways(who).listPathways({ roomId }))[0]?.holder,
    list,
    seen: async (who: Somebody) => {
      const found = (await list(who)).find(({ id }) => id === handoverId);
      if (found === undefined) throw new Error('She does not see it.');
      return found;
    },
    take: (who: Somebody, step: HandoverStep, id: string = randomUUID()) =>
      transitionsOf(world, who).takeHandoverStep({ handoverId, id, step }),
    addLine: (who: Somebody, text: string, id = LineId.parse(randomUUID())) =>
      transitionsOf(world, who).addLine({ handoverId, id, text }),
    keep: (who: Somebody, text: string, id = KeptSubjectId.parse(randomUUID())) =>
      transitionsOf(world, who).keepSubject({ handoverId, id, text }),
  };
}
export type OpenHandover = Awaited<ReturnType<typeof openHandover>>;

/** A world of its own for each test, since each story has its own days. */
export function whenAreIsHandedOver(give: (world: TransitionsWorld, are: OpenHandover) => void): void {
  let world: TransitionsWorld;
  beforeEach(async () => {
    world = await startTransitionsWorld();
    give(world, await openHandover(world));
  });
  afterEach(() => world.server.close());
}

export const at = (text: string) => Instant.parse(text);

/** A time that suits them, as the clock of the tests stands. */
export const planned = (moment: string, where = 'Øyane DPS, andre etasje'): HandoverStep => ({
  kind: 'planned',
  plan: { at: at(moment), how: 'in-person', where },
});

/** Brings a hand-over to the moment after the meeting. */
export async function meet(world: TransitionsWorld, are: OpenHandover): Promise<void> {
  await are.pathway(world.sara, { kind: 'accepted' });
  await are.take(world.ingrid, { kind: 'offered' });
  await are.take(world.are, { kind: 'wished' });
  await are.take(world.ingrid, planned('2026-11-10T12:00:00.000Z'));
  world.server.clock.moveTo('2026-11-10T13:00:00.000Z');
}
