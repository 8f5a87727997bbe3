import { randomUUID } from 'node:crypto';
import { usualPromises } from '../../modules/rooms/domain/answer-promise.ts';
import { sha256 } from '../../modules/rooms/server/attachments-for-tests.ts';
import {
  citizenSide,
  hidden,
  inside,
  notPractitioners,
  onlyPractitioners,
  open,
  practitioners,
  practitionersIn,
  type Row,
} from './access-row-for-tests.ts';
import { agreementRows } from './agreement-rows-for-tests.ts';
import { braveStepRows } from './brave-step-rows-for-tests.ts';
import { calendarRows } from './calendar-rows-for-tests.ts';
import { careTeamRows } from './care-team-rows-for-tests.ts';
import { encounterRows } from './encounter-rows-for-tests.ts';
import { errandRows } from './errand-rows-for-tests.ts';
import type { Place } from './everybody-for-tests.ts';
import { overviewRows } from './overview-rows-for-tests.ts';
import { pathwayRows } from './pathway-rows-for-tests.ts';
import { permissionRows } from './permission-rows-for-tests.ts';
import { secretWords, unsentText } from './secrets-for-tests.ts';
import { storyRows } from './story-rows-for-tests.ts';
import { transitionsRows } from './transitions-rows-for-tests.ts';

const room = ({ roomId }: Place) => ({ roomId });
const thread = ({ roomId, threadId }: Place) => ({ roomId, threadId });
const sent = ({ roomId, attachmentId }: Place) => ({ roomId, attachmentId });
const unsent = ({ roomId, unsentId }: Place) => ({ roomId, attachmentId: unsentId });
/** A number also where the question is about nothing: then one that no entry has. */
const entry = ({ entryId }: Place) => ({ entryId: /^\d+$/.test(entryId) ? Number(entryId) : 999_999_999 });
const about = ({ roomId, participantId }: Place) => ({ subjectId: roomId, granteeId: participantId });
const setting = { mail: true, push: true, sms: true, quietFrom: '21:00', quietUntil: '07:00', mailAddress: null };

