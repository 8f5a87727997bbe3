import { z } from 'zod';
import { Instant } from '../../../kernel/instant.ts';
import { Block } from './block.ts';
import { ConsentAction, ConsentState } from './consent-action.ts';

/** One recorded step, as it stands in the citizen's own file: the names instead of ids of other people. */
export const ConsentActionTold = ConsentAction.pick({
  subjectId: true,
  granteeId: true,
  position: true,
  kind: true,
  purpose: true,
  decidedAs: true,
  toldBy: true,
}).extend({
  seesFrom: Instant.nullable(),
  holdsUntil: Instant.nullable(),
  decidedByName: z.string(),
  recordedByName: z.string(),
  at: Instant,
});
export type ConsentActionTold = z.infer<typeof ConsentActionTold>;

/** What the steps say now. */
export const ConsentTold = ConsentState.extend({ subjectId: z.uuid(), granteeId: z.uuid() });
export type ConsentTold = z.infer<typeof ConsentTold>;

/** Whom the citizen blocks or has blocked, by name, and each step of it. */
export const BlockTold = Block.omit({ personId: true });
export type BlockTold = z.infer<typeof BlockTold>;
