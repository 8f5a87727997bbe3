import { settle } from '../../../platform/server/settle.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { type AskRefusal, askWhy } from '../domain/why-question.ts';
import { findMyEntryId } from './entry-store.ts';
import { getMyCitizen, traceOwn } from './own-log.ts';
import { findAsked, findQuestion, storeQuestion } from './why-store.ts';

type Errors = { [K in AskRefusal | 'not-found' | 'other-role-needed']: () => Error };

/** Asks the organisation behind one entry of one's own log why; the same id again is the same question. */
export async function askAbout(
  unit: Unit,
  input: { id: string; entryId: number; words: string },
  errors: Errors,
): Promise<{ dueAt: Date }> {
  const citizenId = await getMyCitizen(unit, errors);
  const again = await findQuestion(unit.db, input.id);
  const entryId = await findMyEntryId(unit.db, input.entryId);
  if (entryId === undefined || (again !== undefined && again.entryId !== entryId)) throw errors['not-found']();
  const asked = await findAsked(unit.db, citizenId, entryId);
  if (asked === undefined) throw errors['not-found']();
  traceOwn(unit, citizenId);
  if (again !== undefined) return { dueAt: again.dueAt };
  const { organisationId, country, workingDays, answerers, ...rest } = asked;
  const organisation =
    country === null ? undefined : { country, promise: workingDays === null ? undefined : { workingDays } };
  const { dueAt } = settle(askWhy({ ...rest, organisation, answerers: answerers.length }, unit.now), errors);
  if (organisationId === null) throw errors['look-was-not-by-organisation']();
  const question = { ...input, entryId, citizenId, organisationId, askedAt: unit.now, dueAt };
  if (!(await storeQuestion(unit.db, question))) throw errors['question-waits-already']();
  unit.announce({ what: 'audit.why-asked', place: input.id, audience: answerers, notify: true });
  return { dueAt };
}
