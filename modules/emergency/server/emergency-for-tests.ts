import { randomUUID } from 'node:crypto';
import { getDay } from '../../../kernel/day.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { makeSyntheticNorwegian } from '../../../kernel/synthetic-numbers.ts';
import type { ServerModule } from '../../../platform/server/module.ts';
import { auditModule } from '../../audit/server/public.ts';
import { consentModule } from '../../consent/server/public.ts';
import type { TestRelation, TestRole } from '../../people/server/people-for-tests.ts';
import { peopleModule } from '../../people/server/public.ts';
import { consentChanged, practitionerBlocked, roomsModule } from '../../rooms/server/public.ts';
import { openAresRoom, startAresWorld } from '../../rooms/server/rooms-for-tests.ts';
import { emergencyContract } from '../contract.ts';
import { EmergencyId } from '../domain/emergency.ts';
import { emergencyRoutes } from './routes.ts';

// As the door puts it together; inside the module nobody uses its door.
const emergencyModule: ServerModule = { name: 'emergency', contract: emergencyContract, routes: emergencyRoutes };

/**
 * Are's room with Ingrid, Frida and Vera. Odd is a nurse of the municipality and has never met Are; Torill is the
 * municipality's data protection officer, Tor its administrator; Berit at the hospital has neither there.
 */
export async function startEmergencyWorld() {
  const world = await startAresWorld({
    modules: [
      peopleModule,
      auditModule,
      consentModule([consentChanged], [practitionerBlocked]),
      roomsModule,
      emergencyModule,
    ],
  });
  const { add, organisations } = world;
  const { roomId, participants } = await openAresRoom(world);
  const work = async (givenName: string, organisation: typeof organisations.nav, profession: string) => {
    const id = await add.addPerson({ givenName, familyName: 'Eide' });
    return { id, role: await add.addRole(id, organisation, profession) };
  };
  const torill = await work('Torill', organisations.municipality, 'data-protection-officer');
  const tor = await work('Tor', organisations.municipality, 'administrator');
  const berit = await work('Berit', organisations.dps, 'nurse');
  const leif = await work('Leif', organisations.dps, 'administrator');
  return { ...world, roomId, participants, work, torill, tor, berit, leif };
}
export type EmergencyWorld = Awaited<ReturnType<typeof startEmergencyWorld>>;

let serial = 500;
/** A synthetic number that nobody else has. */
export function newNumber() {
  serial += 1;
  return makeSyntheticNorwegian(getDay(1986, 3, 2), serial % 300);
}

/** The emergency endpoints in somebody's name. */
export async function emergencyOf({ server }: EmergencyWorld, person: PersonId, acting?: TestRole | TestRelation) {
  return server.client(emergencyContract, await server.signIn(person, acting));
}

/** What is asked for to open one; about whoever has this number. */
export const asking = (identityNumber: string) => ({
  id: EmergencyId.parse(randomUUID()),
  country: 'NO' as const,
  identityNumber,
  reason: 'life-at-risk' as const,
  words: 'Funnet bevisstløs hjemme, ambulansen er på vei.',
});
