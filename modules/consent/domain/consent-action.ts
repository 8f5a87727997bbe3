import { z } from 'zod';
import { ParticipantId, PersonId, PractitionerRoleId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';

/** How the decision reached the one who wrote it down. */
export const ToldBy = z.enum(['electronic-id', 'phone', 'paper', 'in-person']);
export type ToldBy = z.infer<typeof ToldBy>;

/** One recorded step in the history of a consent (FHIR Consent): what was decided, by whom, told how, written by whom. */
export const ConsentAction = z.object({
  id: z.uuid(),
  citizenId: PersonId,
  subjectId: z.uuid(),
  granteeId: ParticipantId,
  position: z.int().min(1),
  kind: z.enum(['asked', 'given', 'declined', 'changed', 'withdrawn']),
  purpose: z.string(),
  /** From when the grantee sees; null is from the beginning. Of given and changed; otherwise null. */
  seesFrom: Instant.nullable(),
  holdsUntil: Instant.nullable(),
  /** Whose decision it is; of asked, who asked. */
  decidedBy: PersonId,
  decidedAs: z.enum(['citizen', 'guardian', 'asker']),
  toldBy: ToldBy,
  recordedBy: PersonId,
  recordedRoleId: PractitionerRoleId.nullable(),
  at: Instant,
});
export type ConsentAction = z.infer<typeof ConsentAction>;

/** What the history says now: the fold of the actions of one grantee on one subject. */
export const ConsentState = z.object({
  state: z.enum(['asked', 'given', 'declined', 'withdrawn']),
  seesFrom: Instant.nullable(),
  holdsUntil: Instant.nullable(),
  /** When the last step was taken that made it so. */
  since: Instant,
});
export type ConsentState = z.infer<typeof ConsentState>;

/** A day that a decision may name: within what calendars and databases agree on. */
export const ConsentDay = z.iso.date().refine((day) => day >= '1900-01-01' && day < '3000-01-01');

/** From when somebody new sees what was said: from now, from a day, or all. */
export const Sees = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('now') }),
  z.object({ kind: z.literal('date'), day: ConsentDay }),
  z.object({ kind: z.literal('all') }),
]);
export type Sees = z.infer<typeof Sees>;
