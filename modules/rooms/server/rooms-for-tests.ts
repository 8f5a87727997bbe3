import { randomUUID } from 'node:crypto';
import { MessageId, ParticipantId, type PersonId, RoomId, ThreadId } from '../../../kernel/ids.ts';
import type { ServerModule } from '../../../platform/server/module.ts';
import { startTestServer, type TestServer } from '../../../platform/testing/test-server.ts';
import { auditContract } from '../../audit/contract.ts';
import { auditModule, recordTrace } from '../../audit/server/public.ts';
import { consentContract } from '../../consent/contract.ts';
import { consentModule } from '../../consent/server/public.ts';
import { peopleContract } from '../../people/contract.ts';
import { peopleForTests, type TestRelation, type TestRole } from '../../people/server/people-for-tests.ts';
import { peopleModule } from '../../people/server/public.ts';
import { roomsContract } from '../contract.ts';
import type { Asks, NewMessage } from '../domain/message.ts';
import { consentChanged } from './consent-changed.ts';
import { practitionerBlocked } from './practitioner-blocked.ts';
import { roomsRoutes } from './routes.ts';

// As the door puts it together; inside the module nobody uses its door.
const roomsModule: ServerModule = { name: 'rooms', contract: roomsContract, routes: (parts) => roomsRoutes(parts) };
const contracts = { people: peopleContract, audit: auditContract, consent: consentContract, rooms: roomsContract };

/** The people of Are's story on a real server, each with a typed client in the role in which they act. */
export async function startAresWorld(options: Partial<Parameters<typeof startTestServer>[0]> = {}) {
  const server = await startTestServer({
    modules: [peopleModule, auditModule, consentModule([consentChanged], [practitionerBlocked]), roomsModule],
    recordTrace,
    ...options,
  });
  const add = peopleForTests(server.database);
  const organisations = {
    municipality: await add.addOrganisation({ name: 'Askøy kommune', kind: 'municipality' }),
    dps: await add.addOrganisation({ name: 'Øyane DPS', kind: 'hospital' }),
    nav: await add.addOrganisation({ name: 'NAV Askøy', kind: 'nav' }),
    practice: await add.addOrganisation({ name: 'Kleppestø legesenter', kind: 'general-practice' }),
  };
  const named = (givenName: string, familyName: string, birthDay = '1986-03-02') =>
    add.addPerson({ givenName, familyName, birthDay });
  const are = await named('Are', 'Solberg');
  const ingrid = await named('Ingrid', 'Haugen');
  const frida = await named('Frida', 'Moe');
  const vera = await named('Vera', 'Nilsen');
  const sara = await named('Sara', 'Lie');
  const stranger = await named('Odd', 'Fremmed');
  const roles = {
    ingrid: await add.addRole(ingrid, organisations.municipality, 'psychologist'),
    frida: await add.addRole(frida, organisations.practice, 'general-practitioner'),
    vera: await add.addRole(vera, organisations.nav, 'adviser'),
    sara: await add.addRole(sara, organisations.dps, 'psychologist'),
    stranger: await add.addRole(stranger, organisations.municipality, 'nurse'),
  };
  await add.affiliate(are, organisations.municipality);
  const as = (person: PersonId, role?: TestRole | TestRelation) => clientsOf(server, person, role);
  return {
    server,
    add,
    organisations,
    roles,
    people: { are, ingrid, frida, vera, sara, stranger },
    are: await as(are),
    ingrid: await as(ingrid, roles.ingrid),
    frida: await as(frida, roles.frida),
    vera: await as(vera, roles.vera),
    sara: await as(sara, roles.sara),
    stranger: await as(stranger, roles.stranger),
    as,
  };
}
export type AresWorld = Awaited<ReturnType<typeof startAresWorld>>;
export type Somebody = AresWorld['are'];

async function clientsOf(server: TestServer, person: PersonId, acting?: Parameters<TestServer['signIn']>[1]) {
  const cookie = await server.signIn(person, acting);
  return {
    cookie,
    people: server.client(contracts.people, cookie),
    audit: server.client(contracts.audit, cookie),
    consent: server.client(contracts.consent, cookie),
    rooms: server.client(contracts.rooms, cookie),
  };
}

/** Ingrid opens the room and asks Frida and Vera; Are has said yes to those who are named. */
export async function openAresRoom(
  world: AresWorld,
  saysYesTo: ('ingrid' | 'frida' | 'vera')[] = ['ingrid', 'frida', 'vera'],
) {
  const { roomId } = await world.ingrid.rooms.openRoom({
    id: RoomId.parse(randomUUID()),
    citizenId: world.people.are,
    purpose: 'Vi holder sammen om veien videre',
    circle: [
      { kind: 'practitioner', roleId: world.roles.frida.id, why: 'Fastlegen din' },
      { kind: 'practitioner', roleId: world.roles.vera.id, why: 'Hjelper deg tilbake i jobb' },
    ],
  });
  const participants = await participantsOf(world.are, roomId);
  for (const name of saysYesTo) {
    await decide(world.are, { roomId, granteeId: participants[name] }, 'give');
    if (name !== 'ingrid') await world[name].rooms.join({ roomId });
  }
  return { roomId, participants };
}

export async function participantsOf(who: Somebody, roomId: RoomId) {
  const room = await who.rooms.getRoom({ roomId });
  const find = (name: string) => ParticipantId.parse(room.participants.find((one) => one.givenName === name)?.id);
  return { are: find('Are'), ingrid: find('Ingrid'), frida: find('Frida'), vera: find('Vera') };
}

/** One decision of somebody on a participant of a room: give, decline, change or withdraw. */
export async function decide(
  who: Somebody,
  about: { roomId: RoomId; granteeId: ParticipantId },
  decision: Decision,
  more: More = {},
) {
  const sees = more.sees ?? { kind: 'all' as const };
  const { roomId: subjectId, granteeId } = about;
  return who.consent.decide({
    subjectId,
    granteeId,
    id: randomUUID(),
    decision,
    toldBy: 'electronic-id',
    ...more,
    sees,
  });
}

type Decision = 'give' | 'decline' | 'change' | 'withdraw';
interface More {
  sees?: { kind: 'now' } | { kind: 'all' } | { kind: 'date'; day: string };
  holdsUntil?: string;
  toldBy?: 'phone' | 'paper' | 'in-person';
}

/** A message that opens a thread of its own unless one is named. */
export function newMessage(body: string, more: Partial<NewMessage> = {}): NewMessage {
  const asks: Asks = { of: 'nobody' };
  return {
    id: MessageId.parse(randomUUID()),
    threadId: ThreadId.parse(randomUUID()),
    ...(more.threadId === undefined ? { subject: 'Om tiden fremover' } : {}),
    body,
    urgency: 'no-hurry',
    asks,
    ...more,
  };
}

/** The code of the refusal that a call ended in. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }
  return 'allowed';
}
