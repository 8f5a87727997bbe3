import { z } from 'zod';
import { Day } from '../../../kernel/day.ts';
import { CitizenId, idOf, PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';

/** The id of one agreement, given by the device on which it was written. */
export const AgreementId = idOf<'Agreement'>();
export type AgreementId = z.infer<typeof AgreementId>;

/** On which day it is to be done, or that it is when it suits: said, not left open. */
export const Due = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('day'), day: Day }),
  z.object({ kind: z.literal('when-it-suits') }),
]);
export type Due = z.infer<typeof Due>;

/** What is agreed: what, who promises, to whom, and for when. */
export const AgreementTerms = z.object({
  what: z.string().trim().min(1).max(300),
  /** Who promises: somebody in a role in the room; null is the citizen. */
  owner: PractitionerRoleId.nullable(),
  to: z.enum(['citizen', 'circle']),
  due: Due,
});
export type AgreementTerms = z.infer<typeof AgreementTerms>;

/** Waits for a yes; is agreed; was answered with "not now"; was kept; was let go of. */
export const AgreementStatus = z.enum(['proposed', 'agreed', 'not-now', 'kept', 'let-go']);
export type AgreementStatus = z.infer<typeof AgreementStatus>;

/** What may happen to an agreement once it is written down. */
export const StepKind = z.enum(['agreed', 'not-now', 'kept', 'not-yet', 'moved', 'let-go', 'taken-over']);
export type StepKind = z.infer<typeof StepKind>;

/** What was done last, by whom, with which words if any. */
export const LastStep = z.object({
  kind: z.enum(['written', ...StepKind.options]),
  /** Null where it was the citizen, or who decides for her. */
  byRoleId: PractitionerRoleId.nullable(),
  at: Instant,
  words: z.string(),
});
export type LastStep = z.infer<typeof LastStep>;

/** What the history of one agreement says now: the fold of its actions. */
export const Agreement = AgreementTerms.extend({
  id: AgreementId,
  roomId: RoomId,
  citizenId: CitizenId,
  status: AgreementStatus,
  /** Who wrote it down; null is the citizen. */
  writtenBy: PractitionerRoleId.nullable(),
  writtenAt: Instant,
  /** For when it was before it was last moved; how often is counted nowhere. */
  movedFrom: Due.nullable(),
  last: LastStep,
  position: z.int().min(1),
});
export type Agreement = z.infer<typeof Agreement>;

/** Whether it lies ahead still: it waits for a yes, or for being done. */
export const isOpen = ({ status }: Pick<Agreement, 'status'>): boolean => status === 'proposed' || status === 'agreed';
