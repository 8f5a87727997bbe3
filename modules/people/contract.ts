import { z } from 'zod';
import { Country } from '../../kernel/country.ts';
import { PersonId, PractitionerRoleId, RelatedPersonId } from '../../kernel/ids.ts';
import { Language } from '../../kernel/language.ts';
import { endpoint } from '../../platform/contract/endpoint.ts';
import { ImportRun } from './domain/import-report.ts';
import { OwnPasskey, OwnSession } from './domain/own-session.ts';
import { ConfirmationOutcome, Phone } from './domain/phone.ts';
import { Myself, NotificationSetting, Organisation, PersonName, Practitioner, RelatedPerson } from './domain/person.ts';

const ownMatter = { untraced: "one's own settings, seen by nobody else" };
const done = z.object({ done: z.literal(true) });
const name = z.string().trim().min(1).max(100);

export const peopleContract = {
  getMyself: endpoint({ audit: ownMatter, who: 'signed-in' })
    .route({ method: 'GET', path: '/people/me' })
    .output(Myself),

  /** One person acts in one role at a time; changing it changes what this session may see, at once. */
  switchRole: endpoint({ audit: ownMatter, who: 'signed-in' })
    .route({ method: 'PUT', path: '/people/me/acting' })
    .input(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('citizen') }),
        z.object({ kind: z.literal('practitioner'), roleId: PractitionerRoleId }),
        z.object({ kind: z.literal('related-person'), relatedPersonId: RelatedPersonId }),
      ]),
    )
    .output(Myself),

  setLanguage: endpoint({ audit: ownMatter, who: 'signed-in' })
    .route({ method: 'PUT', path: '/people/me/language' })
    .input(z.object({ language: Language }))
    .output(z.object({ language: Language })),

  getNotificationSetting: endpoint({ audit: ownMatter, who: 'signed-in' })
    .route({ method: 'GET', path: '/people/me/notifications' })
    .output(NotificationSetting.extend({ pushKey: z.string().nullable() })),

  setNotificationSetting: endpoint({ audit: ownMatter, who: 'signed-in' })
    .route({ method: 'PUT', path: '/people/me/notifications' })
    .input(NotificationSetting)
    .output(NotificationSetting),

  addPushSubscription: endpoint({ audit: ownMatter, who: 'signed-in' })
    .route({ method: 'POST', path: '/people/me/push-subscriptions', successStatus: 201 })
    .input(
      z.object({
        // A name of the net with a dot in it: no address or name of our own house, which the server would then call.
        endpoint: z.url({ protocol: /^https$/, hostname: z.regexes.domain }).max(1000),
        keys: z.object({ p256dh: z.string().max(200), auth: z.string().max(100) }),
      }),
    )
    .output(z.object({ id: z.uuid() })),

  getPhone: endpoint({ audit: ownMatter, who: 'signed-in' })
    .route({ method: 'GET', path: '/people/me/phone' })
    .output(Phone),

  /** A code goes to the number; nothing else does before it is confirmed. */
  askForPhoneCode: endpoint({ audit: ownMatter, who: 'signed-in' })
    .route({ method: 'POST', path: '/people/me/phone/codes', successStatus: 201 })
    .input(z.object({ number: z.string().trim().min(1).max(30) }))
    .errors({
      'phone-number-invalid': { status: 422 },
      'too-many-codes': { status: 429 },
      'texts-are-off': { status: 409 },
    })
    .output(Phone),

  /** A wrong code is an answer and no refusal, since it must be counted: a refusal undoes everything. */
  confirmPhone: endpoint({ audit: ownMatter, who: 'signed-in' })
    .route({ method: 'PUT', path: '/people/me/phone' })
    .input(z.object({ code: z.string().trim().max(20) }))
    .output(z.object({ outcome: ConfirmationOutcome, phone: Phone })),

  removePhone: endpoint({ audit: ownMatter, who: 'signed-in' })
    .route({ method: 'DELETE', path: '/people/me/phone' })
    .output(Phone),

  /** Where I am signed in now, each to be ended alone. */
  listSessions: endpoint({ audit: ownMatter, who: 'signed-in' })
    .route({ method: 'GET', path: '/people/me/sessions' })
    .output(z.array(OwnSession)),

  endSession: endpoint({ audit: ownMatter, who: 'signed-in' })
    .route({ method: 'PUT', path: '/people/me/sessions/{sessionId}/ended' })
    .input(z.object({ sessionId: z.uuid() }))
    .output(done),

  endOtherSessions: endpoint({ audit: ownMatter, who: 'signed-in' })
    .route({ method: 'PUT', path: '/people/me/other-sessions/ended' })
    .output(done),

  /** Devices that sign me in without the electronic ID. They are added by `/sign-in/passkey/add`. */
  listPasskeys: endpoint({ audit: ownMatter, who: 'signed-in' })
    .route({ method: 'GET', path: '/people/me/passkeys' })
    .output(z.array(OwnPasskey)),

  /** Also ends the sessions that it has opened. */
  removePasskey: endpoint({ audit: ownMatter, who: 'signed-in' })
    .route({ method: 'PUT', path: '/people/me/passkeys/{passkeyId}/removed' })
    .input(z.object({ passkeyId: z.uuid() }))
    .output(done),

  listOrganisations: endpoint({ audit: { untraced: 'organisations are public' }, who: 'signed-in' })
    .route({ method: 'GET', path: '/people/organisations' })
    .output(z.array(Organisation)),

  /** By name or place of work; names of practitioners are known to everybody who is signed in. */
  findPractitioners: endpoint({ audit: { untraced: 'practitioners are found by their office' }, who: 'signed-in' })
    .route({ method: 'POST', path: '/people/practitioners/search' })
    .input(z.object({ text: z.string().trim().min(2).max(100) }))
    .output(z.array(Practitioner)),

  /** Citizens that my organisation is affiliated with, by name or by whole identity number; at most 20. */
  findCitizens: endpoint({ audit: 'people.citizens-found', who: 'practitioner' })
    .route({ method: 'POST', path: '/people/citizens/search' })
    .input(z.object({ text: z.string().trim().min(2).max(100) }))
    .output(z.array(PersonName.extend({ birthYear: z.int().nullable() }))),

  /** Affiliates a citizen with my organisation; the answer is the same whether she was known elsewhere or not. */
  registerCitizen: endpoint({ audit: 'people.citizen-registered', who: 'practitioner' })
    .route({ method: 'POST', path: '/people/citizens', successStatus: 201 })
    .input(z.object({ country: Country, identityNumber: z.string().max(20), givenName: name, familyName: name }))
    .errors({
      'identity-number-has-wrong-length': { status: 422 },
      'identity-number-has-other-characters': { status: 422 },
      'identity-number-has-impossible-date': { status: 422 },
      'identity-number-has-wrong-check-digits': { status: 422 },
    })
    .output(z.object({ citizenId: PersonId })),

  /** Who is close to me, or to the child I act for, and who has been. */
  listRelatedPersons: endpoint({ audit: 'people.related-persons-listed', who: 'signed-in' })
    .route({ method: 'GET', path: '/people/related-persons' })
    .output(z.array(RelatedPerson)),

  /** Starts an import of people and organisations from one CSV file; how it goes is asked by `getImport`. */
  startImport: endpoint({
    audit: { untraced: 'each stored row is traced by the import itself' },
    who: 'practitioner',
    body: 'file',
  })
    .route({ method: 'POST', path: '/people/imports', successStatus: 202 })
    .input(
      z.object({
        fileName: z.string().max(200),
        kind: z.enum(['people', 'organisations']),
        file: z.base64().max(30_000_000),
      }),
    )
    .errors({ 'import-not-allowed': { status: 403 }, 'import-already-running': { status: 409 } })
    .output(z.object({ id: z.uuid() })),

  getImport: endpoint({ audit: { untraced: 'counts and places of faults, nothing of a citizen' }, who: 'practitioner' })
    .route({ method: 'GET', path: '/people/imports/{id}' })
    .input(z.object({ id: z.uuid() }))
    .output(ImportRun),
};

export type PeopleContract = typeof peopleContract;
