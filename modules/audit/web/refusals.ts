import type { OwnRefusal } from '../../../platform/contract/endpoint.ts';
import type { RefusalSentences } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import type { AuditContract } from '../contract.ts';

/** A sentence for every refusal of the contract; a refusal without one does not compile. */
export const auditRefusals = {
  'look-was-not-by-organisation': m.audit_refusal_look_was_not_by_organisation,
  'question-waits-already': m.audit_refusal_question_waits_already,
  'nobody-answers-there': m.audit_refusal_nobody_answers_there,
  'answered-already': m.audit_refusal_answered_already,
  'only-administrator-promises': m.audit_refusal_only_administrator_promises,
} satisfies RefusalSentences & Record<OwnRefusal<AuditContract>, () => string>;
