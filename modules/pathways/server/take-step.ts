import type { OrganisationId, PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { audienceOf, findStanding, type Standing, traceOf } from '../../rooms/server/public.ts';
import type { Pathway } from '../contract.ts';
import { dayAt } from '../domain/day-at.ts';
import { decideStep, type StepRefusal } from '../domain/decide-step.ts';
import { foldPathway } from '../domain/fold-pathway.ts';
import { type IntakeAnswers, intakeVersion } from '../domain/intake.ts';
import type { NextContact, PathwayId, PathwayState } from '../domain/pathway.ts';
import type { LaterStep, PathwayAction, PathwayStep } from '../domain/pathway-action.ts';
import type { Actor } from '../domain/whose-step.ts';
import { actorOf } from './actor-of.ts';
import {
  findHistories,
  findOrganisationNames,
  findPersonInRole,
  findPlaces,
  listPathways,
  lockPathway,
  lockReferral,
  storeStep,
} from './pathway-store.ts';
import { presentPathways } from './present-pathway.ts';

/** A later module that has a say before a step is taken, and something to do after it, in the same transaction. */
export interface PathwayListener {
  mayTake: (unit: Unit, pathwayId: PathwayId, step: PathwayStep) => Promise<'meeting-needed' | undefined>;
  taken: (unit: Unit, taken: TakenStep) => Promise<void>;
}

export interface TakenStep {
  step: PathwayStep;
  actor: Actor;
  /** Undefined where the step is the referral. */
  before: PathwayState | undefined;
  after: PathwayState;
  /** Whether somebody in a role is in the room now. */
  isHere: (roleId: PractitionerRoleId) => boolean;
}

type Errors<R extends string> = { [K in R | 'not-found' | 'room-is-closed']: () => Error };

interface Referral {
  roomId: RoomId;
  id: PathwayId;
  organisationId: OrganisationId;
  why: string;
  intake?: IntakeAnswers | undefined;
  next?: NextContact | undefined;
}

/** Refers the citizen of a room; whoever does holds the pathway from then on. */
export async function refer(
  unit: Unit,
  { roomId, id, organisationId, why, intake, next }: Referral,
  errors: Errors<'organisation-unknown' | 'day-has-passed' | 'day-is-too-far'>,
  listeners: readonly PathwayListener[] = [],
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
  let begun = await take(unit, standing, { id, history: [], actionId: id, step: referral }, listeners);
  if (typeof begun !== 'string' && intake !== undefined) {
    const step = { kind: 'intake-answered', version: intakeVersion, answers: intake } as const;
    begun = await take(unit, standing, { id, history: begun, actionId: crypto.randomUUID(), step }, listeners);
  }
  if (typeof begun === 'string') throw errors['not-found']();
  if (next !== undefined) {
    const step = { kind: 'next-contact-agreed', next } as const;
    const agreed = await take(unit, standing, { id, history: begun, actionId: crypto.randomUUID(), step }, listeners);
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
  errors: Errors<StepRefusal | 'meeting-needed'>,
  listeners: readonly PathwayListener[] = [],
): Promise<Pathway> {
  const [found] = await listPathways(unit.db, { pathwayId: input.pathwayId });
  if (found === undefined) throw errors['not-found']();
  const standing = await getStanding(unit, found.roomId, errors);
  unit.trace(traceOf(unit, standing, { step: input.step.kind }));
  await lockPathway(unit.db, found.id);
  const history = await findHistories(unit.db, [found.id]);
  if (!history.some(({ id }) => id === input.id)) {
    const wish = { id: found.id, history, actionId: input.id, step: input.step };
    const taken = await take(unit, standing, wish, listeners);
    if (typeof taken === 'string') throw errors[taken]();
    await tell(unit, standing, 'pathways.step-taken');
    await tellAsked(unit, standing, foldPathway(history), input.step);
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
export async function take(
  unit: Unit,
  standing: Standing,
  wish: Wish,
  listeners: readonly PathwayListener[],
): Promise<PathwayAction[] | StepRefusal | 'meeting-needed'> {
  const { db, now } = unit;
  const { id: pathwayId, history, actionId, step } = wish;
  const before = foldPathway(history);
  const named = [
    before?.holder,
    before?.receiver ?? undefined,
    ...(step.kind === 'contact-moved' || step.kind === 'contact-asked' ? [step.to] : []),
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
  for (const { mayTake } of listeners) {
    const refused = await mayTake(unit, pathwayId, step);
    if (refused !== undefined) return refused;
  }
  await storeStep(db, decided.value, after);
  const isHere = (roleId: PractitionerRoleId) => places.get(roleId)?.worksNow === true;
  for (const { taken } of listeners) await taken(unit, { step, actor: situation.actor, before, after, isHere });
  return [...history, decided.value];
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

/** A colleague who is asked to take over is told of it, and who asked of the answer; without content, as all that goes out. */
async function tellAsked(
  unit: Unit,
  { roomId }: Standing,
  before: PathwayState | undefined,
  step: LaterStep,
): Promise<void> {
  const isAnswer = step.kind === 'contact-moved' || step.kind === 'contact-declined';
  const role = step.kind === 'contact-asked' ? step.to : isAnswer ? before?.asked?.byRoleId : undefined;
  const audience = role === undefined || role === null ? [] : await findPersonInRole(unit.db, role);
  if (audience.length > 0) unit.announce({ what: 'pathways.contact-asked', place: roomId, audience, notify: true });
}

async function tell(unit: Unit, { roomId }: Standing, what: string): Promise<void> {
  unit.announce({ what, place: roomId, audience: await audienceOf(unit, roomId), notify: false });
}
