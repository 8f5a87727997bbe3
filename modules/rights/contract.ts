import { z } from 'zod';
import { OrganisationId, RoomId } from '../../kernel/ids.ts';
import { endpoint } from '../../platform/contract/endpoint.ts';
import { RetentionForecast, RetentionKind, RetentionRule } from './domain/retention.ts';
import { NewAnswer, NewRectification, Rectification, RectificationId } from './domain/rectification.ts';

export const rightsContract = {
  /**
   * Everything about me as one JSON file: as a citizen, or about the child I act for; in another role what is held about
   * myself. A POST, so that no other site can make somebody's browser fetch it.
   */
  exportEverything: endpoint({ audit: 'rights.everything-exported', who: 'signed-in', fresh: 'always' })
    .route({ method: 'POST', path: '/rights/everything' })
    .output(z.file().mime('application/json')),

  /** How that file is built, as a JSON Schema. */
  getExportSchema: endpoint({ audit: { untraced: 'says how a file is built, nothing of anybody' }, who: 'signed-in' })
    .route({ method: 'GET', path: '/rights/everything/schema' })
    .output(z.record(z.string(), z.unknown())),

  /** What a citizen has said is not right, where I may see it: in one room, or all that is mine or mine to answer. */
  listRectifications: endpoint({ audit: 'rights.rectifications-read', who: 'signed-in' })
    .route({ method: 'GET', path: '/rights/rectifications' })
    .input(z.object({ roomId: RoomId.optional() }))
    .output(z.array(Rectification)),

  /** The organisations that know me, or the child I act for: to whom one writes of what is written about oneself. */
  listKnownBy: endpoint({ audit: { untraced: "one's own affiliations, seen by nobody else" }, who: 'signed-in' })
    .route({ method: 'GET', path: '/rights/known-by' })
    .output(z.array(z.object({ id: OrganisationId, name: z.string() }))),

  /** The citizen, or her guardian, says that something is not right; nothing is changed, it stands beside the thing. */
  askRectification: endpoint({ audit: 'rights.rectification-asked', who: 'signed-in' })
    .route({ method: 'POST', path: '/rights/rectifications', successStatus: 201 })
    .input(NewRectification)
    .errors({ 'own-words-are-corrected-by-a-message': { status: 409 }, 'nobody-can-answer': { status: 409 } })
    .output(Rectification),

  /** Whoever wrote it, or answers for her organisation, says what has become of it; once. */
  answerRectification: endpoint({ audit: 'rights.rectification-answered', who: 'signed-in' })
    .route({ method: 'POST', path: '/rights/rectifications/{id}/answer', successStatus: 201 })
    .input(NewAnswer.extend({ id: RectificationId }))
    .errors({ 'not-yours-to-answer': { status: 403 }, 'already-answered': { status: 409 } })
    .output(Rectification),

  /** The rules of the organisation I administer, with what each would do today: numbers and days. Stores nothing. */
  forecastRetention: endpoint({ audit: { untraced: 'numbers and days, nothing of a citizen' }, who: 'practitioner' })
    .route({ method: 'GET', path: '/rights/retention' })
    .errors({ 'only-administrator-keeps': { status: 403 } })
    .output(z.array(RetentionForecast)),

  /** Says how long my organisation keeps something; without months, for ever. */
  setRetention: endpoint({
    audit: { untraced: 'a rule of an organisation, nothing of a citizen' },
    who: 'practitioner',
  })
    .route({ method: 'PUT', path: '/rights/retention' })
    .input(z.object({ kind: RetentionKind, months: RetentionRule.shape.months.nullable() }))
    .errors({
      'only-administrator-keeps': { status: 403 },
      'kept-too-short': { status: 422 },
      'kept-too-long': { status: 422 },
    })
    .output(z.array(RetentionForecast)),
};

export type RightsContract = typeof rightsContract;
