import { z } from 'zod';
import { Country } from '../../../kernel/country.ts';
import { Instant } from '../../../kernel/instant.ts';
import { Language } from '../../../kernel/language.ts';
import { Relation } from './person.ts';

/** What this module holds about somebody, as it stands in her own file. */
export const PersonTold = z.object({
  id: z.uuid(),
  givenName: z.string(),
  familyName: z.string(),
  birthDay: z.iso.date().nullable(),
  country: Country,
  knownSince: Instant,
});
export type PersonTold = z.infer<typeof PersonTold>;

/** That a number is held, not the number: a file may be lost. */
export const IdentityTold = z.object({ country: Country, kind: z.string() });
export type IdentityTold = z.infer<typeof IdentityTold>;

export const ContactTold = z.object({ mail: z.string().nullable(), phone: z.string().nullable(), language: Language });
export type ContactTold = z.infer<typeof ContactTold>;

export const NotificationTold = z.object({
  mail: z.boolean(),
  push: z.boolean(),
  sms: z.boolean(),
  quietFrom: z.string(),
  quietUntil: z.string(),
});
export type NotificationTold = z.infer<typeof NotificationTold>;

/** A browser that may be woken. */
export const PushTold = z.object({ service: z.string(), since: Instant });
export type PushTold = z.infer<typeof PushTold>;

/** A mobile number that was confirmed by a code. */
export const PhoneTold = z.object({ number: z.string(), confirmedAt: Instant, pausedAt: Instant.nullable() });
export type PhoneTold = z.infer<typeof PhoneTold>;

/** That a code was sent to a number; the code itself stands nowhere. */
export const PhoneCodeTold = z.object({ number: z.string(), sentAt: Instant, usedAt: Instant.nullable() });
export type PhoneCodeTold = z.infer<typeof PhoneCodeTold>;

/** A device on which she signs in by a passkey; the key is of use there alone. */
export const PasskeyTold = z.object({
  name: z.string(),
  addedAt: Instant,
  lastUsedAt: Instant.nullable(),
  stoppedAt: Instant.nullable(),
});
export type PasskeyTold = z.infer<typeof PasskeyTold>;

export const SessionTold = z.object({
  device: z.string(),
  actingAs: z.enum(['citizen', 'practitioner', 'related-person']),
  assurance: z.string(),
  begunAt: Instant,
  lastSeenAt: Instant,
  endedAt: Instant,
});
export type SessionTold = z.infer<typeof SessionTold>;

export const RoleTold = z.object({
  profession: z.string(),
  organisation: z.string(),
  team: z.string().nullable(),
  from: z.iso.date(),
  until: z.iso.date().nullable(),
  confirmed: z.boolean(),
});
export type RoleTold = z.infer<typeof RoleTold>;

export const AffiliationTold = z.object({ organisation: z.string(), since: Instant });
export type AffiliationTold = z.infer<typeof AffiliationTold>;

/** Somebody who is or was close to the citizen. */
export const CloseOneTold = z.object({
  givenName: z.string(),
  familyName: z.string(),
  relation: Relation,
  since: Instant,
  endedAt: Instant.nullable(),
});
export type CloseOneTold = z.infer<typeof CloseOneTold>;

/** That I am or was close to somebody; who it is stands in her own file. */
export const CloseToTold = z.object({ relation: Relation, since: Instant, endedAt: Instant.nullable() });
export type CloseToTold = z.infer<typeof CloseToTold>;
