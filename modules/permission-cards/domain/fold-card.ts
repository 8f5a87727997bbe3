import type { CardAction } from './card-action.ts';
import type { PermissionCard } from './permission-card.ts';

/** What the actions of one card say now, oldest first; undefined before it was given. What has ended stays ended. */
export function foldCard(actions: readonly CardAction[]): PermissionCard | undefined {
  return actions.reduce<PermissionCard | undefined>(after, undefined);
}

function after(card: PermissionCard | undefined, action: CardAction): PermissionCard | undefined {
  const { step, roomId, citizenId, cardId, byRoleId, at } = action;
  if (step.kind === 'given') {
    if (card !== undefined || byRoleId === null) return card;
    return { ...step.terms, id: cardId, roomId, citizenId, givenBy: byRoleId, givenAt: at, end: null };
  }
  return card === undefined || card.end !== null
    ? card
    : { ...card, end: { how: step.kind, at, byCitizen: byRoleId === null } };
}
