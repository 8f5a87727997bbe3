import type { RoomId } from '../../../kernel/ids.ts';
import { PractitionerRoleId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import type { AppointmentState } from '../../calendar/domain/appointment.ts';
import { findAppointmentStates } from '../../calendar/server/public.ts';
import { findNames, findRoleNames } from '../../pathways/server/public.ts';
import type { Standing } from '../../rooms/server/public.ts';
import type { ShownStep, Together } from '../contract.ts';
import { BraveStep, StepKind } from '../domain/brave-step.ts';
import type { Moment } from '../domain/how-hard.ts';
import { type Doer, follows, mayTake, readsHowHard } from '../domain/whose-step.ts';
import { type CompanionHere, findCompanions, findHowHard, type Hard } from './brave-step-store.ts';

const Known = BraveStep.omit({ told: true });

/** Whoever asks, as the rules know her in a room. */
export function whoIs({ me: { acting } }: Unit, { kind }: Pick<Standing, 'kind'>): Doer {
  if (acting.kind === 'practitioner') return acting.roleId;
  return kind === 'citizen' || acting.kind === 'citizen' ? null : acting.relatedPersonId;
}

/** Steps as their screens show them; of rooms that I am not in, none. A constant number of questions. */
export async function presentSteps(
  unit: Unit,
  steps: readonly BraveStep[],
  standings: readonly Standing[],
): Promise<ShownStep[]> {
  if (steps.length === 0) return [];
  const { db } = unit;
  const rooms = await findCompanions(db, [...new Set(steps.map(({ roomId }) => roomId))]);
  const hard = await findHowHard(
    db,
    steps.map(({ id }) => id),
  );
  const names = await findNames(db, [...new Set(steps.map(({ citizenId }) => citizenId))]);
  const writers = await findRoleNames(
    db,
    steps.flatMap(({ writtenBy }) => (writtenBy === null ? [] : PractitionerRoleId.parse(writtenBy))),
  );
  const booked = await findAppointmentStates(db, {
    ids: steps.flatMap(({ appointmentId }) => appointmentId ?? []),
  });
  return steps.flatMap((whole) => {
    // Who was asked and comes not is told to nobody else.
    const step = Known.parse(whole);
    const room = standings.find(({ roomId }) => roomId === step.roomId);
    if (room === undefined) return [];
    const appointment = booked.find(({ id }) => id === step.appointmentId);
    return {
      ...step,
      ...standingOf(unit, whole, room, rooms),
      ...hardOf(whole, hard),
      citizenName: names.get(step.citizenId) ?? '',
      writerName: writers.find(({ roleId }) => roleId === step.writtenBy)?.name ?? '',
      booked: appointment === undefined ? null : togetherOf(appointment),
    };
  });
}

type Here = ReadonlyMap<RoomId, readonly CompanionHere[]>;

/** Who comes along, as far as she is there still; what I may say; and whether I read how hard it feels. */
function standingOf(unit: Unit, step: BraveStep, room: Standing, rooms: Here) {
  const doer = whoIs(unit, room);
  const companions = (rooms.get(step.roomId) ?? [])
    .filter(({ id }) => step.asked.includes(id) || step.coming.includes(id))
    .map(({ id, name, organisation }) => ({
      id,
      name,
      organisation,
      comes: step.coming.includes(id),
      isMe: id === doer,
    }));
  return {
    companions,
    roomIsClosed: room.isClosed,
    iReadHowHard: readsHowHard(step, doer, room.contactId === room.participantId),
    iMay: room.isClosed ? [] : StepKind.options.filter((kind) => follows(step, kind) && mayTake(step, kind, doer)),
  };
}

/** What she said of before; and of afterwards, once it is done. */
function hardOf({ roomId, id, status }: BraveStep, hard: readonly Hard[]): Pick<ShownStep, 'hard' | 'hardAfter'> {
  const said = (moment: Moment) =>
    hard.find((one) => one.roomId === roomId && one.braveStepId === id && one.moment === moment)?.hard ?? null;
  return { hard: said('before'), hardAfter: status === 'done' ? said('after') : null };
}

export const togetherOf = ({ id, what, status, startsAt, parties }: AppointmentState): Together => ({
  id,
  what,
  status,
  startsAt,
  parties: parties.map((party) => party.id),
});
