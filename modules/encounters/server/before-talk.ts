import type { RoomId } from '../../../kernel/ids.ts';
import { type Instant, instantOf } from '../../../kernel/instant.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { findOpenAgreements } from '../../agreements/server/public.ts';
import type { ShownStep } from '../../brave-steps/contract.ts';
import { findOpenSteps } from '../../brave-steps/server/public.ts';
import type { AppointmentId } from '../../calendar/domain/appointment.ts';
import { listOfMine, type MyAppointment } from '../../calendar/server/public.ts';
import { findConfirmedInRoom } from '../../care-team/server/public.ts';
import { dayAt } from '../../pathways/domain/day-at.ts';
import { listPathways, presentPathways } from '../../pathways/server/public.ts';
import { listCards, presentCards } from '../../permission-cards/server/public.ts';
import { findStanding, readRooms, traceOf } from '../../rooms/server/public.ts';
import { findTold } from '../../story/server/public.ts';
import { listHandovers, presentHandovers } from '../../transitions/server/public.ts';
import type { BeforeTalk } from '../domain/before-talk.ts';
import { changedSince } from '../domain/changed-since.ts';
import type { Encounter } from '../domain/encounter.ts';
import { isOver } from '../domain/is-over.ts';
import { metFirst } from '../domain/met-first.ts';
import { listTalks } from './encounter-store.ts';
import { findUnwritten, rememberedFrom } from './my-talks.ts';
import { byNameOf, findNotDone, hasPassed } from './not-done.ts';
import { presentTalks } from './present-talks.ts';

const month = 31 * 86_400_000;

interface Asked {
  roomId: RoomId;
  appointmentId?: AppointmentId | undefined;
}

/**
 * One page before a talk, of what earlier modules show me anyway, each by its own rule: nothing is read here that I could not
 * read in its own place. It is traced as one look, with how much of her own words it showed.
 */
export async function readBeforeTalk(
  unit: Unit,
  { roomId, appointmentId }: Asked,
  errors: { 'not-found': () => Error },
): Promise<BeforeTalk> {
  const { db } = unit;
  const standing = await findStanding(unit, roomId);
  const [room] = standing === undefined ? [] : await readRooms(unit, { roomId, onlyWaiting: false });
  if (standing === undefined || room === undefined) throw errors['not-found']();
  const appointments = await listAppointments(unit, roomId);
  const talk = talkOf(unit, appointments, appointmentId);
  if (appointmentId !== undefined && talk === null) throw errors['not-found']();

  const { chapters, lines } = await findTold(unit, roomId);
  unit.trace(traceOf(unit, standing, { chapters: chapters.length, lines: lines.length }));
  const pathways = await presentPathways(unit, await listPathways(db, { roomId }));
  const open = pathways.filter(({ status }) => status !== 'ended');
  const handovers = await presentHandovers(unit, standing, await listHandovers(db, { roomId }));
  const permissions = (await presentCards(unit, await listCards(db, roomId), [standing])).filter(
    (card) => card.standing === 'holds',
  );
  const talks = await presentTalks(unit, await listTalks(db, { roomId }));
  const notes = talks.filter(({ status }) => status === 'signed');
  const { threads } = room;
  const unwritten = standing.isClosed ? [] : await findUnwritten(unit, [standing], appointments);
  const since = lastTalked(unit, appointments, talks);
  const agreements = await findOpenAgreements(unit, [roomId]);
  const today = dayAt(unit.now);

  return {
    citizen: room.summary.citizen,
    purpose: room.summary.purpose,
    isClosed: standing.isClosed,
    talk,
    mineSince: await findMineSince(unit, roomId),
    keepsSubjects: handovers.some(({ keepsSubjects }) => keepsSubjects),
    subjects: [...new Set(handovers.flatMap(({ subjects }) => subjects.map(({ text }) => text)))],
    chapters: metFirst(chapters),
    lines: lines.map(({ text, writtenBy }) => ({ text, byName: writtenBy.name })),
    lastTalk: notes[0] ?? null,
    notDone: findNotDone({ pathways: open, handovers, threads, agreements, unwritten, now: unit.now, today }),
    promised: agreements
      .filter((one) => !hasPassed(one, today))
      .map((one) => ({
        id: one.id,
        words: one.what,
        byName: byNameOf(one),
        day: one.due.kind === 'day' ? one.due.day : null,
        waits: one.status === 'proposed',
      })),
    braveSteps: (await findOpenSteps(unit, standing)).map(asNext),
    permissions,
    pathways: open.map(({ nextContact, pause, people, holder, ...pathway }) => ({
      ...pathway,
      holderName: people.find(({ roleId }) => roleId === holder)?.name ?? '',
      nextContact,
      pausedUntil: pause?.until ?? null,
    })),
    changed:
      since === undefined ? null : changedSince(since, { threads, chapters, lines, notes, permissions, pathways }),
  };
}

/** Her own next step as one reads it before a talk. */
function asNext({ id, what, status, companions, named, hard }: ShownStep): BeforeTalk['braveSteps'][number] {
  const along = companions.filter(({ comes }) => comes).map(({ name }) => name);
  const all = named === '' ? along : [...along, named];
  return { id, what, hard, waits: status === 'proposed', isPutOff: status === 'put-off', along: all };
}

/** Since when she calls me one of hers, in the role in which I ask. */
async function findMineSince({ db, me: { acting } }: Unit, roomId: RoomId): Promise<Instant | null> {
  if (acting.kind !== 'practitioner') return null;
  return (await findConfirmedInRoom(db, roomId)).get(acting.roleId) ?? null;
}

async function listAppointments(unit: Unit, roomId: RoomId): Promise<MyAppointment[]> {
  const until = instantOf(new Date(unit.now.getTime() + 3 * month));
  const mine = await listOfMine(unit, { from: instantOf(rememberedFrom(unit)), until });
  return mine.filter((one) => one.roomId === roomId);
}

/** The talk that is meant, or the next one of mine. */
function talkOf(unit: Unit, appointments: readonly MyAppointment[], id: AppointmentId | undefined): BeforeTalk['talk'] {
  const now = instantOf(unit.now);
  const found = appointments.find((one) =>
    id === undefined ? one.status === 'booked' && !isOver(one, now) : one.id === id,
  );
  if (found === undefined || found.startsAt === null) return null;
  const { id: appointmentId, what, startsAt, minutes, place } = found;
  return { appointmentId, what, startsAt, minutes, place };
}

/** When I talked with her last: an appointment of mine that is over, or a talk that I have written of. What was not held is none. */
function lastTalked(
  unit: Unit,
  appointments: readonly MyAppointment[],
  talks: readonly Encounter[],
): Instant | undefined {
  const now = instantOf(unit.now);
  const notHeld = new Set(talks.flatMap((one) => (one.isMine && one.status === 'not-held' ? [one.appointmentId] : [])));
  const held = appointments.flatMap((one) => (isOver(one, now) && !notHeld.has(one.id) ? (one.startsAt ?? []) : []));
  const written = talks.flatMap((one) => (one.isMine && one.status !== 'not-held' ? [one.startedAt] : []));
  return [...held, ...written].toSorted().at(-1);
}
