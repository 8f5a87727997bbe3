import type { BraveStep } from './brave-step.ts';
import type { BraveStepAction } from './brave-step-action.ts';

/** What the actions of one step say now, oldest first; undefined before it was written. */
export function foldBraveStep(actions: readonly BraveStepAction[]): BraveStep | undefined {
  return actions.reduce<BraveStep | undefined>(after, undefined);
}

function after(before: BraveStep | undefined, action: BraveStepAction): BraveStep | undefined {
  const { step, at, position, byActing } = action;
  if (step.kind === 'written') return before ?? begun(action, step.what);
  if (before === undefined) return undefined;
  const now = { ...before, changedAt: at, position };
  const { asked, coming, told } = before;
  switch (step.kind) {
    case 'agreed':
    case 'taken-up':
      return { ...now, status: 'ahead' };
    case 'made-smaller':
      return { ...now, what: step.what, before: before.what };
    case 'asked':
      return { ...now, asked: [...asked, step.companion], told: [...without(told, step.companion), step.companion] };
    case 'comes':
      return byActing === null ? now : { ...now, asked: without(asked, byActing), coming: [...coming, byActing] };
    case 'not-this-time':
      return { ...now, ...withoutBoth(before, byActing) };
    case 'not-needed':
      return { ...now, ...withoutBoth(before, step.companion) };
    case 'named':
      return { ...now, named: step.name };
    case 'booked':
      return { ...now, appointmentId: step.appointmentId };
    case 'unbooked':
      return { ...now, appointmentId: null };
    case 'put-off':
      return { ...now, status: 'put-off' };
    case 'done':
      return { ...now, status: 'done', asked: [] };
    case 'let-go':
      // Nobody waits for it, and nobody is held to it, any more.
      return { ...now, status: 'let-go', asked: [], coming: [], named: '', appointmentId: null };
  }
}

function begun(action: BraveStepAction, what: string): BraveStep {
  const { braveStepId: id, roomId, citizenId, byActing: writtenBy, at, position } = action;
  const nobody = { asked: [], coming: [], told: [], named: '', appointmentId: null };
  // Written with her it is hers once she has said so herself.
  const status = writtenBy === null ? 'ahead' : 'proposed';
  return {
    id,
    roomId,
    citizenId,
    what,
    before: null,
    status,
    writtenBy,
    writtenAt: at,
    ...nobody,
    changedAt: at,
    position,
  };
}

const without = (some: readonly string[], one: string | null) => some.filter((other) => other !== one);
const withoutBoth = ({ asked, coming }: BraveStep, one: string | null) => ({
  asked: without(asked, one),
  coming: without(coming, one),
});
