import { z } from 'zod';
import { CitizenId, idOf, PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';

/** The id of one errand (FHIR Task), given by the device on which the citizen asked. */
export const ErrandId = idOf<'Errand'>();
export type ErrandId = z.infer<typeof ErrandId>;

/** What she wants found out or arranged, in one sentence. */
export const ErrandWords = z.string().trim().min(1).max(300);

export const ErrandStatus = z.enum(['open', 'solved', 'withdrawn']);
export type ErrandStatus = z.infer<typeof ErrandStatus>;

/** What may happen to an errand once it is asked. */
export const StepKind = z.enum(['taken', 'not-taken', 'solved', 'passed', 'asked-again', 'withdrawn']);
export type StepKind = z.infer<typeof StepKind>;

/** What the history of one errand says now: the fold of its actions. */
export const Errand = z.object({
  id: ErrandId,
  roomId: RoomId,
  citizenId: CitizenId,
  what: z.string(),
  status: ErrandStatus,
  /** Who answers for it, exactly one, and since when. */
  responsible: PractitionerRoleId,
  heldSince: Instant,
  /** Whom she has asked to take it, and who has not taken it yet. */
  passedTo: PractitionerRoleId.nullable(),
  /** To whom it was ever passed: she knows it from then on, also if she came later than it. */
  told: z.array(PractitionerRoleId),
  /** The answer in words, once it is solved. */
  answer: z.string(),
  /** What was missing in it, where she has asked again. */
  missing: z.string(),
  askedAt: Instant,
  changedAt: Instant,
  position: z.int().min(1),
});
export type Errand = z.infer<typeof Errand>;

export const isOpen = ({ status }: Pick<Errand, 'status'>): boolean => status === 'open';
