import { z } from 'zod';
import { CitizenId, PersonId, PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';
import { ErrandId, ErrandWords } from './errand.ts';

/** A step, with what it says. */
export const LaterStep = z.discriminatedUnion('kind', [
  /** Somebody else in the room is asked to take it; whoever passes it answers for it until then. */
  z.object({ kind: z.literal('passed'), to: PractitionerRoleId }),
  z.object({ kind: z.literal('taken') }),
  z.object({ kind: z.literal('not-taken') }),
  z.object({ kind: z.literal('solved'), answer: z.string().trim().min(1).max(1000) }),
  /** The answer was not what she had asked for. */
  z.object({ kind: z.literal('asked-again'), words: z.string().trim().max(300) }),
  /** She does not need it any more. */
  z.object({ kind: z.literal('withdrawn') }),
]);
export type LaterStep = z.infer<typeof LaterStep>;

export const ErrandStep = z.discriminatedUnion('kind', [
  /** To whoever held the overview then. */
  z.object({ kind: z.literal('asked'), what: ErrandWords, to: PractitionerRoleId }),
  ...LaterStep.options,
]);
export type ErrandStep = z.infer<typeof ErrandStep>;

/** One recorded step in the history of an errand: what, by whom in which role, when. Never changed, never taken out. */
export const ErrandAction = z.object({
  /** From the device of whoever does it: sent twice it is done once. */
  id: z.uuid(),
  roomId: RoomId,
  errandId: ErrandId,
  citizenId: CitizenId,
  position: z.int().min(1),
  step: ErrandStep,
  by: PersonId,
  /** Null where the citizen acts herself, or who decides for her. */
  byRoleId: PractitionerRoleId.nullable(),
  at: Instant,
});
export type ErrandAction = z.infer<typeof ErrandAction>;
