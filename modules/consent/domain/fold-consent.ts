import type { Instant } from '../../../kernel/instant.ts';
import type { ConsentAction, ConsentState } from './consent-action.ts';

/** What the actions about one grantee on one subject say now, oldest first; undefined before the first was asked. */
export function foldConsent(actions: readonly ConsentAction[]): ConsentState | undefined {
  return actions.reduce<ConsentState | undefined>(
    (state, action) => (takesEffect(action.kind, state, action.at) ? stateAfter(action) : state),
    undefined,
  );
}

/**
 * Whether a step changes anything at a moment. Everything begins with asking; what was declined or withdrawn comes
 * back by a yes or by asking again, and what has run out may also be prolonged.
 */
export function takesEffect(kind: ConsentAction['kind'], state: ConsentState | undefined, at: Instant): boolean {
  switch (kind) {
    case 'asked':
      return state?.state !== 'asked' && !holds(state, at);
    case 'given':
      return state !== undefined && state.state !== 'given';
    case 'declined':
      return state?.state === 'asked';
    case 'changed':
    case 'withdrawn':
      return state?.state === 'given';
  }
}

/** Whether the grantee has the citizen's yes at a moment. */
export function holds(state: ConsentState | undefined, at: Instant): boolean {
  return state?.state === 'given' && (state.holdsUntil === null || state.holdsUntil > at);
}

function stateAfter({ kind, seesFrom, holdsUntil, at }: ConsentAction): ConsentState {
  return { state: kind === 'changed' ? 'given' : kind, seesFrom, holdsUntil, since: at };
}
