import { instantOf } from '../../../kernel/instant.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { listOfMine, type MyAppointment } from '../../calendar/server/public.ts';
import { dayAt } from '../../pathways/domain/day-at.ts';
import { findNames } from '../../pathways/server/public.ts';
import { listStandings, type Standing, traceOf } from '../../rooms/server/public.ts';
import { ageOfTalk, daysBack } from '../domain/age-of-talk.ts';
import { isOver } from '../domain/is-over.ts';
import { howOfTalk, kindOfTalk } from '../domain/kind-of-talk.ts';
import type { TalkOfMine, UnwrittenTalk } from '../domain/my-talks.ts';
import { findSteps, listTalks, type TalkRow } from './encounter-store.ts';

const day = 86_400_000;

/** The talk that I have next, and those that are over and have no note: asked of the calendar each time, stored nowhere. */
export async function listMine(unit: Unit): Promise<TalkOfMine[]> {
  const standings = (await listStandings(unit)).filter(({ isClosed }) => !isClosed);
  const from = instantOf(rememberedFrom(unit));
  const until = instantOf(new Date(unit.now.getTime() + 7 * day));
  const here = new Set(standings.map(({ roomId }) => roomId));
  const appointments = (await listOfMine(unit, { from, until })).filter(({ roomId }) => here.has(roomId));
  const unwritten = await findUnwritten(unit, standings, appointments);
  const now = instantOf(unit.now);
  const next = appointments.filter((one) => one.status === 'booked' && !isOver(one, now)).slice(0, 1);
  const talks: TalkOfMine[] = [
    ...next.flatMap(notBegun).map((talk) => ({ ...talk, age: 'ahead' as const })),
    ...unwritten,
  ];
  const shown = new Set(talks.map(({ roomId }) => roomId));
  unit.trace(...standings.filter(({ roomId }) => shown.has(roomId)).map((standing) => traceOf(unit, standing)));
  return talks;
}

/** Those talks of mine in open rooms that are over and have no word, the oldest first. */
export async function findUnwritten(
  unit: Unit,
  standings: readonly Standing[],
  appointments: readonly MyAppointment[],
): Promise<UnwrittenTalk[]> {
  const { acting } = unit.me;
  if (acting.kind !== 'practitioner' || standings.length === 0) return [];
  const here = new Set(standings.map(({ roomId }) => roomId));
  const talks = (await listTalks(unit.db, { ofRole: acting.roleId, since: rememberedFrom(unit) })).filter(
    ({ roomId }) => here.has(roomId),
  );
  const steps = await findSteps(
    unit.db,
    talks.map(({ id }) => id),
  );
  const ofAppointment = new Map(talks.map((talk) => [talk.appointmentId, talk]));
  const now = instantOf(unit.now);
  const over = appointments.filter((one) => isOver(one, now) && !ofAppointment.has(one.id));
  const names = await findNames(unit.db, [...new Set(talks.map(({ citizenId }) => citizenId))]);
  const found = [
    ...talks.filter(({ id }) => !steps.has(id)).map((talk) => begun(unit, talk, names.get(talk.citizenId) ?? '')),
    ...over.flatMap(notBegun).map((talk) => ({ ...talk, age: ageAt(unit, talk.startedAt) })),
  ];
  return found.toSorted((one, other) => (one.startedAt < other.startedAt ? -1 : 1));
}

/** From when on a talk without a note is asked for. */
export const rememberedFrom = ({ now }: Unit) => new Date(now.getTime() - daysBack * day);

const ageAt = (unit: Unit, startedAt: string) => ageOfTalk(dayAt(new Date(startedAt)), dayAt(unit.now));

function begun(unit: Unit, talk: TalkRow, citizenName: string): UnwrittenTalk {
  const { id: encounterId, appointmentId, roomId, citizenId, kind, how, startedAt, minutes } = talk;
  const shown = { encounterId, appointmentId, roomId, citizenId, citizenName, kind, how, startedAt, minutes };
  return { ...shown, age: ageAt(unit, startedAt) };
}

function notBegun(appointment: MyAppointment): Omit<UnwrittenTalk, 'age'>[] {
  const { id, roomId, citizenId, citizenName, kind, place, startsAt, minutes } = appointment;
  if (startsAt === null) return [];
  const talk = { encounterId: null, appointmentId: id, roomId, citizenId, citizenName, minutes };
  return [{ ...talk, kind: kindOfTalk(kind), how: howOfTalk(place), startedAt: startsAt }];
}
