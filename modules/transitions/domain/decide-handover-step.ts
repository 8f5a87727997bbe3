import { dateOf, type Instant } from '../../../kernel/instant.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { PractitionerRoleId } from '../../../kernel/ids.ts';
import type { Actor } from '../../pathways/domain/whose-step.ts';
import { fits, foldHandover } from './fold-handover.ts';
import type { HandoverId, HandoverState } from './handover.ts';
import type { AnyStep, FollowingStep, HandoverAction, HandoverStep } from './handover-action.ts';
import { isTheCitizens } from './obstacle.ts';

export interface Situation {
  handoverId: HandoverId;
  /** What has happened so far, oldest first. */
  history: readonly HandoverAction[];
  actor: Actor;
  now: Instant;
  /** Whether a summary stands that is written by the one who acts. */
  hasMySummary: boolean;
  /** Who stands in for the bridge today, while she is away. */
  deputy: PractitionerRoleId | null;
}

export type WhoseRefusal = 'bridge-needed' | 'receiver-needed' | 'one-who-meets-needed' | 'summary-needed';

export type HandoverRefusal =
  | WhoseRefusal
  | 'step-does-not-fit'
  | 'nobody-receives-yet'
  | 'meeting-is-ahead'
  | 'time-has-passed'
  | 'time-is-too-far'
  | 'words-needed'
  | 'reason-needed';

/** The action that somebody's step becomes, or why not: whether it fits where it stands, whose step it is, and its times. */
export function decideHandoverStep(
  situation: Situation,
  id: string,
  step: HandoverStep,
): Result<HandoverAction, HandoverRefusal> {
  const state = foldHandover(situation.history);
  if (state === undefined || !fits(step.kind, state)) return refuse('step-does-not-fit');
  const reason = whoseHandoverStep(situation, state, step.kind) ?? whyNot(situation, state, step);
  if (reason !== undefined) return refuse(reason);
  return ok({ ...actionOf(situation, id, step), forRoleId: inWhosePlace(situation, state) });
}

/** The action that follows from a step on the pathway; undefined where it changes nothing here. */
export function followPathway(situation: Situation, id: string, step: FollowingStep): HandoverAction | undefined {
  return fits(step.kind, foldHandover(situation.history)) ? actionOf(situation, id, step) : undefined;
}

function actionOf({ history, actor, handoverId, now }: Situation, id: string, step: AnyStep): HandoverAction {
  const byRoleId = actor.as === 'practitioner' ? actor.roleId : null;
  return { id, handoverId, position: history.length + 1, step, by: actor.personId, byRoleId, forRoleId: null, at: now };
}

/** In whose place somebody acts: the bridge's, where her deputy does what is hers; null where one acts for oneself. */
export function inWhosePlace(
  { actor, deputy }: Pick<Situation, 'actor' | 'deputy'>,
  { bridge, receiver }: HandoverState,
): PractitionerRoleId | null {
  if (actor.as !== 'practitioner' || actor.roleId !== deputy) return null;
  return actor.roleId === bridge || actor.roleId === receiver ? null : bridge;
}

/** Whose step it is: the bridge’s or her deputy’s, the receiver’s, either’s, or the citizen’s own. */
export function whoseHandoverStep(
  { actor, hasMySummary, deputy }: Pick<Situation, 'actor' | 'hasMySummary' | 'deputy'>,
  { bridge, receiver }: HandoverState,
  kind: HandoverStep['kind'],
): WhoseRefusal | undefined {
  const isBridge = actor.as === 'practitioner' && (actor.roleId === bridge || actor.roleId === deputy);
  const isReceiver = actor.as === 'practitioner' && actor.roleId === receiver;
  const isCitizen = actor.as === 'citizen-side';
  switch (kind) {
    case 'offered':
      return isBridge ? undefined : 'bridge-needed';
    case 'wished':
      return isBridge || isCitizen ? undefined : 'bridge-needed';
    case 'cancelled':
    case 'stopped':
      return isBridge || isReceiver || isCitizen ? undefined : 'one-who-meets-needed';
    case 'guide-read':
      return isReceiver ? undefined : 'receiver-needed';
    case 'planned':
    case 'ticked':
    case 'called':
    case 'held':
      return isBridge || isReceiver ? undefined : 'one-who-meets-needed';
    case 'summary-shared':
      if (!isBridge && !isReceiver) return 'one-who-meets-needed';
      return hasMySummary ? undefined : 'summary-needed';
  }
}

const year = 366 * 24 * 60 * 60 * 1000;

function whyNot({ actor, now }: Situation, { receiver, plan }: HandoverState, step: HandoverStep) {
  switch (step.kind) {
    case 'planned':
      if (step.plan.at <= now) return 'time-has-passed';
      if (dateOf(step.plan.at).getTime() > dateOf(now).getTime() + year) return 'time-is-too-far';
      return step.plan.how === 'in-person' && step.plan.where === '' ? 'words-needed' : undefined;
    case 'cancelled':
    case 'stopped':
      // The citizen owes nobody an explanation.
      if (actor.as === 'citizen-side') return isTheCitizens(step.reason) ? undefined : 'reason-needed';
      return step.words === '' ? 'words-needed' : undefined;
    case 'held':
      if (receiver === null) return 'nobody-receives-yet';
      return plan !== null && plan.at > now ? 'meeting-is-ahead' : undefined;
    case 'offered':
    case 'wished':
    case 'guide-read':
    case 'ticked':
    case 'called':
    case 'summary-shared':
      return undefined;
  }
}

/** Whether the responsibility may pass now: the meeting was held, or it is written why there is none. Whom the citizen knows already need not be met. */
export function mayTakeOver(state: HandoverState): boolean {
  if (state.bridge === state.receiver) return true;
  return state.occasion !== 'new-service' || fits('handed-over', state) || state.status === 'ended';
}
