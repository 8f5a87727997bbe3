import { z } from 'zod';
import { Day } from '../../../kernel/day.ts';
import { CitizenId, idOf, OrganisationId, PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';
import { Ending } from './ending.ts';
import { Decision, Intake } from './intake.ts';

/** The id of one pathway. */
export const PathwayId = idOf<'Pathway'>();
export type PathwayId = z.infer<typeof PathwayId>;

/** Why a pathway may rest without a next contact; always until a day. */
export const PauseReason = z.enum([
  'citizen-wishes',
  'ill',
  'away',
  'waits-for-other-service',
  'waits-for-answer',
  'other',
]);
export type PauseReason = z.infer<typeof PauseReason>;

/**
 * Where a pathway stands (FHIR EpisodeOfCare.status: planned, waitlist, active, onhold, cancelled, finished). What was not
 * accepted is with the one who sent it, and open until she has ended it with the citizen.
 */
export const PathwayStatus = z.enum(['referred', 'accepted', 'started', 'paused', 'not-accepted', 'ended']);
export type PathwayStatus = z.infer<typeof PathwayStatus>;

/** Who stands in for the holder, from and until which day, both included. */
export const Deputy = z.object({ roleId: PractitionerRoleId, from: Day, until: Day });
export type Deputy = z.infer<typeof Deputy>;

/** Why a colleague who is asked to take over does not now; what she says beside it she chooses herself. */
export const NotNowReason = z.enum(['no-time-now', 'away-soon', 'somebody-else-fits', 'other']);
export type NotNowReason = z.infer<typeof NotNowReason>;

/** A colleague who is asked to take over, and what she has answered if it was not yes; the holder holds it meanwhile. */
export const ContactAsked = z.object({
  to: PractitionerRoleId,
  byRoleId: PractitionerRoleId.nullable(),
  words: z.string(),
  at: Instant,
  notNow: z.object({ reason: NotNowReason, words: z.string(), at: Instant }).nullable(),
});
export type ContactAsked = z.infer<typeof ContactAsked>;

/** One stretch of time in which one person was the contact. */
export const ContactPeriod = z.object({ roleId: PractitionerRoleId, from: Instant, until: Instant.nullable() });
export type ContactPeriod = z.infer<typeof ContactPeriod>;

/** What somebody and the citizen do next, and on which day; what an earlier one was to be is blank to who came after it. */
export const NextContact = z.object({ day: Day, what: z.string().trim().max(200) });
export type NextContact = z.infer<typeof NextContact>;

/** What the history of one pathway says now: the fold of its actions. */
export const PathwayState = z.object({
  id: PathwayId,
  citizenId: CitizenId,
  roomId: RoomId,
  /** The organisation that was asked to take it (FHIR EpisodeOfCare.managingOrganization). */
  organisationId: OrganisationId,
  why: z.string(),
  /** What was answered to the first questions; null where nobody has. */
  intake: Intake.nullable(),
  /** What they answered there to the referral. */
  decision: Decision.nullable(),
  status: PathwayStatus,
  /** Who holds it now: exactly one, from the referral on; after the ending the one to whom the door leads. */
  holder: PractitionerRoleId,
  /** All who have held it, the first one first; the last one is the holder, and hers has no end. */
  contacts: z.array(ContactPeriod).min(1),
  deputy: Deputy.nullable(),
  /** Who is asked to take over from the holder; null where nobody is. */
  asked: ContactAsked.nullable(),
  /** Who has said that she receives the citizen, until she holds it: when she has accepted after the meeting. */
  receiver: PractitionerRoleId.nullable(),
  nextContact: NextContact.nullable(),
  pause: z.object({ reason: PauseReason, words: z.string(), until: Day, from: PathwayStatus }).nullable(),
  /** Since an ending was offered; null again when she has come back. */
  ending: Ending.nullable(),
  /** Until which day the citizen may come back in one step; null where there is no door, or none any more. */
  doorOpenUntil: Day.nullable(),
  /** When the last action was that took effect. */
  since: Instant,
});
export type PathwayState = z.infer<typeof PathwayState>;
