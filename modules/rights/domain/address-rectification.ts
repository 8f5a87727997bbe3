import type { OrganisationId, PersonId } from '../../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';

/** Who wrote what is not right, as far as it is known. */
export type Origin =
  | { of: 'message'; isOwn: boolean; personId: PersonId | null; organisationId: OrganisationId | null }
  | { of: 'entry'; organisationId: OrganisationId | null }
  | { of: 'person'; organisationId: OrganisationId };

/** To whom a rectification goes: to the writer, and to her organisation for when she is not there. */
export interface Addressee {
  personId: PersonId | null;
  organisationId: OrganisationId | null;
}

type Refusal = 'own-words-are-corrected-by-a-message' | 'nobody-can-answer';

/**
 * Whoever wrote a message answers for it; for the log and for what is written about her answers the organisation that
 * wrote it, or where no organisation did, the one that has known her longest.
 */
export function addressRectification(origin: Origin, knownBy: readonly OrganisationId[]): Result<Addressee, Refusal> {
  switch (origin.of) {
    case 'message':
      if (origin.isOwn) return refuse('own-words-are-corrected-by-a-message');
      return toSomebody({ personId: origin.personId, organisationId: origin.organisationId });
    case 'entry':
      return toSomebody({ personId: null, organisationId: origin.organisationId ?? knownBy[0] ?? null });
    case 'person':
      return toSomebody({
        personId: null,
        organisationId: knownBy.includes(origin.organisationId) ? origin.organisationId : null,
      });
  }
}

function toSomebody(addressee: Addressee): Result<Addressee, Refusal> {
  return addressee.personId === null && addressee.organisationId === null ? refuse('nobody-can-answer') : ok(addressee);
}

/** Whether somebody may answer: it is hers to answer, and nobody has; an answer is not written over. */
export function answerRectification(standing: {
  isMine: boolean;
  isAnswered: boolean;
}): Result<'may', 'not-yours-to-answer' | 'already-answered'> {
  if (!standing.isMine) return refuse('not-yours-to-answer');
  return standing.isAnswered ? refuse('already-answered') : ok('may');
}
