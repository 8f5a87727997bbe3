import type { Errand } from './errand.ts';
import type { ErrandAction } from './errand-action.ts';

/** What the actions of one errand say now, oldest first; undefined before it was asked. */
export function foldErrand(actions: readonly ErrandAction[]): Errand | undefined {
  return actions.reduce<Errand | undefined>(after, undefined);
}

function after(before: Errand | undefined, action: ErrandAction): Errand | undefined {
  const { step, at, position, byRoleId } = action;
  if (step.kind === 'asked') {
    if (before !== undefined) return before;
    const { errandId: id, roomId, citizenId } = action;
    const nothing = { passedTo: null, told: [], answer: '', missing: '' };
    const asked = { what: step.what, status: 'open', responsible: step.to } as const;
    return { id, roomId, citizenId, ...asked, heldSince: at, ...nothing, askedAt: at, changedAt: at, position };
  }
  if (before === undefined) return undefined;
  const now = { ...before, changedAt: at, position };
  switch (step.kind) {
    case 'passed':
      return {
        ...heldBy(now, action),
        passedTo: step.to,
        told: [...before.told.filter((one) => one !== step.to), step.to],
      };
    case 'taken':
      return { ...heldBy(now, action), passedTo: null };
    case 'not-taken':
      return { ...now, passedTo: null };
    case 'solved':
      return { ...heldBy(now, action), status: 'solved', passedTo: null, answer: step.answer };
    case 'asked-again':
      return { ...now, status: 'open', missing: step.words };
    case 'withdrawn':
      return byRoleId === null ? { ...now, status: 'withdrawn', passedTo: null } : now;
  }
}

/** Whoever does something with it answers for it: she did already, or it stood with her, or she takes it. */
function heldBy(now: Errand, { byRoleId, at }: ErrandAction): Errand {
  return byRoleId === null || byRoleId === now.responsible ? now : { ...now, responsible: byRoleId, heldSince: at };
}
