import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach } from 'vitest';
import type { RoomId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';
import type { ServerModule } from '../../../platform/server/module.ts';
import { agreementsModule } from '../../agreements/server/public.ts';
import { auditModule } from '../../audit/server/public.ts';
import { braveStepsModule } from '../../brave-steps/server/public.ts';
import { calendarContract } from '../../calendar/contract.ts';
import { AppointmentId } from '../../calendar/domain/appointment.ts';
import { Proposal } from '../../calendar/domain/appointment-action.ts';
import { calendarModule, endAppointmentsWithRoom } from '../../calendar/server/public.ts';
import { careTeamModule } from '../../care-team/server/public.ts';
import { consentModule } from '../../consent/server/public.ts';
import { pathwaysContract } from '../../pathways/contract.ts';
import { PathwayId } from '../../pathways/domain/pathway.ts';
import { letIn } from '../../pathways/server/pathways-for-tests.ts';
import { endPathwaysWithRoom, pathwaysModuleWith } from '../../pathways/server/public.ts';
import type { TestRole } from '../../people/server/people-for-tests.ts';
import { peopleModule } from '../../people/server/public.ts';
import { permissionCardsModule } from '../../permission-cards/server/public.ts';
import { consentChanged, practitionerBlocked, roomsModuleWith } from '../../rooms/server/public.ts';
import { type AresWorld, openAresRoom, type Somebody, startAresWorld } from '../../rooms/server/rooms-for-tests.ts';
import { storyModule } from '../../story/server/public.ts';
import { handoversFollow, transitionsModule } from '../../transitions/server/public.ts';
import { encountersContract } from '../contract.ts';
import { EncounterId, type NoteWords } from '../domain/encounter.ts';
import type { EncounterWish } from '../domain/encounter-step.ts';
import { encountersRoutes } from './routes.ts';

// As the door puts it together; inside the module nobody uses its door.
const encountersModule: ServerModule = { name: 'encounters', contract: encountersContract, routes: encountersRoutes };

const modules: readonly ServerModule[] = [
  peopleModule,
  auditModule,
  consentModule([consentChanged], [practitionerBlocked]),
  roomsModuleWith([endPathwaysWithRoom([handoversFollow]), endAppointmentsWithRoom()]),
  pathwaysModuleWith([handoversFollow]),
  careTeamModule,
  permissionCardsModule,
  storyModule,
  agreementsModule,
  calendarModule(),
  braveStepsModule,
  transitionsModule,
  encountersModule,
];

/** Somebody has an hour with Are, booked from a moment on. */
const booking =
  ({ server, people, are }: AresWorld, roomId: RoomId) =>
  async (
    who: Somebody,
    role: TestRole,
    startsAt: string,
    kind: Proposal['appointmentKind'] = 'talk',
  ): Promise<AppointmentId> => {
    const id = AppointmentId.parse(randomUUID());
    const proposal = Proposal.parse({
      appointmentKind: kind,
      what: 'Samtale',
      place: { kind: 'place', words: 'Rom 3' },
      minutes: 60,
      parties: [
        { kind: 'citizen', id: people.are },
        { kind: 'practitioner', id: role.id, needed: true },
      ],
      options: [startsAt, new Date(Date.parse(startsAt) + 7_200_000).toISOString()],
      dependsOn: null,
    });
    await server.client(calendarContract, who.cookie).propose({ roomId, id, proposal });
    const wish = { kind: 'choose', option: Instant.parse(startsAt), told: 'self' } as const;
    await server.client(calendarContract, are.cookie).takeStep({ appointmentId: id, id: randomUUID(), wish });
    return id;
  };

/** Are's room with Ingrid, Frida and Vera; he is referred to the centre, where Sara is in the room from now on. */
export async function startEncountersWorld() {
  const world = await startAresWorld({ modules });
  const { roomId, participants } = await openAresRoom(world);
  const { server } = world;
  const pathwayId = PathwayId.parse(randomUUID());
  const pathways = (who: Somebody) => server.client(pathwaysContract, who.cookie);
  await pathways(world.ingrid).refer({ roomId, id: pathwayId, organisationId: world.organisations.dps, why: 'Søvn' });
  const sara = await letIn(world, roomId, world.sara, world.roles.sara);
  const of = (who: Pick<Somebody, 'cookie'>) => server.client(encountersContract, who.cookie);
  const started = {
    ...world,
    roomId,
    pathwayId,
    pathways,
    participants: { ...participants, sara },
    of,
    book: booking(world, roomId),
    /** "I talked with her", a moment ago. */
    talked: async (who: Somebody) =>
      of(who).beginTalk({
        roomId,
        id: EncounterId.parse(randomUUID()),
        of: { kind: 'without', talk: 'ad-hoc', how: 'phone', minutes: 10 },
      }),
    take: (who: Somebody, encounterId: EncounterId, wish: EncounterWish, id: string = randomUUID()) =>
      of(who).takeEncounterStep({ encounterId, id, wish }),
    notes: (who: Somebody) => of(who).listNotes({ roomId }),
    before: (who: Somebody, appointmentId?: AppointmentId) =>
      of(who).getBeforeTalk({ roomId, ...(appointmentId === undefined ? {} : { appointmentId }) }),
    /** It is later now, and all have signed in again. */
    goTo: async (moment: string) => {
      server.clock.moveTo(moment);
      started.are = await world.as(world.people.are);
      for (const name of ['ingrid', 'vera', 'sara', 'stranger'] as const)
        started[name] = await world.as(world.people[name], world.roles[name]);
    },
  };
  return started;
}
export type EncountersWorld = Awaited<ReturnType<typeof startEncountersWorld>>;

export const note = (talked: string, agreed = ''): NoteWords => ({ kind: 'conversation', talked, agreed });
export const signed = (talked: string, agreed = ''): EncounterWish => ({ kind: 'sign', note: note(talked, agreed) });
export const corrected = (talked: string): EncounterWish => ({ kind: 'correct', note: note(talked) });

/** A world of its own for each test, since each story has its own days. */
export function inAresWorld(give: (world: EncountersWorld) => void): void {
  let world: EncountersWorld;
  beforeEach(async () => {
    world = await startEncountersWorld();
    give(world);
  });
  afterEach(() => world.server.close());
}
