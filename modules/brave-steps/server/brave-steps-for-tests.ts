import { randomUUID } from 'node:crypto';
import { type PersonId, PractitionerRoleId, type RoomId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';
import type { ServerModule } from '../../../platform/server/module.ts';
import { calendarContract } from '../../calendar/contract.ts';
import { AppointmentId } from '../../calendar/domain/appointment.ts';
import { calendarModule } from '../../calendar/server/public.ts';
import { startPathwaysWorld } from '../../pathways/server/pathways-for-tests.ts';
import type { TestRelation } from '../../people/server/people-for-tests.ts';
import { decide, openAresRoom, type Somebody } from '../../rooms/server/rooms-for-tests.ts';
import { braveStepsContract } from '../contract.ts';
import { BraveStepId } from '../domain/brave-step.ts';
import type { BraveStepWish } from '../domain/brave-step-action.ts';
import { braveStepsRoutes } from './routes.ts';

// As the door puts it together; inside the module nobody uses its door.
const braveStepsModule: ServerModule = { name: 'brave-steps', contract: braveStepsContract, routes: braveStepsRoutes };

/** Are's room: Ingrid holds the overview, Frida and Vera are in it, and Siri, his sister. Ivar may be let in later. */
export async function startBraveWorld() {
  const world = await startPathwaysWorld([calendarModule(), braveStepsModule]);
  const id = await world.add.addPerson({ givenName: 'Siri', familyName: 'Solberg' });
  const relation = await world.add.addRelated(world.people.are, id);
  return openBraveRoom({ ...world, siri: { id, relation, client: await world.as(id, relation) } });
}
type BraveBase = Awaited<ReturnType<typeof startPathwaysWorld>> & {
  siri: { id: PersonId; relation: TestRelation; client: Somebody };
};

/** Another room of the same, in place of the one before. */
export async function openNextRoom(world: BraveWorld): Promise<BraveWorld> {
  const closing = { words: 'Takk', readableAfter: 'participants', readableUntil: null } as const;
  await world.are.rooms.closeRoom({ roomId: world.roomId, ...closing });
  return openBraveRoom(world);
}

async function openBraveRoom(world: BraveBase) {
  const { roomId, participants } = await openAresRoom(world);
  await letSiriIn(world, roomId);
  const of = ({ cookie }: Somebody) => world.server.client(braveStepsContract, cookie);
  const write = (
    who: Somebody,
    what = 'Gå på trening',
    hard: number | null = null,
    id = BraveStepId.parse(randomUUID()),
  ) => of(who).write({ roomId, id, what, hard });
  const take = (
    who: Somebody,
    { id: braveStepId }: { id: BraveStepId },
    step: BraveStepWish,
    id: string = randomUUID(),
  ) => of(who).takeStep({ roomId, braveStepId, id, step });
  const say = (who: Somebody, { id }: { id: BraveStepId }, moment: 'before' | 'after', hard: number | null) =>
    of(who).sayHowHard({ roomId, braveStepId: id, moment, hard });
  const read = async (who: Somebody) => (await of(who).listOfRoom({ roomId })).steps;
  /** Ingrid proposes two times for Are and those in these roles. */
  const propose = async (...roleIds: string[]) => {
    const id = AppointmentId.parse(randomUUID());
    await world.server.client(calendarContract, world.ingrid.cookie).propose({
      roomId,
      id,
      proposal: {
        appointmentKind: 'accompany',
        what: 'Første trening',
        place: { kind: 'place', words: 'Hallen' },
        minutes: 60,
        parties: [
          { kind: 'citizen', id: world.people.are },
          ...roleIds.map(
            (role) => ({ kind: 'practitioner', id: PractitionerRoleId.parse(role), needed: true }) as const,
          ),
        ],
        options: ['2026-11-12T08:00:00.000Z', '2026-11-13T08:00:00.000Z'].map((at) => Instant.parse(at)),
        dependsOn: null,
      },
    });
    return id;
  };
  return { ...world, roomId, participants, of, write, take, say, read, propose };
}
export type BraveWorld = Awaited<ReturnType<typeof startBraveWorld>>;

async function letSiriIn({ are, ingrid, siri }: BraveBase, roomId: RoomId): Promise<void> {
  const invitee = { kind: 'related-person', relatedPersonId: siri.relation.id, why: 'Søsteren din' } as const;
  const { participantId: granteeId } = await ingrid.rooms.invite({ roomId, invitee });
  await decide(are, { roomId, granteeId }, 'give');
  await siri.client.rooms.join({ roomId });
}
