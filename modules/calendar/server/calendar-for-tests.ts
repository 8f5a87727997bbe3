import { randomUUID } from 'node:crypto';
import type { RoomId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';
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
import { calendarContract } from '../contract.ts';
import { AppointmentId, type Party } from '../domain/appointment.ts';
import type { AppointmentWish, Proposal } from '../domain/appointment-action.ts';
import type { AppointmentListener } from './appointment-news.ts';
import { endAppointmentsWithRoom } from './room-closing.ts';
import { calendarRoutes } from './routes.ts';

/** As the door puts it together; inside the module nobody uses its door. */
const calendarModule = (listeners: readonly AppointmentListener[]): ServerModule => ({
  name: 'calendar',
  contract: calendarContract,
  routes: (parts) => calendarRoutes(parts, listeners),
});

export const at = (text: string) => Instant.parse(text.length === 16 ? `${text}:00.000Z` : text);
export const newId = () => AppointmentId.parse(randomUUID());

/** Are's room with Ingrid of the municipality, Vera of NAV and Sara of the centre; Are's aunt Elsa has no account. */
export async function startCalendarWorld(listeners: readonly AppointmentListener[] = []) {
  const world = await startAresWorld({
    modules: [
      peopleModule,
      auditModule,
      consentModule([consentChanged], [practitionerBlocked]),
      roomsModuleWith([endAppointmentsWithRoom(listeners)]),
      calendarModule(listeners),
    ],
  });
  const { roomId, participants } = await openAresRoom(world);
  await letIn(world, roomId, world.sara, world.roles.sara);
  return { ...world, roomId, participants };
}
export type CalendarWorld = Awaited<ReturnType<typeof startCalendarWorld>>;

/** The calendar's endpoints in the name of whoever is signed in, or of nobody. */
export const calendarOf = ({ server }: Pick<AresWorld, 'server'>, somebody?: Pick<Somebody, 'cookie'>) =>
  server.client(calendarContract, somebody?.cookie);

export async function letIn(world: AresWorld, roomId: RoomId, who: Somebody, { id: roleId }: TestRole) {
  const invitee = { kind: 'practitioner', roleId, why: 'Er med' } as const;
  const { participantId: granteeId } = await world.ingrid.rooms.invite({ roomId, invitee });
  await decide(world.are, { roomId, granteeId }, 'give', { sees: { kind: 'now' } });
  await who.rooms.join({ roomId });
  return granteeId;
}

export const citizen = ({ people }: CalendarWorld): Party => ({ kind: 'citizen', id: people.are });
export const practitioner = (role: TestRole, needed = true): Party => ({ kind: 'practitioner', id: role.id, needed });
export const elsaId = '5b0d9b1e-6f0f-4c86-9a53-0d9f4a3c1e11';
export const elsa: Party = { kind: 'outside', id: elsaId, needed: true, name: 'Elsa', contact: '' };

export const threeTimes = [at('2026-11-10T09:00'), at('2026-11-11T09:00'), at('2026-11-12T09:00')];

/** What Ingrid proposes: herself, Are and Sara, three mornings to choose among. */
export function proposal(world: CalendarWorld, more: Partial<Proposal> = {}): Proposal {
  return {
    appointmentKind: 'first-meeting',
    what: 'Vi blir kjent',
    place: { kind: 'place', words: 'Øyane DPS, rom 3' },
    minutes: 60,
    parties: [citizen(world), practitioner(world.roles.ingrid), practitioner(world.roles.sara)],
    options: threeTimes,
    dependsOn: null,
    ...more,
  };
}

export async function propose(
  world: CalendarWorld,
  more: Partial<Proposal> = {},
  who: Somebody = world.ingrid,
  id = newId(),
) {
  await calendarOf(world, who).propose({ roomId: world.roomId, id, proposal: proposal(world, more) });
  return id;
}

export const step = (world: CalendarWorld, who: Somebody, appointmentId: AppointmentId, wish: AppointmentWish) =>
  calendarOf(world, who).takeStep({ appointmentId, id: randomUUID(), wish });

export const seen = async (world: CalendarWorld, who: Somebody, id: AppointmentId) =>
  (await calendarOf(world, who).listAppointments({ roomId: world.roomId })).find((one) => one.id === id);

export const yes = (role: TestRole): AppointmentWish => ({
  kind: 'answer',
  partyId: role.id,
  answer: 'yes',
  told: 'self',
});

/** An appointment of Are with those who are named, booked at the second of the times. */
export async function book(
  world: CalendarWorld,
  arranger: Somebody,
  arrangersRole: TestRole,
  more: Partial<Proposal> = {},
): Promise<AppointmentId> {
  const parties = [citizen(world), practitioner(arrangersRole)];
  const id = await propose(world, { parties, ...more }, arranger);
  const option = (more.options ?? threeTimes)[1];
  if (option === undefined) throw new Error('There is no second time.');
  await step(world, world.are, id, { kind: 'choose', option, told: 'self' });
  return id;
}
