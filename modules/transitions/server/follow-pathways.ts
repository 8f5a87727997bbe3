import { randomUUID } from 'node:crypto';
import type { PractitionerRoleId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import type { PathwayId } from '../../pathways/domain/pathway.ts';
import type { PathwayListener, TakenStep } from '../../pathways/server/public.ts';
import { followPathway, mayTakeOver } from '../domain/decide-handover-step.ts';
import { foldHandover } from '../domain/fold-handover.ts';
import { HandoverId, type HandoverState } from '../domain/handover.ts';
import type { FollowingStep, HandoverAction } from '../domain/handover-action.ts';
import { findHistories, listHandovers, lockHandover, storeStep } from './handover-store.ts';

/** A hand-over opens by itself when a service or a person comes new to the citizen, and follows what becomes of the pathway. */
export const handoversFollow: PathwayListener = {
  mayTake: async (unit, pathwayId, step) => {
    if (step.kind !== 'responsibility-accepted') return undefined;
    const states = await readAll(unit, pathwayId);
    return states.every(({ state }) => mayTakeOver(state)) ? undefined : 'meeting-needed';
  },
  taken: async (unit, taken) => {
    for (const one of await readAll(unit, taken.after.id)) await follow(unit, taken, one);
    const opened = whatOpens(taken);
    if (opened !== undefined)
      await record(unit, taken, { handoverId: HandoverId.parse(randomUUID()), history: [], step: opened });
  },
};

interface Known {
  state: HandoverState;
  history: readonly HandoverAction[];
}

async function readAll({ db }: Unit, pathwayId: PathwayId): Promise<Known[]> {
  const keys = await listHandovers(db, { pathwayId });
  for (const { id } of keys) await lockHandover(db, id);
  const histories = await findHistories(
    db,
    keys.map(({ id }) => id),
  );
  return keys.flatMap(({ id }) => {
    const history = histories.get(id) ?? [];
    const state = foldHandover(history);
    return state === undefined ? [] : [{ state, history }];
  });
}

async function follow(unit: Unit, taken: TakenStep, { state, history }: Known): Promise<void> {
  const step = whatFollows(taken, state);
  if (step !== undefined) await record(unit, taken, { handoverId: state.id, history, step });
}

/** What a step on the pathway makes of one of its hand-overs. */
function whatFollows(
  { step, actor, after }: TakenStep,
  { occasion, bridge, receiver }: HandoverState,
): FollowingStep | undefined {
  const isService = occasion === 'new-service';
  switch (step.kind) {
    case 'accepted':
      return isService && actor.as === 'practitioner' ? { kind: 'received', by: actor.roleId } : undefined;
    case 'responsibility-accepted':
      if (!isService) return undefined;
      return bridge === receiver ? { kind: 'ended' } : { kind: 'handed-over' };
    case 'contact-moved':
      // Whoever came new before has passed it on herself: the next one meets the citizen on a card of her own.
      return isService ? { kind: 'bridge-moved', to: after.holder } : { kind: 'ended' };
    case 'not-accepted':
    case 'ended':
    case 'closed-with-room':
      return { kind: 'ended' };
    case 'referred':
    case 'intake-answered':
    case 'asked-for-more':
    case 'started':
    case 'contact-asked':
    case 'contact-ask-withdrawn':
    case 'contact-declined':
    case 'deputy-named':
    case 'deputy-ended':
    case 'next-contact-agreed':
    case 'contact-held':
    case 'contact-missed':
    case 'paused':
    case 'resumed':
    case 'ending-offered':
    case 'ending-answered':
    case 'ending-talked':
    case 'came-back':
      return undefined;
  }
}

/** The card that a step opens: at the referral, and when the contact passes to a colleague. */
function whatOpens({ step, actor, before, after, isHere }: TakenStep): FollowingStep | undefined {
  const { id: pathwayId, citizenId, roomId, organisationId, holder } = after;
  const card = { kind: 'opened', pathwayId, citizenId, roomId } as const;
  if (step.kind === 'referred')
    return { ...card, organisationId, occasion: 'new-service', bridge: holder, receiver: null };
  if (step.kind !== 'contact-moved' || before === undefined || actor.as !== 'practitioner') return undefined;
  // When the former contact has left, whoever comes new has nobody to bridge to her.
  const bridge: PractitionerRoleId = isHere(before.holder) ? before.holder : holder;
  return { ...card, organisationId: actor.organisationId, occasion: 'new-person', bridge, receiver: holder };
}

async function record(
  unit: Unit,
  { actor }: TakenStep,
  { handoverId, history, step }: { handoverId: HandoverId; history: readonly HandoverAction[]; step: FollowingStep },
): Promise<void> {
  const situation = { handoverId, history, actor, now: instantOf(unit.now), hasMySummary: false, deputy: null };
  const action = followPathway(situation, randomUUID(), step);
  const after = action && foldHandover([...history, action]);
  if (action !== undefined && after !== undefined) await storeStep(unit.db, action, after);
}
