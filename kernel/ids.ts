import { z } from 'zod';

/** A UUID in text that can only be used where an id of the same kind is asked for. */
export type Id<Kind extends string> = string & z.core.$brand<Kind>;

/** The schema for one kind of id: refuses everything that is not a UUID and brands what it accepts. */
export function idOf<Kind extends string>() {
  return z.uuid().brand<Kind>();
}

export const PersonId = idOf<'Person'>();
export type PersonId = Id<'Person'>;

/** A citizen is a person in a pathway, so a citizen's id is that person's id. */
export const CitizenId = PersonId;
export type CitizenId = PersonId;

export const OrganisationId = idOf<'Organisation'>();
export type OrganisationId = Id<'Organisation'>;

export const TeamId = idOf<'Team'>();
export type TeamId = Id<'Team'>;

export const PractitionerRoleId = idOf<'PractitionerRole'>();
export type PractitionerRoleId = Id<'PractitionerRole'>;

export const RelatedPersonId = idOf<'RelatedPerson'>();
export type RelatedPersonId = Id<'RelatedPerson'>;

export const RoomId = idOf<'Room'>();
export type RoomId = Id<'Room'>;

export const ParticipantId = idOf<'Participant'>();
export type ParticipantId = Id<'Participant'>;

export const ThreadId = idOf<'Thread'>();
export type ThreadId = Id<'Thread'>;

export const MessageId = idOf<'Message'>();
export type MessageId = Id<'Message'>;

export const AttachmentId = idOf<'Attachment'>();
export type AttachmentId = Id<'Attachment'>;

export const InvitationId = idOf<'Invitation'>();
export type InvitationId = Id<'Invitation'>;

/** The id of one consent record. */
export const ConsentId = idOf<'Consent'>();
export type ConsentId = Id<'Consent'>;

export const SessionId = idOf<'Session'>();
export type SessionId = Id<'Session'>;
