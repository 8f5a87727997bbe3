import { z } from 'zod';
import { OrganisationId } from '../../kernel/ids.ts';
import { Instant } from '../../kernel/instant.ts';
import { endpoint } from '../../platform/contract/endpoint.ts';
import { AuditEntry } from './domain/audit-entry.ts';
import { ProvenEntry } from './domain/entry-proof.ts';
import { LookNews } from './domain/look-news.ts';
import { LookWish } from './domain/look-wish.ts';
import { WhyPromise } from './domain/why-promise.ts';
import { MyQuestion, QuestionToAnswer, WhyAnswer, WhyWords } from './domain/why-question.ts';

const ownMatter = { untraced: "one's own settings and marks, seen by nobody else" };
const done = z.object({ done: z.literal(true) });

export const auditContract = {
  /** The newest first, 50 at a time; in all, or in one room. The citizen's, and her guardian's who acts for her. */
  listEntries: endpoint({ audit: 'audit.entries-read', who: 'signed-in' })
    .route({ method: 'GET', path: '/audit/entries' })
    .input(z.object({ place: z.uuid().optional(), before: z.coerce.number().int().optional() }))
    .output(z.object({ entries: z.array(AuditEntry), more: z.boolean() })),

  /** What proves that an entry of my log is sealed; with `since`, that the log goes on from the size I have seen. */
  proveEntry: endpoint({ audit: 'audit.entry-proven', who: 'signed-in' })
    .route({ method: 'GET', path: '/audit/entries/{entryId}/proof' })
    .input(
      z.object({
        entryId: z.coerce.number().int().nonnegative(),
        since: z.coerce.number().int().positive().optional(),
      }),
    )
    .output(ProvenEntry),

  /** The looks I was told of and have not read, the newest first; at most 50. */
  listNews: endpoint({ audit: 'audit.news-read', who: 'signed-in' })
    .route({ method: 'GET', path: '/audit/news' })
    .output(z.array(LookNews)),

  /** Read up to and including this one: it stands under "since you last looked" no more. */
  markNewsRead: endpoint({ audit: ownMatter, who: 'signed-in' })
    .route({ method: 'POST', path: '/audit/news/read' })
    .input(z.object({ upTo: z.int().nonnegative() }))
    .output(done),

  getWish: endpoint({ audit: ownMatter, who: 'signed-in' })
    .route({ method: 'GET', path: '/audit/wish' })
    .output(LookWish),

  /** Of which looks I want to be told; a guardian says it for the child she acts for. */
  setWish: endpoint({ audit: ownMatter, who: 'signed-in' })
    .route({ method: 'PUT', path: '/audit/wish' })
    .input(LookWish)
    .output(LookWish),

  /** Asks the organisation why somebody of it made this entry. The id makes a retry harmless. */
  askWhy: endpoint({ audit: 'audit.why-asked', who: 'signed-in' })
    .route({ method: 'POST', path: '/audit/questions', successStatus: 201 })
    .input(z.object({ id: z.uuid(), entryId: z.int().nonnegative(), words: WhyWords }))
    .errors({
      'look-was-not-by-organisation': { status: 409 },
      'question-waits-already': { status: 409 },
      'nobody-answers-there': { status: 409 },
    })
    .output(z.object({ dueAt: Instant })),

  listMyQuestions: endpoint({ audit: 'audit.questions-read', who: 'signed-in' })
    .route({ method: 'GET', path: '/audit/questions/mine' })
    .output(z.array(MyQuestion)),

  markQuestionsRead: endpoint({ audit: ownMatter, who: 'signed-in' })
    .route({ method: 'POST', path: '/audit/questions/mine/read' })
    .output(done),

  /** For the data protection officer, or the administrator where there is none: what waits for an answer, the latest first. */
  listQuestionsToAnswer: endpoint({ audit: 'audit.question-read', who: 'practitioner' })
    .route({ method: 'GET', path: '/audit/questions' })
    .output(z.array(QuestionToAnswer)),

  answerWhy: endpoint({ audit: 'audit.why-answered', who: 'practitioner' })
    .route({ method: 'POST', path: '/audit/questions/{id}/answer' })
    .input(WhyAnswer.extend({ id: z.uuid() }))
    .errors({ 'answered-already': { status: 409 } })
    .output(done),

  getWhyPromise: endpoint({ audit: { untraced: 'promises of organisations are public' }, who: 'signed-in' })
    .route({ method: 'GET', path: '/audit/promises/{organisationId}' })
    .input(z.object({ organisationId: OrganisationId }))
    .output(WhyPromise),

  /** In how many working days my organisation answers from now on. */
  setWhyPromise: endpoint({
    audit: { untraced: "an organisation's promise, nothing of a citizen" },
    who: 'practitioner',
  })
    .route({ method: 'PUT', path: '/audit/promises' })
    .input(WhyPromise)
    .errors({ 'only-administrator-promises': { status: 403 } })
    .output(WhyPromise),
};

export type AuditContract = typeof auditContract;
