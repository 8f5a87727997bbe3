import type { Unit } from '../../../platform/server/unit.ts';
import { compareGroups } from '../domain/after-meeting.ts';
import type { MonthQuestion } from '../domain/closed-month.ts';
import { addMonths, type Month } from '../domain/months.ts';
import type { ObstacleReason } from '../domain/obstacle.ts';
import type { ClosedMonth } from '../contract.ts';
import * as store from './month-store.ts';
import { pairsOf } from './read-handovers.ts';

type NotFound = { 'not-found': () => Error };

/** The months of my organisation that are over. */
export async function listMonths({ db }: Unit) {
  return { months: await store.listClosedMonths(db), iMayAnswer: await store.isLeader(db) };
}

/** One of them, with what was asked of the one before. */
export async function getMonth({ db }: Unit, month: Month, errors: NotFound): Promise<ClosedMonth> {
  const closed = await store.findClosedMonth(db, month);
  if (closed === undefined) throw errors['not-found']();
  const { counted, closedAt } = closed;
  return {
    month,
    closedAt,
    pairs: pairsOf(counted.handovers),
    afterMeeting: compareGroups(counted.afterMeeting),
    questions: (await store.findQuestions(db, month)).map(present),
    before: (await store.findQuestions(db, addMonths(month, -1))).map(present),
    iMayAnswer: await store.isLeader(db),
  };
}

interface Answer {
  month: Month;
  reason: ObstacleReason;
  id: string;
  words: string;
}

/** A leader's sentence to one of its questions. */
export async function answerQuestion(
  unit: Unit,
  { month, reason, id, words }: Answer,
  errors: NotFound & { 'leader-needed': () => Error },
): Promise<ClosedMonth> {
  const closed = await store.findClosedMonth(unit.db, month);
  const asked = closed && (await store.findQuestions(unit.db, month)).some((question) => question.reason === reason);
  if (closed === undefined || asked !== true) throw errors['not-found']();
  if (!(await store.isLeader(unit.db))) throw errors['leader-needed']();
  await store.storeAnswer(unit, { id, organisationId: closed.organisationId, month, reason, words });
  return getMonth(unit, month, errors);
}

function present({ reason, times, words, byName, at }: store.QuestionRow): MonthQuestion {
  return { reason, times, answer: words === null || at === null ? null : { words, byName: byName ?? '', at } };
}
