import { z } from 'zod';
import { Instant } from '../../../kernel/instant.ts';
import { CardStep } from './card-action.ts';
import { CardKind } from './permission-card.ts';

/** A permission of the citizen's as it stands in her own file: what, by whom, from when until when, and how it ended. */
export const CardTold = z.object({
  id: z.uuid(),
  roomId: z.uuid(),
  kind: CardKind,
  organisation: z.string().nullable(),
  from: z.iso.date(),
  until: z.iso.date().nullable(),
  givenByName: z.string(),
  givenAt: Instant,
  endedHow: z.enum(['taken-back', 'replaced']).nullable(),
  endedAt: Instant.nullable(),
});
export type CardTold = z.infer<typeof CardTold>;

/** One step of its history, with the words of whoever gave it. */
export const CardStepTold = z.object({
  cardId: z.uuid(),
  position: z.int(),
  step: CardStep,
  byName: z.string(),
  at: Instant,
});
export type CardStepTold = z.infer<typeof CardStepTold>;