/** The whole of who may what, in one place. An endpoint that has no row here fails the build. */
export const accessTable: Readonly<Record<string, Row>> = {
  'people.getMyself': { ...open, input: () => ({}) },
  'people.switchRole': { ...open, input: () => ({ kind: 'citizen' }) },
  'people.setLanguage': { ...open, input: () => ({ language: 'da' }) },
  'people.getNotificationSetting': { ...open, input: () => ({}) },
  'people.setNotificationSetting': { ...open, input: () => setting },
  'people.addPushSubscription': {
    ...open,
    input: () => ({ endpoint: 'https://push.example/1', keys: { p256dh: 'k', auth: 'a' } }),
  },
  'people.getPhone': { ...open, input: () => ({}) },
  'people.askForPhoneCode': { ...open, input: () => ({ number: '+4791234567' }) },
  'people.confirmPhone': { ...open, input: () => ({ code: '123456' }) },
  'people.removePhone': { ...open, input: () => ({}) },
  'people.listSessions': { ...open, input: () => ({}) },
  // One's own alone: allowed in their own test, since here nobody names one that is hers.
  'people.endSession': { allowed: [], ...hidden, input: () => ({ sessionId: randomUUID() }) },
  'people.endOtherSessions': { ...open, input: () => ({}) },
  'people.listPasskeys': { ...open, input: () => ({}) },
  'people.removePasskey': { allowed: [], ...hidden, input: () => ({ passkeyId: randomUUID() }) },
  'people.listOrganisations': { ...open, input: () => ({}) },
  'people.findPractitioners': { ...open, input: () => ({ text: 'vera' }) },
  'people.findCitizens': { allowed: practitioners, ...onlyPractitioners, input: () => ({ text: 'solberg' }) },
  'people.registerCitizen': {
    // Everybody who acts for an organisation may; a number that can't be tells that the door was open.
    allowed: [],
    refused: { 'other-role-needed': notPractitioners },
    otherwise: 'identity-number-has-wrong-length',
    input: () => ({ country: 'NO', identityNumber: '1', givenName: 'Per', familyName: 'Ny' }),
  },
  'people.listRelatedPersons': { allowed: citizenSide, otherwise: 'other-role-needed', input: () => ({}) },
  'people.startImport': {
    allowed: ['administrator'],
    refused: { 'other-role-needed': notPractitioners },
    otherwise: 'import-not-allowed',
    input: () => ({ fileName: 'folk.csv', kind: 'people', file: '' }),
  },
  'people.getImport': { allowed: ['administrator'], ...onlyPractitioners, input: ({ importId }) => ({ id: importId }) },

  'audit.listEntries': {
    allowed: citizenSide,
    otherwise: 'other-role-needed',
    input: ({ roomId }) => ({ place: roomId }),
  },
  'audit.proveEntry': { allowed: citizenSide, otherwise: 'other-role-needed', input: entry },
  'audit.listNews': { allowed: citizenSide, otherwise: 'other-role-needed', input: () => ({}) },
  'audit.markNewsRead': { allowed: citizenSide, otherwise: 'other-role-needed', input: () => ({ upTo: 1 }) },
  'audit.getWish': { allowed: citizenSide, otherwise: 'other-role-needed', input: () => ({}) },
  'audit.setWish': {
    allowed: citizenSide,
    otherwise: 'other-role-needed',
    input: () => ({ anyLook: true, emergency: true, newOrganisation: true }),
  },
  'audit.askWhy': {
    allowed: citizenSide,
    otherwise: 'other-role-needed',
    input: (place) => ({ ...entry(place), id: randomUUID(), words: 'Hvorfor?' }),
  },
  'audit.listMyQuestions': { allowed: citizenSide, otherwise: 'other-role-needed', input: () => ({}) },
  'audit.markQuestionsRead': { allowed: citizenSide, otherwise: 'other-role-needed', input: () => ({}) },
  // Everybody who acts for an organisation may ask what she is to answer; for most that is nothing.
  'audit.listQuestionsToAnswer': {
    allowed: practitioners,
    otherwise: 'other-role-needed',
    input: () => ({}),
  },
  'audit.answerWhy': {
    allowed: ['administrator'],
    ...onlyPractitioners,
    input: ({ questionId }) => ({ id: questionId, words: 'For å forberede samtalen.', noGoodReason: false }),
  },
  'audit.getWhyPromise': { ...open, input: ({ organisationId }) => ({ organisationId }) },
  'audit.setWhyPromise': {
    allowed: ['administrator'],
    refused: { 'other-role-needed': notPractitioners },
    otherwise: 'only-administrator-promises',
    input: () => ({ workingDays: 5 }),
  },

  'consent.getHistory': { allowed: [...inside, 'invited'], ...hidden, input: about },
  'consent.decide': {
    allowed: citizenSide,
    refused: { 'only-citizen-side-decides': [...practitionersIn, 'relative in the room', 'invited'] },
    ...hidden,
    input: (place) => ({ ...about(place), id: randomUUID(), decision: 'withdraw', toldBy: 'electronic-id' }),
  },
  // Whom a citizen blocks is told to nobody: whoever stands on no citizen's side is told so, whomever she names.
  'consent.listBlocks': { allowed: citizenSide, otherwise: 'other-role-needed', input: () => ({}) },
  'consent.block': {
    allowed: citizenSide,
    // They act for themselves, as citizens of their own, or for a citizen who decides alone.
    otherwise: 'other-role-needed',
    input: ({ personId }) => ({ personId }),
  },
  'consent.liftBlock': {
    allowed: citizenSide,
    otherwise: 'other-role-needed',
    input: ({ personId }) => ({ personId }),
  },

  'rooms.listRooms': { ...open, input: () => ({}) },
  'rooms.getRoom': { allowed: [...inside, 'invited'], ...hidden, input: room },
  'rooms.openRoom': {
    allowed: ['colleague', 'administrator'],
    refused: {
      'other-role-needed': notPractitioners,
      'citizen-has-open-room-here': ['opener', 'participant', 'invited'],
    },
    ...hidden,
    input: ({ citizenId }) => ({ id: randomUUID(), citizenId, purpose: 'Et rom til', circle: [] }),
  },
  'rooms.listMessages': { allowed: inside, ...hidden, input: room },
  'rooms.sendMessage': {
    allowed: inside,
    ...hidden,
    input: ({ roomId, threadId }) => ({
      roomId,
      message: { id: randomUUID(), threadId, body: 'Hei', urgency: 'no-hurry', asks: { of: 'nobody' } },
    }),
  },
  'rooms.beginAttachment': {
    allowed: inside,
    ...hidden,
    input: ({ roomId }) => ({ roomId, attachmentId: randomUUID(), name: 'brev.txt', size: 100 }),
  },
  // What lies unsent is its sender's alone.
  'rooms.sendPiece': {
    allowed: citizenSide,
    ...hidden,
    input: (place) => ({ ...unsent(place), offset: 0, piece: unsentText.toString('base64') }),
  },
  'rooms.finishAttachment': {
    allowed: citizenSide,
    ...hidden,
    input: (place) => ({ ...unsent(place), sha256: sha256(unsentText) }),
  },
  'rooms.removeAttachment': { allowed: citizenSide, ...hidden, input: unsent },
  'rooms.getAttachment': { allowed: inside, ...hidden, input: sent },
  'rooms.getAttachmentPreview': { allowed: inside, ...hidden, input: sent },
  // Written for the citizen by somebody else, who may not confirm it.
  'rooms.confirmMessage': {
    allowed: citizenSide,
    refused: { 'only-citizen-side-decides': [...practitionersIn, 'relative in the room'] },
    ...hidden,
    input: ({ roomId, toldId }) => ({ roomId, messageId: toldId }),
  },
  'rooms.markRead': { allowed: inside, ...hidden, input: (place) => ({ ...thread(place), seq: 1 }) },
  'rooms.promiseAnswer': {
    allowed: practitionersIn,
    ...onlyPractitioners,
    input: (place) => ({ ...thread(place), day: '2026-11-12' }),
  },
  'rooms.resolveThread': { allowed: inside, ...hidden, input: thread },
  'rooms.setPresence': {
    allowed: citizenSide,
    refused: { 'only-citizen-side-decides': [...practitionersIn, 'relative in the room'] },
    ...hidden,
    input: ({ roomId }) => ({ roomId, presence: 'active' }),
  },
  'rooms.setSmsChoice': {
    allowed: citizenSide,
    refused: { 'only-citizen-side-decides': [...practitionersIn, 'relative in the room'] },
    ...hidden,
    input: ({ roomId }) => ({ roomId, choice: 'off' }),
  },
  'rooms.askForCodeBeside': {
    // A number that can't be tells that the door was open, and costs no text.
    allowed: [],
    refused: { 'other-role-needed': notPractitioners, 'phone-number-invalid': practitionersIn },
    otherwise: 'not-found',
    input: ({ roomId }) => ({ roomId, number: '1' }),
  },
  'rooms.confirmPhoneBeside': {
    allowed: practitionersIn,
    ...onlyPractitioners,
    input: ({ roomId }) => ({ roomId, code: '000000' }),
  },
  'rooms.setNewcomersSee': {
    allowed: citizenSide,
    refused: { 'only-citizen-side-decides': [...practitionersIn, 'relative in the room'] },
    ...hidden,
    input: ({ roomId }) => ({ roomId, sees: { kind: 'all' } }),
  },
  'rooms.setNextStep': {
    allowed: practitionersIn,
    ...onlyPractitioners,
    input: ({ roomId }) => ({
      roomId,
      nextStep: { what: 'Samtale', with: 'Vera', why: 'Så vi blir kjent', when: null },
    }),
  },
  'rooms.acceptRules': { allowed: inside, ...hidden, input: room },
  'rooms.invite': {
    allowed: [...citizenSide, ...practitionersIn],
    ...hidden,
    input: ({ roomId, organisationId }) => ({
      roomId,
      invitee: {
        kind: 'by-name',
        givenName: 'Knut',
        familyName: 'Berg',
        organisationId,
        profession: 'adviser',
        why: '',
      },
    }),
  },
  'rooms.listCloseOnes': { allowed: [...citizenSide, ...practitionersIn], ...hidden, input: room },
  'rooms.endRelation': {
    allowed: citizenSide,
    ...hidden,
    input: ({ relatedPersonId }) => ({ relatedPersonId }),
  },
  // Of somebody who was asked and has no answer yet only those hear who are shown that she was.
  'rooms.preview': {
    allowed: [...citizenSide, 'opener'],
    ...hidden,
    input: ({ roomId, askedId }) => ({ roomId, participantId: askedId, sees: 'all' }),
  },
  'rooms.renewLink': {
    allowed: [...citizenSide, ...practitionersIn],
    ...hidden,
    input: ({ roomId, invitedId }) => ({ roomId, participantId: invitedId }),
  },
  // A link is a secret of its own: whoever holds one that is not hers is told so, and learns nothing else.
  'rooms.openInvitation': {
    allowed: ['invited'],
    otherwise: 'invitation-is-for-somebody-else',
    input: ({ token }) => ({ token }),
  },
  'rooms.acceptInvitation': {
    allowed: ['invited'],
    otherwise: 'invitation-is-for-somebody-else',
    input: ({ token }) => ({ token }),
  },
  'rooms.join': { allowed: ['opener', 'participant', 'relative in the room', 'invited'], ...hidden, input: room },
  'rooms.leave': {
    allowed: ['participant', 'relative in the room'],
    refused: { 'citizen-closes-instead': citizenSide, 'contact-hands-over-first': ['opener'] },
    ...hidden,
    input: room,
  },
  'rooms.closeRoom': {
    allowed: citizenSide,
    // There is an open pathway; that she closes it when there is none: modules/rooms/server/room.test.ts.
    refused: {
      'pathway-is-open': ['opener'],
      'only-contact-or-citizen-closes': ['participant', 'relative in the room'],
    },
    ...hidden,
    input: ({ roomId }) => ({ roomId, words: 'Takk', readableAfter: 'participants', readableUntil: null }),
  },
  'rooms.search': { ...open, input: () => ({ text: secretWords }) },
  'rooms.findDraft': { allowed: inside, ...hidden, input: thread },
  'rooms.saveDraft': {
    allowed: inside,
    ...hidden,
    input: (place) => ({ ...thread(place), draft: { subject: '', body: 'Halvferdig' } }),
  },
  'rooms.listPromises': { ...open, input: ({ organisationId }) => ({ organisationId }) },
  // For the organisation she acts in, and no other can be named.
  'rooms.setPromises': {
    allowed: ['administrator'],
    refused: { 'other-role-needed': notPractitioners },
    otherwise: 'only-administrator-promises',
    input: () => ({ promises: { ...usualPromises, today: { within: 3, unit: 'hours' } } }),
  },

  'emergency.open': {
    allowed: practitioners.filter((kind) => !['administrator', 'colleague', 'role ended'].includes(kind)),
    refused: {
      'other-role-needed': [...notPractitioners, 'role ended'],
      'profession-has-no-emergencies': ['administrator'],
      'emergency-access-is-open': ['colleague'],
    },
    ...hidden,
    input: ({ identityNumber }) => ({
      id: randomUUID(),
      country: 'NO',
      identityNumber,
      reason: 'missing',
      words: 'Savnet hjemmefra siden i går kveld.',
    }),
  },
  'emergency.findOpen': { allowed: practitioners, ...onlyPractitioners, input: () => ({}) },
  'emergency.look': { allowed: ['colleague'], ...onlyPractitioners, input: ({ accessId }) => ({ accessId }) },
  'emergency.end': { allowed: ['colleague'], ...onlyPractitioners, input: ({ accessId }) => ({ accessId }) },
  'emergency.listAboutMe': { allowed: citizenSide, otherwise: 'other-role-needed', input: () => ({}) },
  'emergency.markRead': { allowed: citizenSide, ...hidden, input: ({ accessId }) => ({ accessId }) },
  'emergency.listToReview': { allowed: practitioners, ...onlyPractitioners, input: () => ({}) },
  // Where an organisation has no data protection officer its administrator answers for it.
  'emergency.review': {
    allowed: ['administrator'],
    ...onlyPractitioners,
    input: ({ endedAccessId: accessId }) => ({
      accessId,
      id: randomUUID(),
      outcome: 'justified',
      words: 'Hun var savnet, og ble funnet.',
    }),
  },
  // What is in the file is another matter in each role: apps/testing/everything-about-me.test.ts.
  'rights.exportEverything': { ...open, input: () => ({}) },
  'rights.getExportSchema': { ...open, input: () => ({}) },
  // Everybody may ask; what comes is beside what she may see.
  'rights.listRectifications': { ...open, input: room },
  'rights.listKnownBy': { allowed: citizenSide, otherwise: 'other-role-needed', input: () => ({}) },
  'rights.askRectification': {
    allowed: citizenSide,
    otherwise: 'other-role-needed',
    input: ({ roomId, openersMessageId: messageId }) => ({
      id: randomUUID(),
      target: { kind: 'message', roomId, messageId },
      words: 'Det stemmer ikke',
    }),
  },
  'rights.forecastRetention': {
    allowed: ['administrator'],
    refused: { 'other-role-needed': notPractitioners },
    otherwise: 'only-administrator-keeps',
    input: () => ({}),
  },
  'rights.setRetention': {
    allowed: ['administrator'],
    refused: { 'other-role-needed': notPractitioners },
    otherwise: 'only-administrator-keeps',
    input: () => ({ kind: 'closed-room', months: 120 }),
  },
  'rights.answerRectification': {
    allowed: ['opener'],
    refused: { 'not-yours-to-answer': [...citizenSide, 'participant', 'relative in the room'] },
    ...hidden,
    input: ({ rectificationId: id }) => ({ id, outcome: 'corrected', words: 'Det var feil' }),
  },

  ...overviewRows,
  ...pathwayRows,
  ...careTeamRows,
  ...permissionRows,
  ...storyRows,
  ...agreementRows,
  ...braveStepRows,
  ...errandRows,
  ...calendarRows,
  ...transitionsRows,
  ...encounterRows,
};
