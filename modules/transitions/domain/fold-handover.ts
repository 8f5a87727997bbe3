import type { HandoverState, HandoverStatus } from './handover.ts';
import type { AnyStep, HandoverAction } from './handover-action.ts';
import { currentRecipe } from './recipe.ts';

/** What the actions of one hand-over say now, oldest first; undefined before it was opened. A step that does not fit changes nothing. */
export function foldHandover(actions: readonly HandoverAction[]): HandoverState | undefined {
  return actions.reduce<HandoverState | undefined>(after, undefined);
}

type Kind = AnyStep['kind'];

/** Before the meeting, and while nobody has said that there will be none. */
const ahead: readonly HandoverStatus[] = ['opened', 'offered', 'wished', 'planned'];

/** From where each step may be taken; who may is asked elsewhere. */
const from: Readonly<Record<Exclude<Kind, 'opened'>, readonly HandoverStatus[]>> = {
  offered: ['opened', 'stopped'],
  wished: ['opened', 'offered'],
  planned: ['wished', 'planned'],
  cancelled: ['planned'],
  stopped: ahead,
  'guide-read': [...ahead, 'held'],
  ticked: [...ahead, 'held', 'handed-over'],
  called: [...ahead, 'held'],
  held: ['planned'],
  'summary-shared': ['held', 'handed-over'],
  'bridge-moved': [...ahead, 'held', 'stopped'],
  received: [...ahead, 'held', 'stopped'],
  'handed-over': ['held', 'stopped'],
  ended: [...ahead, 'held', 'stopped'],
};

/** Whether a step can be taken where a hand-over stands, whoever takes it. */
export function fits(kind: Kind, state: HandoverState | undefined): boolean {
  if (state === undefined || kind === 'opened') return state === undefined && kind === 'opened';
  if (kind === 'summary-shared' && (state.summarySharedAt !== null || state.heldAt === null)) return false;
  if (kind === 'handed-over' && state.occasion !== 'new-service') return false;
  return from[kind].includes(state.status);
}

function after(state: HandoverState | undefined, action: HandoverAction): HandoverState | undefined {
  const { step, at, handoverId } = action;
  if (!fits(step.kind, state)) return state;
  if (step.kind === 'opened') {
    const { pathwayId, citizenId, roomId, organisationId, occasion, bridge, receiver } = step;
    const of = { pathwayId, citizenId, roomId, organisationId, occasion, bridge, receiver };
    return { ...fresh, ...of, id: handoverId, openedAt: at, since: at };
  }
  return state === undefined ? undefined : { ...state, ...change(state, step, action), since: at };
}

const fresh = {
  recipeVersion: currentRecipe,
  status: 'opened',
  wasOffered: false,
  plan: null,
  guideRead: false,
  ticked: [],
  calls: [],
  heldAt: null,
  summarySharedAt: null,
  obstacle: null,
} satisfies Partial<HandoverState>;

/** What one step changes of a hand-over that it fits. */
function change(
  state: HandoverState,
  step: Exclude<AnyStep, { kind: 'opened' }>,
  { at, byRoleId, forRoleId }: HandoverAction,
): Partial<HandoverState> {
  switch (step.kind) {
    case 'offered':
      return { status: 'offered', wasOffered: true, obstacle: null };
    case 'wished':
      return { status: 'wished', wasOffered: true };
    case 'planned':
      return { status: 'planned', plan: step.plan, obstacle: null };
    case 'cancelled':
      return { status: 'wished', plan: null, obstacle: { reason: step.reason, words: step.words } };
    case 'stopped':
      return { status: 'stopped', plan: null, obstacle: { reason: step.reason, words: step.words } };
    case 'guide-read':
      return { guideRead: true };
    case 'ticked':
      return state.ticked.includes(step.item) ? {} : { ticked: [...state.ticked, step.item] };
    case 'called':
      return byRoleId === null
        ? {}
        : {
            calls: [...state.calls, { purpose: step.purpose, reached: step.reached, by: byRoleId, for: forRoleId, at }],
          };
    case 'held':
      return { status: 'held', heldAt: at };
    case 'summary-shared':
      return { summarySharedAt: at };
    case 'bridge-moved':
      return { bridge: step.to };
    case 'received':
      return { receiver: step.by, guideRead: false };
    case 'handed-over':
      return { status: 'handed-over' };
    case 'ended':
      return { status: 'ended', plan: state.heldAt === null ? null : state.plan };
  }
}
