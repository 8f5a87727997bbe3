import { z } from 'zod';
import { Country } from '../../../kernel/country.ts';
import { OrganisationId, PersonId, PractitionerRoleId, RelatedPersonId, TeamId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';
import { Language } from '../../../kernel/language.ts';

export const OrganisationKind = z.enum(['municipality', 'hospital', 'nav', 'general-practice', 'other']);
export type OrganisationKind = z.infer<typeof OrganisationKind>;

export const Organisation = z.object({
  id: OrganisationId,
  name: z.string(),
  kind: OrganisationKind,
  country: Country,
});
export type Organisation = z.infer<typeof Organisation>;

/** A human being as others may know her: a name, nothing more. */
export const PersonName = z.object({ id: PersonId, givenName: z.string(), familyName: z.string() });
export type PersonName = z.infer<typeof PersonName>;

export const PractitionerRole = z.object({
  id: PractitionerRoleId,
  profession: z.string(),
  organisation: Organisation,
  team: z.object({ id: TeamId, name: z.string() }).nullable(),
});
export type PractitionerRole = z.infer<typeof PractitionerRole>;

/** FHIR PractitionerRole with the Practitioner's name: somebody who can be asked to take part. */
export const Practitioner = z.object({ person: PersonName, role: PractitionerRole });
export type Practitioner = z.infer<typeof Practitioner>;

export const Relation = z.enum(['guardian', 'relative', 'trust-person']);
export type Relation = z.infer<typeof Relation>;

/** Somebody close to a citizen, as the citizen sees her; she takes part in no room by it. */
export const RelatedPerson = z.object({
  id: RelatedPersonId,
  person: PersonName,
  relation: Relation,
  since: Instant,
  endedAt: Instant.nullable(),
});
export type RelatedPerson = z.infer<typeof RelatedPerson>;

/** What one person may act as; exactly one at a time. */
export const ActingChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('citizen') }),
  z.object({ kind: z.literal('practitioner'), role: PractitionerRole }),
  z.object({
    kind: z.literal('related-person'),
    relatedPersonId: RelatedPersonId,
    relation: Relation,
    citizen: PersonName,
  }),
]);
export type ActingChoice = z.infer<typeof ActingChoice>;

export const Myself = z.object({
  person: PersonName,
  country: Country,
  language: Language,
  acting: ActingChoice,
  choices: z.array(ActingChoice),
});
export type Myself = z.infer<typeof Myself>;

/** Where and when somebody wants to be told; everything is on from the start. */
export const NotificationSetting = z.object({
  mail: z.boolean(),
  push: z.boolean(),
  /** To a mobile number, once one is confirmed. */
  sms: z.boolean(),
  quietFrom: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  quietUntil: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  mailAddress: z.email().max(200).nullable(),
});
export type NotificationSetting = z.infer<typeof NotificationSetting>;
