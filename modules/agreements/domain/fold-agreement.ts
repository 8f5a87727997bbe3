import type { Agreement } from './agreement.ts';
import type { AgreementAction } from './agreement-action.ts';

/** What the actions of one agreement say now, oldest first; undefined before it was written. */
export function foldAgreement(actions: readonly AgreementAction[]): Agreement | undefined {
  return actions.reduce<Agreement | undefined>(after, undefined);
}

function after(before: Agreement | undefined, action: AgreementAction): Agreement | undefined {
  const { step, roomId, citizenId, agreementId: id, byRoleId, at, position } = action;
  const last = { kind: step.kind, byRoleId, at, words: 'words' in step ? step.words : '' };
  if (step.kind === 'written') {
    if (before !== undefined) return before;
    // What one writes for oneself is agreed; what one writes for another waits for her.
    const status = step.terms.owner === byRoleId ? 'agreed' : 'proposed';
    const written = { writtenBy: byRoleId, writtenAt: at, movedFrom: null, last, position };
    return { ...step.terms, id, roomId, citizenId, status, ...written };
  }
  if (before === undefined) return undefined;
  const now = { ...before, last, position };
  switch (step.kind) {
    case 'agreed':
    case 'not-yet':
      return { ...now, status: 'agreed' };
    case 'moved':
      return { ...now, due: step.due, movedFrom: before.due };
    case 'taken-over':
      return { ...now, status: 'agreed', owner: byRoleId };
    case 'not-now':
    case 'kept':
    case 'let-go':
      return { ...now, status: step.kind };
  }
}
