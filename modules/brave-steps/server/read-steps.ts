import type { RoomId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { findAppointmentStates } from '../../calendar/server/public.ts';
import { findStanding, listStandings, type Standing, traceOf, traceShown } from '../../rooms/server/public.ts';
import type { ShownStep, StepsOfRoom } from '../contract.ts';
import { type BraveStep, isOpen } from '../domain/brave-step.ts';
import { foldBraveStep } from '../domain/fold-brave-step.ts';
import { doGuardiansRead, findCompanions, findHistories, type Wanted } from './brave-step-store.ts';
import { presentSteps, togetherOf, whoIs } from './present-steps.ts';

/** The steps of a room, and what one needs to write one: whom she may ask, and who will read how hard it feels. */
export async function listOfRoom(
  unit: Unit,
  roomId: RoomId,
  errors: { 'not-found': () => Error },
): Promise<StepsOfRoom> {
  const { db, me } = unit;
  const standing = await findStanding(unit, roomId);
  if (standing === undefined) throw errors['not-found']();
  unit.trace(traceOf(unit, standing));
  const steps = openFirst(await presentSteps(unit, await list(unit, { roomIds: [roomId] }), [standing]));
  const here = (await findCompanions(db, [roomId])).get(roomId) ?? [];
  const overviewName = here.find(({ holdsOverview }) => holdsOverview)?.name ?? '';
  return {
    steps,
    iMayWrite: !standing.isClosed && standing.kind !== 'related-person',
    readers: { overviewName, guardians: await doGuardiansRead(db, roomId) },
    people:
      standing.isClosed || whoIs(unit, standing) !== null
        ? []
        : here.map(({ id, name, organisation }) => ({ id, name, organisation })),
    appointments: steps.some(({ iMay }) => iMay.includes('booked')) ? await listAhead(unit, standing) : [],
    myRoleId: me.acting.kind === 'practitioner' ? me.acting.roleId : null,
  };
}

/** The citizen and who decides for a child: all her steps. The others: those on which they are asked, or come along. */
export async function listMine(unit: Unit): Promise<ShownStep[]> {
  const { shown, standings } = await findMine(unit);
  traceShown(unit, standings, shown);
  return shown;
}

/** On how many I am asked and have not answered, which tells of nobody. */
export async function countMine(unit: Unit): Promise<{ count: number }> {
  const { shown } = await findMine(unit);
  return { count: shown.filter(({ companions }) => companions.some(({ isMe, comes }) => isMe && !comes)).length };
}

async function findMine(unit: Unit): Promise<{ shown: ShownStep[]; standings: Standing[] }> {
  const standings = await listStandings(unit);
  const isHers = new Set(standings.flatMap((one) => (whoIs(unit, one) === null ? [one.roomId] : [])));
  const all = await presentSteps(unit, await list(unit), standings);
  const shown = openFirst(
    all.filter(
      (one) => isHers.has(one.roomId) || (isOpen(one) && !one.roomIsClosed && one.companions.some(({ isMe }) => isMe)),
    ),
  );
  return { shown, standings };
}

/** What lies ahead in a room, as far as I may see it; the caller traces that it was read. */
export async function findOpenSteps(unit: Unit, standing: Standing): Promise<ShownStep[]> {
  const steps = (await list(unit, { roomIds: [standing.roomId] })).filter(isOpen);
  return presentSteps(unit, steps, [standing]);
}

async function listAhead(unit: Unit, { roomId }: Standing) {
  const states = await findAppointmentStates(unit.db, { roomId });
  return states.filter(({ status }) => status === 'proposed' || status === 'booked').map(togetherOf);
}

async function list(unit: Unit, wanted: Wanted = {}): Promise<BraveStep[]> {
  return (await findHistories(unit.db, wanted)).flatMap((actions) => foldBraveStep(actions) ?? []);
}

const order = ['proposed', 'ahead', 'put-off', 'done', 'let-go'] as const;

/** What lies ahead first; of the same, what was written last. */
function openFirst(steps: readonly ShownStep[]): ShownStep[] {
  return steps.toSorted((one, other) => order.indexOf(one.status) - order.indexOf(other.status));
}
