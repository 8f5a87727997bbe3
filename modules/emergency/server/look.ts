import type { Unit } from '../../../platform/server/unit.ts';
import type { EmergencyCircle, EmergencyId } from '../domain/emergency.ts';
import { endEmergency, findCircle, findLiving } from './emergency-store.ts';

interface Errors {
  'not-found': () => Error;
}

/** Who is around the citizen now. One that has ended, is another's, or was blocked since is not there. */
export async function look(unit: Unit, id: EmergencyId, errors: Errors): Promise<EmergencyCircle> {
  const access = await findLiving(unit.db, id);
  const seen = access && (await findCircle(unit.db, id));
  if (access === undefined || seen === undefined) throw errors['not-found']();
  const people = seen.circles.reduce((sum, circle) => sum + circle.people.length, 0);
  unit.trace({ citizenId: access.citizenId, basis: 'emergency', basisId: id, detail: { people } });
  return { ...seen, endsAt: access.endsAt };
}

/** Ends it before its time. */
export async function end(unit: Unit, id: EmergencyId, errors: Errors): Promise<{ done: true }> {
  const access = await findLiving(unit.db, id);
  if (access === undefined) throw errors['not-found']();
  await endEmergency(unit.db, id, unit.now);
  unit.trace({ citizenId: access.citizenId, basis: 'emergency', basisId: id });
  return { done: true };
}
