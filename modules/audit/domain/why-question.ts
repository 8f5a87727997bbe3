import { z } from 'zod';
import { Country } from '../../../kernel/country.ts';
import { Instant } from '../../../kernel/instant.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { AuditEntry } from './audit-entry.ts';
import { usualWhyPromise, type WhyPromise, whyDue } from './why-promise.ts';

/** What a citizen writes beside her question, if she wants to. */
export const WhyWords = z.string().trim().max(1000);

/** What the organisation answers: in plain words, and whether there was no good reason. */
export const WhyAnswer = z.object({ words: z.string().trim().min(1).max(4000), noGoodReason: z.boolean() });
export type WhyAnswer = z.infer<typeof WhyAnswer>;

const Asked = z.object({ id: z.uuid(), words: z.string(), askedAt: Instant, dueAt: Instant });
const Answered = WhyAnswer.extend({ at: Instant }).nullable();

/** A question as the citizen's side sees it, with the entry it is about. */
export const MyQuestion = Asked.extend({
  entry: AuditEntry,
  organisation: z.object({ name: z.string(), country: Country }),
  answer: Answered,
  /** Whether something has become of it that she has not read. */
  isNew: z.boolean(),
});
export type MyQuestion = z.infer<typeof MyQuestion>;

const Name = z.object({ givenName: z.string(), familyName: z.string() });

/** A question as the organisation sees it: who looked, when and what was done; not where, and nothing of what it held. */
export const QuestionToAnswer = Asked.extend({
  citizen: Name,
  look: z.object({ at: Instant, event: z.string(), who: Name.extend({ profession: z.string().nullable() }) }),
  answer: Answered,
});
export type QuestionToAnswer = z.infer<typeof QuestionToAnswer>;

/** All that asking about an entry needs to know. */
export interface AskedEntry {
  /** The organisation of whoever looked; nothing when she looked as a citizen or somebody close. */
  organisation: { country: Country; promise: WhyPromise | undefined } | undefined;
  isMine: boolean;
  /** Whether a question about it waits for its answer. */
  waits: boolean;
  /** How many people of the organisation may answer. */
  answerers: number;
}

export type AskRefusal = 'look-was-not-by-organisation' | 'question-waits-already' | 'nobody-answers-there';

/** One question at a time about one entry, to the organisation that looked; gives by when it answers. */
export function askWhy(
  { organisation, isMine, waits, answerers }: AskedEntry,
  now: Date,
): Result<{ dueAt: Date }, AskRefusal> {
  if (organisation === undefined || isMine) return refuse('look-was-not-by-organisation');
  if (waits) return refuse('question-waits-already');
  if (answerers === 0) return refuse('nobody-answers-there');
  return ok({ dueAt: whyDue(now, organisation.promise ?? usualWhyPromise, organisation.country) });
}

/** What has passed its day stands first, then what is due soonest; what is answered last, the newest first. */
export function orderToAnswer(questions: readonly QuestionToAnswer[]): QuestionToAnswer[] {
  const waiting = questions.filter(({ answer }) => answer === null);
  const answered = questions.filter(({ answer }) => answer !== null);
  return [
    ...waiting.toSorted((one, other) => compare(one.dueAt, other.dueAt)),
    ...answered.toSorted((one, other) => compare(other.answer?.at ?? '', one.answer?.at ?? '')),
  ];
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
