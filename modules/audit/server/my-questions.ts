import { instantOf } from '../../../kernel/instant.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import type { MyQuestion } from '../domain/why-question.ts';
import { findEntriesById } from './entry-store.ts';
import { getMyCitizen, traceOwn } from './own-log.ts';
import { listQuestionsOf, markingQuestionsRead, type QuestionRow } from './why-store.ts';

type Errors = { 'other-role-needed': () => Error };

/** What I have asked, or the other guardian has, with what became of it; the newest first. */
export async function listMyQuestions(unit: Unit, errors: Errors): Promise<MyQuestion[]> {
  const citizenId = await getMyCitizen(unit, errors);
  const rows = await listQuestionsOf(unit.db, citizenId);
  if (rows.length === 0) {
    unit.trace();
    return [];
  }
  traceOwn(unit, citizenId);
  const ids = rows.map(({ entryId }) => entryId);
  const byId = await findEntriesById(unit.db, { citizenId, me: unit.me.personId, ids, limit: ids.length });
  return rows.flatMap((row) => {
    const entry = byId.get(row.entryId);
    const { organisation, country, isNew } = row;
    return entry === undefined
      ? []
      : [{ ...presentQuestion(row), entry, organisation: { name: organisation, country }, isNew }];
  });
}

/** What is the same for both sides of a question. */
export function presentQuestion({ id, words, askedAt, dueAt, answer, noGoodReason, answeredAt }: QuestionRow) {
  return {
    id,
    words,
    askedAt: instantOf(askedAt),
    dueAt: instantOf(dueAt),
    answer:
      answer === null || noGoodReason === null || answeredAt === null
        ? null
        : { words: answer, noGoodReason, at: instantOf(answeredAt) },
  };
}

export async function markQuestionsRead(unit: Unit, errors: Errors): Promise<{ done: true }> {
  const citizenId = await getMyCitizen(unit, errors);
  unit.writeAtEnd(markingQuestionsRead(citizenId, unit.now));
  return { done: true };
}
