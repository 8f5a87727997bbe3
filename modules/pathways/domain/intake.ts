import { z } from 'zod';
import { PersonId, PractitionerRoleId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';

/** The first questions, the same at every organisation. When they change the number does, and what was answered stays as it was asked. */
export const intakeVersion = 1;

export const IntakeQuestion = z.enum(['help', 'urgent', 'helped-before', 'with-you', 'language', 'reach']);
export type IntakeQuestion = z.infer<typeof IntakeQuestion>;

/** What she answers, in her own words: as many as she wants, none is needed. */
export const IntakeAnswers = z.partialRecord(IntakeQuestion, z.string().trim().max(1000));
export type IntakeAnswers = z.infer<typeof IntakeAnswers>;

/** What was answered last, and by whom: nobody's role where the citizen wrote it herself. */
export const Intake = z.object({
  version: z.int(),
  answers: IntakeAnswers,
  by: PersonId,
  byRoleId: PractitionerRoleId.nullable(),
  at: Instant,
});
export type Intake = z.infer<typeof Intake>;

/** Why an organisation does not receive, the same few for all; the words beside it say what it means here. */
export const DeclineReason = z.enum([
  'not-what-we-do',
  'no-room-now',
  'other-service-fits',
  'more-is-needed-first',
  'citizen-does-not-wish',
  'other',
]);
export type DeclineReason = z.infer<typeof DeclineReason>;

/** What the organisation that was asked has answered, in the same form everywhere; null while nobody there has. */
export const Decision = z.object({
  is: z.enum(['accepted', 'asked-for-more', 'declined']),
  /** Null but for a no; and for a no from before reasons were asked for. */
  reason: DeclineReason.nullable(),
  words: z.string(),
  byRoleId: PractitionerRoleId.nullable(),
  at: Instant,
});
export type Decision = z.infer<typeof Decision>;

/** She tells it once: what she answered last in this room is proposed when she is referred again. */
export function findEarlierAnswers(intakes: readonly (Intake | null)[]): IntakeAnswers | undefined {
  const given = intakes.filter((one) => one !== null).filter(({ answers }) => Object.values(answers).some(Boolean));
  return given.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))[0]?.answers;
}
