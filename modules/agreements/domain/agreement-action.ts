import { z } from 'zod';
import { CitizenId, PersonId, PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';
import { AgreementId, AgreementTerms, Due } from './agreement.ts';

const words = z.string().trim().max(300);

/** A step, with what it says. */
export const LaterStep = z.discriminatedUnion('kind', [
  /** Its owner says yes to what was proposed to her. */
  z.object({ kind: z.literal('agreed') }),
  z.object({ kind: z.literal('not-now'), words }),
  z.object({ kind: z.literal('kept') }),
  /** It was said too early that it was kept. */
  z.object({ kind: z.literal('not-yet') }),
  z.object({ kind: z.literal('moved'), due: Due, words }),
  z.object({ kind: z.literal('let-go'), words }),
  /** Whoever holds the overview makes the promise of somebody who has left her own. */
  z.object({ kind: z.literal('taken-over') }),
]);
export type LaterStep = z.infer<typeof LaterStep>;

export const AgreementStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('written'), terms: AgreementTerms }),
  ...LaterStep.options,
]);
export type AgreementStep = z.infer<typeof AgreementStep>;

/** One recorded step in the history of an agreement: what, by whom in which role, when. Never changed, never taken out. */
export const AgreementAction = z.object({
  /** From the device of whoever does it: sent twice it is done once. */
  id: z.uuid(),
  roomId: RoomId,
  agreementId: AgreementId,
  citizenId: CitizenId,
  position: z.int().min(1),
  step: AgreementStep,
  by: PersonId,
  /** Null where the citizen acts herself, or who decides for her. */
  byRoleId: PractitionerRoleId.nullable(),
  at: Instant,
});
export type AgreementAction = z.infer<typeof AgreementAction>;
