import type { CitizenId, PersonId, PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { Errand, ErrandId } from './errand.ts';
import type { ErrandAction, LaterStep } from './errand-action.ts';
import { answersForIt, type Doer, follows, mayTake } from './whose-errand.ts';

/** Who does it, and when. */
export interface Doing {
  /** The id of the action. */
  id: string;
  by: PersonId;
  now: Instant;
}

export interface Asking extends Doing {
  who: Doer['who'];
  errandId: ErrandId;
  roomId: RoomId;
  citizenId: CitizenId;
  /** Who holds the overview of the room, if she is in it. */
  contact: PractitionerRoleId | undefined;
}

export type AskingRefusal = 'not-yours-to-ask' | 'nobody-holds-overview';
export type StepRefusal = 'not-yours-to-take' | 'stands-otherwise' | 'nobody-there';

/** The action with which an errand begins: it is whoever's who holds the overview, from that moment on. */
export function askErrand(asking: Asking, what: string): Result<ErrandAction, AskingRefusal> {
  const { id, errandId, roomId, citizenId, who, by, now: at, contact: to } = asking;
  if (who !== 'citizen-side') return refuse('not-yours-to-ask');
  if (to === undefined) return refuse('nobody-holds-overview');
  const step = { kind: 'asked', what, to } as const;
  return ok({ id, roomId, errandId, citizenId, position: 1, step, by, byRoleId: null, at });
}

/** The action that a step becomes, or why not. */
export function takeStep(
  errand: Errand,
  { id, by, now: at, doer, isHere }: Doing & { doer: Doer; isHere: (role: PractitionerRoleId) => boolean },
  step: LaterStep,
): Result<ErrandAction, StepRefusal> {
  const { who } = doer;
  if (who === 'other' || !mayTake(errand, step.kind, doer)) return refuse('not-yours-to-take');
  if (!follows(errand, step.kind)) return refuse('stands-otherwise');
  if (step.kind === 'passed') {
    if (step.to === answersForIt(errand, doer) || step.to === errand.passedTo) return refuse('stands-otherwise');
    if (!isHere(step.to)) return refuse('nobody-there');
  }
  const { roomId, citizenId, id: errandId, position } = errand;
  const byRoleId = who === 'citizen-side' ? null : who;
  return ok({ id, roomId, errandId, citizenId, position: position + 1, step, by, byRoleId, at });
}
