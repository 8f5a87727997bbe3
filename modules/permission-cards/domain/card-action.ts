import { z } from 'zod';
import { CitizenId, PersonId, PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';
import { CardId, CardTerms } from './permission-card.ts';

/** What may happen to a card: it is given, and it ends before its day, or not. */
export const CardStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('given'), terms: CardTerms }),
  z.object({ kind: z.literal('taken-back') }),
  /** Another one says the same anew. */
  z.object({ kind: z.literal('replaced'), with: CardId }),
]);
export type CardStep = z.infer<typeof CardStep>;

/** One recorded step in the history of a card: what, by whom in which role, when. Never changed, never taken out. */
export const CardAction = z.object({
  roomId: RoomId,
  cardId: CardId,
  citizenId: CitizenId,
  position: z.int().min(1).max(2),
  step: CardStep,
  by: PersonId,
  /** Null where the citizen acts herself, or her guardian. */
  byRoleId: PractitionerRoleId.nullable(),
  at: Instant,
});
export type CardAction = z.infer<typeof CardAction>;
