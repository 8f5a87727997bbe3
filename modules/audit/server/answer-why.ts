import { instantOf } from '../../../kernel/instant.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { orderToAnswer, type QuestionToAnswer, type WhyAnswer } from '../domain/why-question.ts';
import { presentQuestion } from './my-questions.ts';
import { listToAnswer, storeAnswer, type ToAnswerRow } from './why-store.ts';

/** The questions that I answer in my role: what has waited past its day first. */
export async function listQuestionsToAnswer(unit: Unit): Promise<QuestionToAnswer[]> {
  const rows = await listToAnswer(unit.db);
  traceAsked(unit, rows);
  return orderToAnswer(rows.map(present));
}

type Errors = { [K in 'not-found' | 'answered-already']: () => Error };

/** Answers for the organisation, once and for good; whoever asked is told. */
export async function answerWhy(
  unit: Unit,
  { id, ...answer }: WhyAnswer & { id: string },
  errors: Errors,
): Promise<{ done: true }> {
  const [row] = await listToAnswer(unit.db, id);
  if (row === undefined) throw errors['not-found']();
  if (row.answeredAt !== null || !(await storeAnswer(unit.db, id, answer, unit.now)))
    throw errors['answered-already']();
  traceAsked(unit, [row]);
  unit.announce({ what: 'audit.why-answered', place: id, audience: [row.askedBy], notify: true });
  return { done: true };
}

function traceAsked(unit: Unit, rows: readonly ToAnswerRow[]): void {
  unit.trace(...rows.map(({ citizenId, id }) => ({ citizenId, basis: 'asked' as const, basisId: id })));
}

function present(row: ToAnswerRow): QuestionToAnswer {
  const { at, event, givenName, familyName, profession } = row;
  return {
    ...presentQuestion(row),
    citizen: { givenName: row.citizenGivenName, familyName: row.citizenFamilyName },
    look: { at: instantOf(at), event, who: { givenName, familyName, profession } },
  };
}
