import { z } from 'zod';
import { Day } from '../../../kernel/day.ts';
import { CitizenId, idOf, PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';
import { PathwayId } from '../../pathways/domain/pathway.ts';

/** The id of one permission card, given by the giver's device. */
export const CardId = idOf<'PermissionCard'>();
export type CardId = z.infer<typeof CardId>;

/** What the citizen may: text me, call me, go on until a day, come back until a day, bring somebody; or as the words say. */
export const CardKind = z.enum(['text', 'call', 'extension', 'return', 'bring', 'own']);
export type CardKind = z.infer<typeof CardKind>;

/** What is said: its kind, the giver's own words beside it, and its days, both included; no last day where it is open. */
export const CardTerms = z.object({
  kind: CardKind,
  words: z.string().trim().max(300),
  from: Day,
  until: Day.nullable(),
  /** Of which pathway it is, if of one. */
  pathwayId: PathwayId.nullable(),
});
export type CardTerms = z.infer<typeof CardTerms>;

/** How a card ended before its day, and when: taken back, or followed by another that says the same anew. */
export const CardEnd = z.object({
  how: z.enum(['taken-back', 'replaced']),
  at: Instant,
  /** She said that she does not need it any more. */
  byCitizen: z.boolean(),
});
export type CardEnd = z.infer<typeof CardEnd>;

/** What the history of one card says now: the fold of its actions. */
export const PermissionCard = CardTerms.extend({
  id: CardId,
  roomId: RoomId,
  citizenId: CitizenId,
  /** Who stands by it. */
  givenBy: PractitionerRoleId,
  givenAt: Instant,
  end: CardEnd.nullable(),
});
export type PermissionCard = z.infer<typeof PermissionCard>;
