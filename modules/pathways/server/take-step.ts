import type { OrganisationId, RoomId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { audienceOf, findStanding, type Standing, traceOf } from '../../rooms/server/public.ts';
import type { Pathway } from '../contract.ts';
import { dayAt } from '../domain/day-at.ts';
import { decideStep, type StepRefusal } from '../domain/decide-step.ts';
import { foldPathway } from '../domain/fold-pathway.ts';
import type { NextContact, PathwayId } from '../domain/pathway.ts';
import type { LaterStep, PathwayAction, PathwayStep } from '../domain/pathway-action.ts';
import type { Actor } from '../domain/whose-step.ts';
import {
  findHistories,
  findOrganisationNames,
  findPlaces,
  listPathways,
  lockPathway,
  lockReferral,
  storeStep,
} from './pathway-store.ts';
import { presentPathways } from './present-pathway.ts';

type Errors<R extends string> = { [K in R | 'not-found' | 'room-is-closed']: () => Error };

interface Referral {
  roomId: RoomId;
  id: PathwayId;
  organisationId: OrganisationId;
  why: string;
  next?: NextContact | undefined;
}

/** Refers the citizen of a room; whoever does holds the pathway from then on. */
export async function refer(
  unit: Unit,
  { roomId, id, organisationId, why, next }: Referral,
  errors: Errors<'organisation-unknown' | 'day-has-passed' | 'day-is-too-far'>,
): Promise<Pathway> {
  const standing = await getStanding(unit, roomId, errors);
  if (standing.kind !== 'practitioner') throw errors['not-found']();
  unit.trace(traceOf(unit, standing));
  await lockReferral(unit.db, id);
  const there = await listPathways(unit.db, { pathwayId: id });
  if (there.length > 0) return getPathway(unit, id, roomId, errors);
  if (!(await findOrganisationNames(unit.db, [organisationId])).has(organisationId))
    throw errors['organisation-unknown']();
  const referral = { kind: 'referred', citizenId: standing.citizenId, roomId, organisationId, why } as const;
  const begun = await take(unit, standing, { id, history: [], actionId: id, step: referral });
  if (typeof begun === 'string') throw errors['not-found']();
  if (next !== undefined) {
    const step = { kind: 'next-contact-agreed', next } as const;
    const agreed = await take(unit, standing, { id, history: begun, actionId: crypto.randomUUID(), step });
    if (agreed === 'day-has-passed' || agreed === 'day-is-too-far') throw errors[agreed]();
    if (typeof agreed === 'string') throw errors['not-found']();
  }
  await tell(unit, standing, 'pathways.referred');
  return getPathway(unit, id, roomId, errors);
}

/** Load with the row locked, decide, store, trace, announce. A step that was taken before is answered with what is so now. */
export async function takeStep(
  unit: Unit,
  input: { pathwayId: PathwayId; id: string; step: LaterStep },
  errors: Errors<StepRefusal>,
): Promise<Pathway> {
  const [found] = await listPathways(unit.db, { pathwayId: input.pathwayId });
  if (found === undefined) throw errors['not-found']();
  const standing = await getStanding(unit, found.roomId, errors);
  unit.trace(traceOf(unit, standing, { step: input.step.kind }));
  await lockPathway(unit.db, found.id);
  const history = await findHistories(unit.db, [found.id]);
  if (!history.some(({ id }) => id === input.id)) {
    const taken = await take(unit, standing, { id: found.id, history, actionId: input.id, step: input.step });
    if (typeof taken === 'string') throw errors[taken]();
    await tell(unit, standing, 'pathways.step-taken');
  }
  return getPathway(unit, found.id, found.roomId, errors);
}

interface Wish {
  id: PathwayId;
  history: readonly PathwayAction[];
  actionId: string;
  step: PathwayStep;
}

/** The history with the step taken, or why it may not be. */
export async function take(unit: Unit, standing: Standing, wish: Wish): Promise<PathwayAction[] | StepRefusal> {
  const { db, now } = unit;
  const { id: pathwayId, history, actionId, step } = wish;
  const before = foldPathway(history);
  const named = [
    before?.holder,
    before?.receiver ?? undefined,
    ...(step.kind === 'contact-moved' ? [step.to] : []),
    ...(step.kind === 'deputy-named' ? [step.deputy] : []),
  ];
  const places = await findPlaces(
    db,
    standing.roomId,
    named.filter((role) => role !== undefined),
  );
  const situation = {
    pathwayId,
    history,
    actor: actorOf(unit, standing),
    now: instantOf(now),
    today: dayAt(now),
    placeOf: (roleId: NonNullable<(typeof named)[number]>) => places.get(roleId),
  };
  const decided = decideStep(situation, actionId, step);
  if (!decided.ok) return decided.reason;
  const after = foldPathway([...history, decided.value]);
  if (after === undefined) throw new Error('A pathway begins with a referral.');
  await storeStep(db, decided.value, after);
  return [...history, decided.value];
}

function actorOf({ me: { personId, acting } }: Unit, { kind }: Standing): Actor {
  if (acting.kind === 'practitioner') return { as: 'practitioner', personId, ...acting };
  return kind === 'citizen' ? { as: 'citizen-side', personId } : { as: 'other', personId };
}

async function getStanding(unit: Unit, roomId: RoomId, errors: Errors<never>): Promise<Standing> {
  const standing = await findStanding(unit, roomId);
  if (standing === undefined) throw errors['not-found']();
  if (standing.isClosed) throw errors['room-is-closed']();
  return standing;
}

async function getPathway(unit: Unit, id: PathwayId, roomId: RoomId, errors: Errors<never>): Promise<Pathway> {
  const [pathway] = await presentPathways(unit, [{ id, roomId }]);
  if (pathway?.roomId !== roomId) throw errors['not-found']();
  return pathway;
}

async function tell(unit: Unit, { roomId }: Standing, what: string): Promise<void> {
  unit.announce({ what, place: roomId, audience: await audienceOf(unit, roomId), notify: false });
}
