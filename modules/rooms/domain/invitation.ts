import { z } from 'zod';
import { OrganisationId, PractitionerRoleId, RelatedPersonId } from '../../../kernel/ids.ts';
import { Relation } from '../../people/domain/person.ts';
import { Preview } from './preview.ts';

const why = z.string().trim().max(300).default('');
const name = z.string().trim().min(1).max(100);

/** What somebody may be named as; guardians are named by the authorities alone. */
export const NamedRelation = Relation.exclude(['guardian']);
export type NamedRelation = z.infer<typeof NamedRelation>;

/** Somebody asked to take part: known in a role, close to the citizen, or by name with a place of work or a relation. */
export const Invitee = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('practitioner'), roleId: PractitionerRoleId, why }),
  z.object({ kind: z.literal('related-person'), relatedPersonId: RelatedPersonId, why }),
  z.object({
    kind: z.literal('close-by-name'),
    givenName: name,
    familyName: name,
    relation: NamedRelation,
    why,
  }),
  z.object({
    kind: z.literal('by-name'),
    givenName: name,
    familyName: name,
    organisationId: OrganisationId,
    profession: name,
    why,
  }),
]);
export type Invitee = z.infer<typeof Invitee>;

/** Somebody who is close to the citizen now and may be asked. */
export const CloseOne = z.object({
  id: RelatedPersonId,
  givenName: z.string(),
  familyName: z.string(),
  relation: NamedRelation,
});
export type CloseOne = z.infer<typeof CloseOne>;

/** The one page of a newcomer (B8). */
export const InvitationPage = z.object({
  citizenName: z.string(),
  kind: z.enum(['practitioner', 'related-person']),
  invitedBy: z.object({ name: z.string(), profession: z.string(), organisation: z.string() }),
  purpose: z.string(),
  why: z.string(),
  profession: z.string(),
  organisation: z.string(),
  /** How fast an answer is expected of my organisation when it is not urgent, and on the next day. */
  promises: z.array(
    z.object({
      urgency: z.enum(['no-hurry', 'this-week', 'next-day', 'today']),
      within: z.int(),
      unit: z.enum(['hours', 'working-days']),
    }),
  ),
  preview: Preview,
});
export type InvitationPage = z.infer<typeof InvitationPage>;
