import type { OwnRefusal } from '../../../platform/contract/endpoint.ts';
import type { RefusalSentences } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import type { RoomsContract } from '../contract.ts';

/** A sentence for every refusal of the contract; a refusal without one does not compile. */
export const roomRefusals = {
  'citizen-has-open-room-here': m.rooms_refusal_citizen_has_open_room_here,
  'invited-twice': m.rooms_refusal_invited_twice,
  'practitioner-unknown': m.rooms_refusal_practitioner_unknown,
  'room-is-closed': m.rooms_refusal_room_is_closed,
  'rules-not-accepted': m.rooms_refusal_rules_not_accepted,
  'thread-needs-subject': m.rooms_refusal_thread_needs_subject,
  'asked-participant-is-not-here': m.rooms_refusal_asked_participant_is_not_here,
  'only-own-message-is-corrected': m.rooms_refusal_only_own_message_is_corrected,
  'citizen-writes-herself': m.rooms_refusal_citizen_writes_herself,
  'nothing-to-confirm': m.rooms_refusal_nothing_to_confirm,
  'phone-is-not-confirmed': m.rooms_refusal_phone_not_confirmed,
  'only-practitioner-confirms': m.rooms_refusal_only_practitioner_confirms,
  'citizen-has-phone': m.rooms_refusal_citizen_has_phone,
  'phone-number-invalid': m.people_refusal_phone_number,
  'texts-are-off': m.people_refusal_texts_off,
  'too-many-codes': m.people_refusal_too_many_codes,
  'thread-does-not-wait': m.rooms_refusal_thread_does_not_wait,
  'day-has-passed': m.rooms_refusal_day_has_passed,
  'only-citizen-side-decides': m.rooms_refusal_only_citizen_side_decides,
  'decision-needs-sees': m.rooms_refusal_decision_needs_sees,
  'consent-is-not-given': m.rooms_refusal_consent_is_not_given,
  'has-joined-already': m.rooms_refusal_has_joined_already,
  'invitation-has-ended': m.rooms_refusal_invitation_has_ended,
  'invitation-is-for-somebody-else': m.rooms_refusal_invitation_is_for_somebody_else,
  'contact-hands-over-first': m.rooms_refusal_contact_hands_over_first,
  'citizen-closes-instead': m.rooms_refusal_citizen_closes_instead,
  'not-asked-for-overview': m.rooms_refusal_not_asked_for_overview,
  'only-contact-or-citizen-asks': m.rooms_refusal_only_contact_or_citizen_asks,
  'contact-must-be-here': m.rooms_refusal_contact_must_be_here,
  'pathway-is-open': m.rooms_refusal_pathway_is_open,
  'only-contact-or-citizen-closes': m.rooms_refusal_only_contact_or_citizen_closes,
  'only-administrator-promises': m.rooms_refusal_only_administrator_promises,
  'promise-slower-when-more-urgent': m.rooms_refusal_promise_slower_when_more_urgent,
  'guardian-ends-elsewhere': m.rooms_refusal_guardian_ends_elsewhere,
  'attachment-is-not-here': m.rooms_refusal_attachment_is_not_here,
  'attachment-is-too-large': m.rooms_refusal_attachment_is_too_large,
  'correction-brings-no-attachments': m.rooms_refusal_correction_brings_no_attachments,
  'document-has-macros': m.rooms_refusal_document_has_macros,
  'file-differs-from-name': m.rooms_refusal_file_differs_from_name,
  'file-is-infected': m.rooms_refusal_file_is_infected,
  'file-type-not-allowed': m.rooms_refusal_file_type_not_allowed,
  'picture-cannot-be-read': m.rooms_refusal_picture_cannot_be_read,
  'picture-is-heic': m.rooms_refusal_picture_is_heic,
  'picture-is-too-large': m.rooms_refusal_picture_is_too_large,
  'piece-does-not-fit': m.rooms_refusal_piece_does_not_fit,
  'scanner-is-away': m.rooms_refusal_scanner_is_away,
  'storage-is-full': m.rooms_refusal_storage_is_full,
  'too-many-unsent-attachments': m.rooms_refusal_too_many_unsent_attachments,
  'upload-is-not-whole': m.rooms_refusal_upload_is_not_whole,
  'voice-is-too-long': m.rooms_refusal_voice_is_too_long,
} satisfies Record<OwnRefusal<RoomsContract>, () => string> & RefusalSentences;

/** The sentence for a code that came back from the outbox, if it is a refusal of ours. */
export function sentenceOf(code: string): string | undefined {
  const sentences: RefusalSentences = roomRefusals;
  return Object.hasOwn(sentences, code) ? sentences[code]?.() : undefined;
}
