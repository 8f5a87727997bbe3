import { z } from 'zod';
import { Instant } from '../../../kernel/instant.ts';

export const Basis = z.enum([
  'own',
  'consent',
  'guardian',
  'opened',
  'affiliation',
  'invitation',
  'directory',
  'emergency',
  'oversight',
  'asked',
]);
export type Basis = z.infer<typeof Basis>;

/** One line of "who has seen this" (FHIR AuditEvent): who, in which role, from where, what, on what basis, when. */
export const AuditEntry = z.object({
  /** Its number among the entries about this citizen, from the first. */
  id: z.int(),
  at: Instant,
  event: z.string(),
  who: z.object({
    personId: z.uuid(),
    givenName: z.string(),
    familyName: z.string(),
    isMe: z.boolean(),
    profession: z.string().nullable(),
    organisation: z.string().nullable(),
  }),
  placeId: z.uuid().nullable(),
  basis: Basis,
  /** When the consent that is the basis was given, if that is the basis. */
  basisSince: Instant.nullable(),
  detail: z.record(z.string(), z.union([z.number(), z.string()])),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
