import { CompiledQuery } from 'kysely';
import { z } from 'zod';
import { OrganisationId, PersonId, PractitionerRoleId, RelatedPersonId } from '../../kernel/ids.ts';
import type { BegunRow } from './database.ts';
import type { Acting, Me } from './unit.ts';

const Session = z.object({
  session_id: z.string(),
  person_id: PersonId,
  signed_in_at: z.date(),
  electronic_id_at: z.date().nullable(),
});
const ActingRow = z.discriminatedUnion('acting_kind', [
  z.object({ acting_kind: z.literal('citizen') }),
  z.object({ acting_kind: z.literal('practitioner'), acting_id: PractitionerRoleId, organisation_id: OrganisationId }),
  z.object({ acting_kind: z.literal('related-person'), acting_id: RelatedPersonId }),
]);

/** The statement that names the person of a transaction by the hash of a session's token, in hex. */
export function beginRequest(tokenHash: string, now: Date): CompiledQuery {
  return CompiledQuery.raw('select * from begin_request($1, $2)', [Buffer.from(tokenHash, 'hex'), now.toISOString()]);
}

/** Who asks, or nobody when the token has no living session. */
export function readMe(row: BegunRow | undefined): Me | undefined {
  if (row === undefined) return undefined;
  const session = Session.parse(row);
  return {
    personId: session.person_id,
    sessionId: session.session_id,
    acting: readActing(row),
    signedInAt: session.signed_in_at,
    electronicIdAt: session.electronic_id_at ?? undefined,
  };
}

function readActing(row: BegunRow): Acting {
  const acting = ActingRow.parse(row);
  switch (acting.acting_kind) {
    case 'citizen':
      return { kind: 'citizen' };
    case 'practitioner':
      return { kind: 'practitioner', roleId: acting.acting_id, organisationId: acting.organisation_id };
    case 'related-person':
      return { kind: 'related-person', relatedPersonId: acting.acting_id };
  }
}
