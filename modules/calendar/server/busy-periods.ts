import type { Unit } from '../../../platform/server/unit.ts';
import { type BusyPeriod, insertPeriod, listPeriods, removePeriod, type Window, worksNow } from './busy-store.ts';

/** What I have written into my own calendar. */
export async function listBusyPeriods(unit: Unit, window: Window): Promise<BusyPeriod[]> {
  const { acting } = unit.me;
  return acting.kind === 'practitioner' ? listPeriods(unit.db, acting.roleId, window) : [];
}

/** Written over an appointment it changes nothing of it: one says oneself what becomes of that. */
export async function addBusyPeriod(
  { db, me }: Unit,
  period: BusyPeriod,
  errors: { 'ends-before-it-starts': () => Error; 'not-found': () => Error },
): Promise<void> {
  if (period.endsAt <= period.startsAt || Date.parse(period.endsAt) - Date.parse(period.startsAt) > 366 * 86_400_000)
    throw errors['ends-before-it-starts']();
  if (me.acting.kind !== 'practitioner' || !(await worksNow(db))) throw errors['not-found']();
  await insertPeriod(db, period, { personId: me.personId, roleId: me.acting.roleId });
}

export const removeBusyPeriod = ({ db }: Unit, { id }: { id: string }): Promise<void> => removePeriod(db, id);
