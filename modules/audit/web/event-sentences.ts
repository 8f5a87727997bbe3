import { m } from '../../../platform/web/words.ts';
import type { AuditEntry } from '../domain/audit-entry.ts';

interface Done extends Pick<AuditEntry, 'event' | 'detail'> {
  times: number;
}

/** What somebody did, for each event that an endpoint traces. A test holds every contract against it. */
const sentences: Readonly<Record<string, (done: Done) => string>> = {
  'agreements.agreements-read': m.audit_event_agreements_read,
  'agreements.step-taken': m.audit_event_agreement_step,
  'agreements.written': m.audit_event_agreement_written,
  'audit.entries-read': m.audit_event_entries_read,
  'audit.news-read': m.audit_event_news_read,
  'audit.why-asked': m.audit_event_why_asked,
  'audit.questions-read': m.audit_event_questions_read,
  'audit.question-read': m.audit_event_question_read,
  'audit.why-answered': m.audit_event_why_answered,
  'audit.entry-proven': m.audit_event_entry_proven,
  'brave-steps.how-hard-said': m.audit_event_brave_step_how_hard,
  'brave-steps.step-taken': m.audit_event_brave_step_taken,
  'brave-steps.steps-read': m.audit_event_brave_steps_read,
  'brave-steps.written': m.audit_event_brave_step_written,
  'calendar.appointment-changed': m.audit_event_appointment_changed,
  'calendar.appointment-proposed': m.audit_event_appointment_proposed,
  'calendar.appointments-read': m.audit_event_appointments_read,
  'calendar.link-made': m.audit_event_appointment_link_made,
  'calendar.times-looked-for': m.audit_event_times_looked_for,
  'consent.history-read': m.audit_event_history_read,
  'consent.decided': m.audit_event_decided,
  'consent.blocks-listed': m.audit_event_blocks_listed,
  'consent.practitioner-blocked': m.audit_event_practitioner_blocked,
  'consent.block-lifted': m.audit_event_block_lifted,
  'emergency.access-opened': m.audit_event_emergency_opened,
  'emergency.circle-seen': m.audit_event_emergency_seen,
  'emergency.access-ended': m.audit_event_emergency_ended,
  'emergency.accesses-read': m.audit_event_emergencies_read,
  'emergency.accesses-overseen': m.audit_event_emergencies_overseen,
  'emergency.access-reviewed': m.audit_event_emergency_reviewed,
  'errands.asked': m.audit_event_errand_asked,
  'errands.errands-read': m.audit_event_errands_read,
  'errands.relay-noted': m.audit_event_errand_relay,
  'errands.step-taken': m.audit_event_errand_step,
  'pathways.history-read': m.audit_event_pathway_history_read,
  'pathways.pathways-read': m.audit_event_pathways_read,
  'pathways.referred': m.audit_event_pathway_referred,
  'pathways.step-taken': m.audit_event_pathway_step,
  'care-team.team-read': m.audit_event_care_team_read,
  'care-team.member-confirmed': m.audit_event_care_team_member,
  'care-team.trust-answered': m.audit_event_care_team_trust,
  'permission-cards.cards-read': m.audit_event_cards_read,
  'permission-cards.given': m.audit_event_card_given,
  'permission-cards.taken-back': m.audit_event_card_taken_back,
  'people.citizens-found': m.audit_event_citizens_found,
  'people.citizen-registered': m.audit_event_citizen_registered,
  'people.related-persons-listed': m.audit_event_related_persons_listed,
  'rooms.rooms-listed': m.audit_event_rooms_listed,
  'rooms.room-opened': m.audit_event_room_opened,
  'rooms.room-made': m.audit_event_room_made,
  'rooms.messages-read': messagesRead,
  'rooms.message-sent': m.audit_event_message_sent,
  'rooms.attachment-begun': m.audit_event_attachment_begun,
  'rooms.attachment-uploaded': m.audit_event_attachment_uploaded,
  'rooms.attachment-opened': m.audit_event_attachment_opened,
  'rooms.attachment-preview-shown': m.audit_event_attachment_preview_shown,
  'rooms.message-confirmed': m.audit_event_message_confirmed,
  'rooms.phone-code-sent': m.audit_event_phone_code_sent,
  'rooms.phone-confirmed': m.audit_event_phone_confirmed,
  'rooms.sms-choice-set': m.audit_event_sms_choice_set,
  'rooms.read-marked': m.audit_event_read_marked,
  'rooms.answer-promised': m.audit_event_answer_promised,
  'rooms.thread-resolved': m.audit_event_thread_resolved,
  'rooms.presence-set': m.audit_event_presence_set,
  'rooms.newcomers-set': m.audit_event_newcomers_set,
  'rooms.next-step-set': m.audit_event_next_step_set,
  'rooms.rules-accepted': m.audit_event_rules_accepted,
  'rooms.participant-invited': m.audit_event_participant_invited,
  'rooms.close-ones-listed': m.audit_event_close_ones_listed,
  'rooms.relation-ended': m.audit_event_relation_ended,
  'rooms.preview-seen': m.audit_event_preview_seen,
  'rooms.link-made': m.audit_event_link_made,
  'rooms.invitation-read': m.audit_event_invitation_read,
  'rooms.participant-joined': m.audit_event_participant_joined,
  'rooms.participant-left': m.audit_event_participant_left,
  'rooms.contact-asked': m.audit_event_contact_asked,
  'rooms.contact-declined': m.audit_event_contact_declined,
  'rooms.contact-set': m.audit_event_contact_set,
  'rooms.room-closed': m.audit_event_room_closed,
  'rooms.searched': m.audit_event_searched,
  'rights.everything-exported': m.audit_event_everything_exported,
  'rights.room-removed': m.audit_event_room_removed,
  'rights.rectifications-read': m.audit_event_rectifications_read,
  'rights.rectification-asked': m.audit_event_rectification_asked,
  'rights.rectification-answered': m.audit_event_rectification_answered,
  'transitions.handovers-read': m.audit_event_handovers_read,
  'transitions.step-taken': m.audit_event_handover_step,
  'transitions.line-written': m.audit_event_handover_line_written,
  'transitions.line-struck': m.audit_event_handover_line_struck,
  'transitions.line-corrected': m.audit_event_handover_line_corrected,
  'transitions.subject-kept': m.audit_event_subject_kept,
  'transitions.subject-lifted': m.audit_event_subject_lifted,
  'transitions.subject-told': m.audit_event_subject_told,
  'encounters.before-read': m.audit_event_encounter_before_read,
  'encounters.talks-read': m.audit_event_encounter_talks_read,
  'encounters.notes-read': m.audit_event_encounter_notes_read,
  'encounters.talk-begun': m.audit_event_encounter_begun,
  'encounters.note-written': m.audit_event_encounter_note_written,
  'story.story-read': m.audit_event_story_read,
  'story.chapter-written': m.audit_event_story_chapter_written,
  'story.versions-read': m.audit_event_story_versions_read,
  'story.chapter-released': m.audit_event_story_released,
  'story.chapter-taken-back': m.audit_event_story_taken_back,
  'story.told-read': m.audit_event_story_told_read,
  'story.chapter-marked-read': m.audit_event_story_marked_read,
  'story.line-written': m.audit_event_story_line_written,
  'story.line-struck': m.audit_event_story_line_struck,
  'story.line-shared': m.audit_event_story_line_shared,
  'story.line-taken-back': m.audit_event_story_line_taken_back,
};

/** What somebody did once or several times, in plain words: “Leste to meldinger i rommet”. */
export function eventInWords(entry: AuditEntry, times: number): string {
  const sentence = Object.hasOwn(sentences, entry.event) ? sentences[entry.event] : undefined;
  return sentence?.({ event: entry.event, detail: entry.detail, times }) ?? m.audit_event_other();
}

/** The same of one look, inside a sentence. */
export function eventInSentence(entry: AuditEntry): string {
  const words = eventInWords(entry, 1);
  return `${words.charAt(0).toLocaleLowerCase()}${words.slice(1)}`;
}

/** The same of one look of which nothing but the event is known. */
export function wordsOfEvent(event: string): string {
  const sentence = Object.hasOwn(sentences, event) ? sentences[event] : undefined;
  return sentence?.({ event, detail: {}, times: 1 }) ?? m.audit_event_other();
}

export function hasSentence(event: string): boolean {
  return Object.hasOwn(sentences, event);
}

/** How many is known of one look; of several together it would count the same messages twice. */
function messagesRead({ detail: { messages }, times }: Done): string {
  if (times > 1 || typeof messages !== 'number' || messages === 0) return m.audit_event_messages_read();
  return m.audit_event_messages_read_count({ count: messages });
}
