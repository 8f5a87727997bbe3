import { z } from 'zod';
import { Instant } from '../../../kernel/instant.ts';
import { AgreementStatus } from './agreement.ts';
import { AgreementStep } from './agreement-action.ts';

/** An agreement with the citizen as it stands in her own file: who promised whom, for when, and how it stands. */
export const AgreementTold = z.object({
  id: z.uuid(),
  roomId: z.uuid(),
  what: z.string(),
  /** Null where the citizen promised herself. */
  ownerName: z.string().nullable(),
  to: z.enum(['citizen', 'circle']),
  /** Null where it is when it suits. */
  dueOn: z.iso.date().nullable(),
  status: AgreementStatus,
  writtenAt: Instant,
  changedAt: Instant,
});
export type AgreementTold = z.infer<typeof AgreementTold>;

/** One step of its history, with the words that were said. */
export const AgreementStepTold = z.object({
  agreementId: z.uuid(),
  position: z.int(),
  step: AgreementStep,
  byName: z.string(),
  at: Instant,
});
export type AgreementStepTold = z.infer<typeof AgreementStepTold>;
