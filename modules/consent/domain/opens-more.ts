import type { ConsentAction, ConsentState } from './consent-action.ts';

type Reach = Pick<ConsentState, 'seesFrom' | 'holdsUntil'>;

/**
 * Whether a step lets somebody see more, or longer, than before: a yes, or a change that widens it. Saying no, taking
 * back and narrowing open nothing.
 */
export function opensMore(before: Reach, { kind, ...after }: Pick<ConsentAction, 'kind'> & Reach): boolean {
  switch (kind) {
    case 'given':
      return true;
    case 'changed':
      return isEarlier(after.seesFrom, before.seesFrom) || isLater(after.holdsUntil, before.holdsUntil);
    case 'asked':
    case 'declined':
    case 'withdrawn':
      return false;
  }
}

/** Null is from the beginning. */
function isEarlier(after: Reach['seesFrom'], before: Reach['seesFrom']): boolean {
  return before !== null && (after === null || after < before);
}

/** Null is without end. */
function isLater(after: Reach['holdsUntil'], before: Reach['holdsUntil']): boolean {
  return before !== null && (after === null || after > before);
}
