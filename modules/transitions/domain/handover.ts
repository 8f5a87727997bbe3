import { z } from 'zod';
import { CitizenId, idOf, OrganisationId, PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';
import { PathwayId } from '../../pathways/domain/pathway.ts';
import { ObstacleReason } from './obstacle.ts';

/** The id of one hand-over. */
export const HandoverId = idOf<'Handover'>();
export type HandoverId = z.infer<typeof HandoverId>;

/** What comes new to the citizen: a service to which she is referred, or a person who takes a colleague's place. */
export const Occasion = z.enum(['new-service', 'new-person']);
export type Occasion = z.infer<typeof Occasion>;

/**
 * Where the first meeting stands. `stopped`: there will be none as it stands now, and why is written; it may be offered
 * anew. `handed-over` and `ended` are final.
 */
export const HandoverStatus = z.enum([
  'opened',
  'offered',
  'wished',
  'planned',
  'held',
  'stopped',
  'handed-over',
  'ended',
]);
export type HandoverStatus = z.infer<typeof HandoverStatus>;

/** What somebody ticks by hand, since nothing else tells it. */
export const ManualItem = z.enum([
  'trust-person-asked',
  'asked-what-not-to-talk-about',
  'bridge-introduced',
  'citizen-spoke-first',
  'agenda-followed',
  'next-step-agreed',
]);
export type ManualItem = z.infer<typeof ManualItem>;

/** When and how they meet. */
export const MeetingPlan = z.object({
  at: Instant,
  how: z.enum(['in-person', 'phone', 'video']),
  where: z.string().trim().max(200),
});
export type MeetingPlan = z.infer<typeof MeetingPlan>;

/** What the calendar has booked, as a plan: a place, a video talk or a call. */
export function planOf(
  at: Instant,
  { kind, words }: { kind: 'place' | 'video' | 'phone'; words: string },
): MeetingPlan {
  const how = kind === 'place' ? 'in-person' : kind;
  return { at, how, where: how === 'in-person' ? words : '' };
}

/** One attempt to reach the citizen by phone; she sees that somebody tried. */
export const CallAttempt = z.object({
  purpose: z.enum(['offer', 'before-meeting']),
  reached: z.boolean(),
  by: PractitionerRoleId,
  /** In whose place, where the bridge was away. */
  for: PractitionerRoleId.nullable(),
  at: Instant,
});
export type CallAttempt = z.infer<typeof CallAttempt>;

/** What the history of one hand-over says now: the fold of its actions. */
export const HandoverState = z.object({
  id: HandoverId,
  pathwayId: PathwayId,
  citizenId: CitizenId,
  roomId: RoomId,
  /** The organisation that receives. */
  organisationId: OrganisationId,
  occasion: Occasion,
  /** Whom the citizen knows already, and over whom she comes to the other one. */
  bridge: PractitionerRoleId,
  /** Who receives; null until somebody there has said that she does. */
  receiver: PractitionerRoleId.nullable(),
  recipeVersion: z.int(),
  status: HandoverStatus,
  wasOffered: z.boolean(),
  plan: MeetingPlan.nullable(),
  guideRead: z.boolean(),
  ticked: z.array(ManualItem),
  calls: z.array(CallAttempt),
  heldAt: Instant.nullable(),
  summarySharedAt: Instant.nullable(),
  /** Why it was stopped or put off the last time; null where nothing stands in its way now. */
  obstacle: z.object({ reason: ObstacleReason, words: z.string() }).nullable(),
  openedAt: Instant,
  since: Instant,
});
export type HandoverState = z.infer<typeof HandoverState>;
