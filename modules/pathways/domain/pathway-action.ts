import { z } from 'zod';
import { Day } from '../../../kernel/day.ts';
import { CitizenId, OrganisationId, PersonId, PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';
import { EndingAnswer, EndingTalk } from './ending.ts';
import { DeclineReason, IntakeAnswers } from './intake.ts';
import { NextContact, NotNowReason, PathwayId, PauseReason } from './pathway.ts';

/** May be blank: words that were said before one sees are. That somebody must say why is the rule's. */
const words = z.string().trim().max(1000);

const Referral = z.object({
  kind: z.literal('referred'),
  citizenId: CitizenId,
  roomId: RoomId,
  organisationId: OrganisationId,
  why: words.min(1),
});

/** What may happen to a pathway once it is referred; each names what only it needs. */
export const LaterStep = z.discriminatedUnion('kind', [
  /** The first questions are answered, by the citizen or with her; written anew until they have answered there. */
  z.object({ kind: z.literal('intake-answered'), version: z.int().min(1), answers: IntakeAnswers }),
  /** They need to know more there before they can say. */
  z.object({ kind: z.literal('asked-for-more'), words }),
  /** Somebody there says that she receives the citizen. Who sent holds it still. */
  z.object({ kind: z.literal('accepted') }),
  z.object({ kind: z.literal('not-accepted'), reason: DeclineReason.optional(), words }),
  z.object({ kind: z.literal('started') }),
  /** The receiver takes the responsibility over, after they have met: the only way it goes from one organisation to the next. */
  z.object({ kind: z.literal('responsibility-accepted') }),
  /** A colleague of the holder's organisation is asked to take over; nothing passes until she says yes. */
  z.object({ kind: z.literal('contact-asked'), to: PractitionerRoleId, words }),
  z.object({ kind: z.literal('contact-ask-withdrawn') }),
  /** She says not now. */
  z.object({ kind: z.literal('contact-declined'), reason: NotNowReason, words }),
  /** She who takes over says yes, or takes up what a colleague left who is no longer here. */
  z.object({ kind: z.literal('contact-moved'), to: PractitionerRoleId, words }),
  z.object({ kind: z.literal('deputy-named'), deputy: PractitionerRoleId, from: Day, until: Day }),
  z.object({ kind: z.literal('deputy-ended') }),
  z.object({ kind: z.literal('next-contact-agreed'), next: NextContact }),
  /** The contact took place, or did not; either way there is none ahead until another is agreed. */
  z.object({ kind: z.literal('contact-held') }),
  z.object({ kind: z.literal('contact-missed'), words }),
  z.object({ kind: z.literal('paused'), reason: PauseReason, words, until: Day }),
  z.object({ kind: z.literal('resumed') }),
  /** An ending talk is offered; without an offer nothing ends. */
  z.object({ kind: z.literal('ending-offered') }),
  /** The citizen answers the offer, and may answer otherwise later. */
  z.object({ kind: z.literal('ending-answered'), answer: EndingAnswer, words }),
  /** They have talked about the ending; written anew it counts as it was written last. */
  EndingTalk.extend({ kind: z.literal('ending-talked') }),
  z.object({ kind: z.literal('ended'), doorOpenUntil: Day.nullable() }),
  /** The citizen comes back through the open door. */
  z.object({ kind: z.literal('came-back') }),
]);
export type LaterStep = z.infer<typeof LaterStep>;

/** What may happen to a pathway; the first is always the referral. */
export const PathwayStep = z.discriminatedUnion('kind', [
  Referral,
  ...LaterStep.options,
  /** The citizen closes the room: what was talked about there ends with it. */
  z.object({ kind: z.literal('closed-with-room') }),
]);
export type PathwayStep = z.infer<typeof PathwayStep>;

/** One recorded step in the history of a pathway: what, by whom in which role, when. Never changed, never taken out. */
export const PathwayAction = z.object({
  id: z.uuid(),
  pathwayId: PathwayId,
  position: z.int().min(1),
  step: PathwayStep,
  by: PersonId,
  /** Null where the citizen acts herself, or somebody on her side. */
  byRoleId: PractitionerRoleId.nullable(),
  at: Instant,
});
export type PathwayAction = z.infer<typeof PathwayAction>;
