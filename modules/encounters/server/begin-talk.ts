import type { PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import type { AppointmentId } from '../../calendar/domain/appointment.ts';
import { findAppointmentState } from '../../calendar/server/public.ts';
import { findStanding, type Standing, traceOf } from '../../rooms/server/public.ts';
import type { Encounter, EncounterId, TalkHow, TalkKind } from '../domain/encounter.ts';
import { isOver } from '../domain/is-over.ts';
import { howOfTalk, kindOfTalk } from '../domain/kind-of-talk.ts';
import { listTalks, lockTalk, storeTalk, type TalkRow } from './encounter-store.ts';
import { presentTalks } from './present-talks.ts';

export type TalkErrors<R extends string = never> = { [K in R | 'not-found' | 'room-is-closed']: () => Error };

interface Begun {
  roomId: RoomId;
  id: EncounterId;
  of:
    | { kind: 'appointment'; appointmentId: AppointmentId }
    | { kind: 'without'; talk: TalkKind; how: TalkHow; minutes: number };
}

/** Begins the note of a talk. Nobody else knows of it until it is signed. */
export async function beginTalk(
  unit: Unit,
  { roomId, id, of }: Begun,
  errors: TalkErrors<'talk-is-not-over'>,
): Promise<Encounter> {
  const { acting } = unit.me;
  const standing = await findStanding(unit, roomId);
  if (standing === undefined || acting.kind !== 'practitioner') throw errors['not-found']();
  unit.trace(traceOf(unit, standing));
  if (standing.isClosed) throw errors['room-is-closed']();
  const { roleId } = acting;
  const present = async (talk: TalkRow) => {
    const [shown] = await presentTalks(unit, [talk]);
    if (shown === undefined) throw errors['not-found']();
    return shown;
  };
  await lockTalk(unit.db, of.kind === 'appointment' ? of.appointmentId : id);
  const [known] = await listTalks(
    unit.db,
    of.kind === 'appointment' ? { appointmentId: of.appointmentId, roleId } : { id },
  );
  if (known !== undefined) {
    if (known.personId !== unit.me.personId || known.roomId !== roomId) throw errors['not-found']();
    return present(known);
  }
  const mine = { id, roomId, citizenId: standing.citizenId, personId: unit.me.personId, roleId };
  const talk: TalkRow =
    of.kind === 'appointment'
      ? { ...mine, ...(await ofAppointment(unit, standing, { id: of.appointmentId, roleId }, errors)) }
      : { ...mine, ...withoutAppointment(unit, of) };
  await storeTalk(unit, talk);
  return present(talk);
}

type AboutTalk = Pick<TalkRow, 'appointmentId' | 'kind' | 'how' | 'startedAt' | 'minutes'>;

/** It is over now, and began as long ago as it took. */
function withoutAppointment({ now }: Unit, of: Extract<Begun['of'], { kind: 'without' }>): AboutTalk {
  const startedAt = instantOf(new Date(now.getTime() - of.minutes * 60_000));
  return { appointmentId: null, kind: of.talk, how: of.how, startedAt, minutes: of.minutes };
}

async function ofAppointment(
  unit: Unit,
  { roomId }: Standing,
  { id, roleId }: { id: AppointmentId; roleId: PractitionerRoleId },
  errors: TalkErrors<'talk-is-not-over'>,
): Promise<AboutTalk> {
  const appointment = await findAppointmentState(unit.db, id);
  const isMine = appointment?.parties.some((party) => party.kind === 'practitioner' && party.id === roleId);
  if (appointment === undefined || appointment.roomId !== roomId || isMine !== true) throw errors['not-found']();
  const { startsAt, kind, place, minutes } = appointment;
  if (startsAt === null || !isOver(appointment, instantOf(unit.now))) throw errors['talk-is-not-over']();
  return { appointmentId: id, kind: kindOfTalk(kind), how: howOfTalk(place), startedAt: startsAt, minutes };
}
