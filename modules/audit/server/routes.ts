import { instantOf } from '../../../kernel/instant.ts';
import { implement, inUnit, type RequestContext } from '../../../platform/server/request-context.ts';
import { auditContract } from '../contract.ts';
import { answerWhy, listQuestionsToAnswer } from './answer-why.ts';
import { askAbout } from './ask-why.ts';
import { findEntries } from './entry-store.ts';
import { listMyQuestions, markQuestionsRead } from './my-questions.ts';
import { getWish, listNews, markNewsRead, setWish } from './news.ts';
import { getMyCitizen, traceOwn } from './own-log.ts';
import { proveEntry } from './prove-entry.ts';
import { getWhyPromise, setWhyPromise } from './why-promises.ts';

const pageSize = 50;
const api = implement(auditContract).$context<RequestContext>().use(inUnit);

/** The endpoints, with the public key that the log's heads are signed by. */
export const auditRoutes = (publicKey: string) =>
  api.router({
    listEntries: api.listEntries.handler(async ({ input, context: { unit }, errors }) => {
      const citizenId = await getMyCitizen(unit, errors);
      const found = await findEntries(unit.db, { ...input, citizenId, me: unit.me.personId, limit: pageSize + 1 });
      traceOwn(unit, citizenId, input.place);
      return { entries: found.slice(0, pageSize), more: found.length > pageSize };
    }),
    proveEntry: api.proveEntry.handler(({ input, context: { unit }, errors }) =>
      proveEntry(unit, { publicKey, entryId: input.entryId, since: input.since }, errors),
    ),
    listNews: api.listNews.handler(({ context: { unit }, errors }) => listNews(unit, errors)),
    markNewsRead: api.markNewsRead.handler(({ input, context: { unit }, errors }) =>
      markNewsRead(unit, input.upTo, errors),
    ),
    getWish: api.getWish.handler(({ context: { unit }, errors }) => getWish(unit, errors)),
    setWish: api.setWish.handler(({ input, context: { unit }, errors }) => setWish(unit, input, errors)),
    askWhy: api.askWhy.handler(async ({ input, context: { unit }, errors }) => {
      const { dueAt } = await askAbout(unit, input, errors);
      return { dueAt: instantOf(dueAt) };
    }),
    listMyQuestions: api.listMyQuestions.handler(({ context: { unit }, errors }) => listMyQuestions(unit, errors)),
    markQuestionsRead: api.markQuestionsRead.handler(({ context: { unit }, errors }) =>
      markQuestionsRead(unit, errors),
    ),
    listQuestionsToAnswer: api.listQuestionsToAnswer.handler(({ context: { unit } }) => listQuestionsToAnswer(unit)),
    answerWhy: api.answerWhy.handler(({ input, context: { unit }, errors }) => answerWhy(unit, input, errors)),
    getWhyPromise: api.getWhyPromise.handler(({ input, context: { unit } }) =>
      getWhyPromise(unit, input.organisationId),
    ),
    setWhyPromise: api.setWhyPromise.handler(({ input, context: { unit }, errors }) =>
      setWhyPromise(unit, input, errors),
    ),
  });
