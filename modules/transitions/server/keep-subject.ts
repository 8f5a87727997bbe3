import type { RoomId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import type { Handover } from '../contract.ts';
import type { HandoverId } from '../domain/handover.ts';
import type { KeptSubjectId } from '../domain/kept-subject.ts';
import { enterHandover, type InHandover, type RoomErrors, tell, tellCitizen } from './in-handover.ts';
import * as store from './line-store.ts';

type Errors<R extends string> = RoomErrors & { [K in R]: () => Error };

/** Writes down what the citizen does not want to talk about: she herself, or whom she knows or who stands in for her, with her. Both know of it then. */
export async function keepSubject(
  unit: Unit,
  { handoverId, id, text }: { handoverId: HandoverId; id: KeptSubjectId; text: string },
  errors: Errors<'bridge-needed'>,
): Promise<Handover> {
  const there = await enterHandover(unit, handoverId, errors);
  const { standing, actor, state, deputy } = there;
  const isBridge = actor.as === 'practitioner' && (actor.roleId === state.bridge || actor.roleId === deputy);
  if (actor.as !== 'citizen-side' && !isBridge) throw errors['bridge-needed']();
  const known = await store.findSubjects(unit.db, [standing.roomId]);
  if (known.some((subject) => subject.id === id)) return there.answer();
  const isFirst = !(await store.findRoomsThatKeep(unit.db, [standing.roomId])).has(standing.roomId);
  await store.storeSubject(unit, state, { id, text });
  const participantId = await store.findSeat(unit.db, standing.roomId, isBridge ? actor.roleId : state.bridge);
  if (participantId !== undefined) await store.tellSubject(unit, state, { id, participantId, told: true });
  // That there is something at all is shown to all who meet her; how much it is, to nobody.
  if (isFirst) await tell(unit, standing, 'transitions.subject-kept');
  else tellCitizen(unit, standing, 'transitions.subject-kept');
  return there.answer();
}

/** It may be talked about: what it kept back is there for all again. */
export async function liftSubject(
  unit: Unit,
  { handoverId, id }: { handoverId: HandoverId; id: KeptSubjectId },
  errors: Errors<'citizen-needed'>,
): Promise<Handover> {
  const there = await findHers(unit, handoverId, id, errors);
  const { standing } = there;
  const knew = await findThoseTold(unit, standing.roomId, id);
  await store.liftSubject(unit, id);
  const keepsMore = (await store.findRoomsThatKeep(unit.db, [standing.roomId])).has(standing.roomId);
  // Where she keeps more, all others still see that there is something, and nothing else unless it is there again.
  if (!keepsMore || (await store.bringsBack(unit.db, id))) await tell(unit, standing, 'transitions.subject-lifted');
  else {
    unit.announce({ what: 'transitions.subject-lifted', place: standing.roomId, audience: knew, notify: false });
    tellCitizen(unit, standing, 'transitions.subject-lifted');
  }
  return there.answer();
}

/** Those in the room who know of a subject, as persons. */
async function findThoseTold({ db }: Unit, roomId: RoomId, id: KeptSubjectId): Promise<string[]> {
  const told = (await store.findSubjects(db, [roomId])).find((subject) => subject.id === id)?.told ?? [];
  const seats = new Set(told.map(({ participantId }) => participantId));
  const listeners = await store.findListeners(db, [roomId]);
  return listeners.filter(({ participantId }) => seats.has(participantId)).map(({ personId }) => personId);
}

/** Tells somebody in the room what it is, or takes that back. */
export async function tellSubject(
  unit: Unit,
  { handoverId, ...telling }: store.Telling & { handoverId: HandoverId },
  errors: Errors<'citizen-needed'>,
): Promise<Handover> {
  const there = await findHers(unit, handoverId, telling.id, errors);
  const { roomId } = there.standing;
  const listener = (await store.findListeners(unit.db, [roomId])).find(
    ({ participantId }) => participantId === telling.participantId,
  );
  if (listener === undefined) throw errors['not-found']();
  await store.tellSubject(unit, there.state, telling);
  unit.announce({ what: 'transitions.subject-told', place: roomId, audience: [listener.personId], notify: false });
  tellCitizen(unit, there.standing, 'transitions.subject-told');
  return there.answer();
}

/** Only the citizen's side decides who knows; of a subject that somebody may not know of, she is told what a stranger is. */
async function findHers(
  unit: Unit,
  handoverId: HandoverId,
  id: KeptSubjectId,
  errors: Errors<'citizen-needed'>,
): Promise<InHandover> {
  const there = await enterHandover(unit, handoverId, errors);
  if (there.actor.as !== 'citizen-side') throw errors['citizen-needed']();
  const hers = await store.findSubjects(unit.db, [there.standing.roomId]);
  if (!hers.some((subject) => subject.id === id)) throw errors['not-found']();
  return there;
}
