import { z } from 'zod';
import { CitizenId, OrganisationId, PersonId, PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';
import { PathwayId } from '../../pathways/domain/pathway.ts';
import { HandoverId, ManualItem, MeetingPlan, Occasion } from './handover.ts';
import { ObstacleReason } from './obstacle.ts';

/** May be blank: words that were said before one sees are. That somebody must say why is the rule's. */
const words = z.string().trim().max(500);

const obstacle = { reason: ObstacleReason, words };

/** What people do on a hand-over; each names what only it needs. */
export const HandoverStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('offered') }),
  /** The citizen would like to meet them. */
  z.object({ kind: z.literal('wished') }),
  z.object({ kind: z.literal('planned'), plan: MeetingPlan }),
  /** The time falls away; that they want to meet does not. */
  z.object({ kind: z.literal('cancelled'), ...obstacle }),
  /** There will be no meeting as it stands now. */
  z.object({ kind: z.literal('stopped'), ...obstacle }),
  z.object({ kind: z.literal('guide-read') }),
  z.object({ kind: z.literal('ticked'), item: ManualItem }),
  z.object({ kind: z.literal('called'), purpose: z.enum(['offer', 'before-meeting']), reached: z.boolean() }),
  z.object({ kind: z.literal('held') }),
  z.object({ kind: z.literal('summary-shared') }),
]);
export type HandoverStep = z.infer<typeof HandoverStep>;

/** What a pathway's steps make of its hand-overs, recorded with them in one transaction. */
export const FollowingStep = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('opened'),
    pathwayId: PathwayId,
    citizenId: CitizenId,
    roomId: RoomId,
    organisationId: OrganisationId,
    occasion: Occasion,
    bridge: PractitionerRoleId,
    receiver: PractitionerRoleId.nullable(),
  }),
  z.object({ kind: z.literal('bridge-moved'), to: PractitionerRoleId }),
  z.object({ kind: z.literal('received'), by: PractitionerRoleId }),
  z.object({ kind: z.literal('handed-over') }),
  z.object({ kind: z.literal('ended') }),
]);
export type FollowingStep = z.infer<typeof FollowingStep>;

export const AnyStep = z.discriminatedUnion('kind', [...FollowingStep.options, ...HandoverStep.options]);
export type AnyStep = z.infer<typeof AnyStep>;

/** One recorded step in the history of a hand-over. Never changed, never taken out. */
export const HandoverAction = z.object({
  id: z.uuid(),
  handoverId: HandoverId,
  position: z.int().min(1),
  step: AnyStep,
  by: PersonId,
  /** Null where the citizen acts herself, or somebody on her side. */
  byRoleId: PractitionerRoleId.nullable(),
  /** In whose place: the bridge's, where her deputy did it. */
  forRoleId: PractitionerRoleId.nullable(),
  at: Instant,
});
export type HandoverAction = z.infer<typeof HandoverAction>;
