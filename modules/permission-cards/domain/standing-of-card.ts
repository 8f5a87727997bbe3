import { z } from 'zod';
import type { Day } from '../../../kernel/day.ts';
import { dateOf } from '../../../kernel/instant.ts';
import { dayAt } from '../../pathways/domain/day-at.ts';
import type { PermissionCard } from './permission-card.ts';

/** Whether a card holds today, will from its first day on, or why it does not any more. */
export const CardStanding = z.enum([
  'holds',
  'ahead',
  'taken-back',
  'replaced',
  'passed',
  'pathway-ended',
  'room-closed',
]);
export type CardStanding = z.infer<typeof CardStanding>;

export interface Around {
  today: Day;
  roomIsClosed: boolean;
  /** Whether the pathway that it is about has ended; an extension of it is none any more. */
  pathwayHasEnded: boolean;
}

/** How a card stands on a day; on its first and its last day it holds. */
export function standingOfCard(card: PermissionCard, { today, roomIsClosed, pathwayHasEnded }: Around): CardStanding {
  const { from, until, end, kind } = card;
  // What ended after its last day had run its course by then.
  if (until !== null && until < (end === null ? today : dayAt(dateOf(end.at)))) return 'passed';
  if (end !== null) return end.how;
  if (roomIsClosed) return 'room-closed';
  if (kind === 'extension' && pathwayHasEnded) return 'pathway-ended';
  return from > today ? 'ahead' : 'holds';
}

/** Whether it is said still: it holds, or it will. */
export const isStanding = (standing: CardStanding): boolean => standing === 'holds' || standing === 'ahead';
