import { instantOf } from '../../../kernel/instant.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { findNextBooked } from '../../calendar/server/public.ts';
import { actorOf, findOrganisationNames, findRoleNames } from '../../pathways/server/public.ts';
import type { Standing } from '../../rooms/server/public.ts';
import type { Handover, KeptSubject, Line } from '../contract.ts';
import { suggestNextCall } from '../domain/call-attempts.ts';
import { foldHandover } from '../domain/fold-handover.ts';
import { type HandoverState, type MeetingPlan, planOf } from '../domain/handover.ts';
import { touches } from '../domain/kept-subject.ts';
import { followed } from '../domain/recipe.ts';
import { findDeputies, findGivenName, findHistories, type HandoverKey } from './handover-store.ts';
import {
  findLines,
  findListeners,
  findRoomsThatKeep,
  findSubjects,
  type LineRow,
  type ListenerRow,
  type SubjectRow,
} from './line-store.ts';

/** What is known of hand-overs of one room that I may see, in the order in which they are asked for: a constant number of statements. */
export async function presentHandovers(
  unit: Unit,
  standing: Standing,
  asked: readonly HandoverKey[],
): Promise<Handover[]> {
  const { db, me } = unit;
  const { roomId } = standing;
  const ids = asked.map(({ id }) => id);
  const states = await readStates(unit, asked);
  const [lines, subjects, listeners] = [
    Map.groupBy(await findLines(db, ids), ({ handoverId }) => handoverId),
    await findSubjects(db, [roomId]),
    await findListeners(db, [roomId]),
  ];
  const keepsSubjects = (await findRoomsThatKeep(db, [roomId])).has(roomId);
  const organisations = await findOrganisationNames(
    db,
    states.map(({ organisationId }) => organisationId),
  );
  const deputies = await findDeputies(db, ids);
  const people = await findRoleNames(db, [
    ...states.flatMap(rolesOf),
    ...[...deputies.values()].map(({ roleId }) => roleId),
  ]);
  const next = await findNextBooked(db, roomId, 'first-meeting', instantOf(unit.now));
  const citizenName = await findGivenName(db, standing.citizenId);
  return states.map((state) => {
    const deputy = deputies.get(state.id) ?? null;
    const iAm = whatIAm(unit, standing, state, deputy?.roleId);
    const shown = (kind: LineRow['kind']) =>
      (lines.get(state.id) ?? [])
        .filter((line) => line.kind === kind)
        .map((line) => presentLine(line, subjects, me.personId));
    const agenda = shown('agenda');
    return {
      ...state,
      organisationName: organisations.get(state.organisationId) ?? '',
      citizenName,
      people: people.filter(({ roleId }) => rolesOf(state).includes(roleId) || roleId === deputy?.roleId),
      iAm,
      deputy,
      agenda,
      summary: shown('summary'),
      subjects: subjects.map((subject) => presentSubject(subject, listeners)),
      keepsSubjects,
      listeners: iAm === 'citizen' ? listeners.map(({ participantId, name }) => ({ participantId, name })) : [],
      recipe: followed(state, agenda.length > 0),
      nextCall: suggestNextCall(state.calls) ?? null,
      booked: next === undefined ? null : bookedAnew(state, planOf(next.startsAt, next.place)),
    };
  });
}

/** What the calendar says, where a time is asked for and the card says another, or none. */
function bookedAnew({ status, plan }: HandoverState, booked: MeetingPlan): MeetingPlan | null {
  return (status === 'wished' || status === 'planned') && plan?.at !== booked.at ? booked : null;
}

/** What the histories of hand-overs say now. */
export async function readStates({ db }: Unit, asked: readonly HandoverKey[]): Promise<HandoverState[]> {
  const histories = await findHistories(
    db,
    asked.map(({ id }) => id),
  );
  return asked.flatMap(({ id }) => foldHandover(histories.get(id) ?? []) ?? []);
}

function presentLine(
  { id, text, byName, forName, at, correction, plain, by }: LineRow,
  subjects: readonly SubjectRow[],
  me: string,
): Line {
  return {
    id,
    text,
    byName,
    forName,
    isMine: by === me,
    at,
    correction,
    isKept: subjects.some(({ stems }) => touches(plain, stems)),
  };
}

function presentSubject({ id, text, byName, at, told }: SubjectRow, listeners: readonly ListenerRow[]): KeptSubject {
  const isHere = (seat: string) => listeners.some(({ participantId }) => participantId === seat);
  return { id, text, byName, at, told: told.filter(({ participantId }) => isHere(participantId)) };
}

function whatIAm(
  unit: Unit,
  standing: Standing,
  { bridge, receiver }: HandoverState,
  deputy: string | undefined,
): Handover['iAm'] {
  const actor = actorOf(unit, standing);
  if (actor.as === 'citizen-side') return 'citizen';
  if (actor.as !== 'practitioner') return standing.kind === 'related-person' ? 'related' : null;
  if (actor.roleId === bridge) return 'bridge';
  if (actor.roleId === receiver) return 'receiver';
  return actor.roleId === deputy ? 'deputy' : null;
}

function rolesOf({ bridge, receiver, calls }: HandoverState) {
  return [
    bridge,
    ...(receiver === null ? [] : [receiver]),
    ...calls.flatMap((call) => [call.by, ...(call.for === null ? [] : [call.for])]),
  ];
}
