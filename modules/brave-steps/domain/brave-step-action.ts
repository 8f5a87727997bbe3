import { z } from 'zod';
import { CitizenId, PersonId, RoomId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';
import { AppointmentId } from '../../calendar/domain/appointment.ts';
import { BraveStepId, CompanionId, StepWords } from './brave-step.ts';
import { HowHard } from './how-hard.ts';

const companion = CompanionId;
/** Blank takes the name away. */
const name = z.string().trim().max(100);

const plain = [
  z.object({ kind: z.literal('asked'), companion }),
  z.object({ kind: z.literal('comes') }),
  z.object({ kind: z.literal('not-this-time') }),
  z.object({ kind: z.literal('not-needed'), companion }),
  z.object({ kind: z.literal('named'), name }),
  z.object({ kind: z.literal('booked'), appointmentId: AppointmentId }),
  z.object({ kind: z.literal('unbooked') }),
  z.object({ kind: z.literal('put-off') }),
  z.object({ kind: z.literal('let-go') }),
  z.object({ kind: z.literal('taken-up') }),
] as const;

const agreed = z.object({ kind: z.literal('agreed') });
const smaller = z.object({ kind: z.literal('made-smaller'), what: StepWords });
const done = z.object({ kind: z.literal('done') });
const hard = HowHard.nullable();

/** What somebody wants with a step. With some she may say how hard it feels, which is kept apart from the history. */
export const BraveStepWish = z.discriminatedUnion('kind', [
  ...plain,
  agreed.extend({ hard }),
  smaller.extend({ hard }),
  done.extend({ hard }),
]);
export type BraveStepWish = z.infer<typeof BraveStepWish>;

/** What is recorded of it. */
export const LaterStep = z.discriminatedUnion('kind', [...plain, agreed, smaller, done]);
export type LaterStep = z.infer<typeof LaterStep>;

export const RecordedStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('written'), what: StepWords }),
  ...LaterStep.options,
]);
export type RecordedStep = z.infer<typeof RecordedStep>;

/** One recorded step in the history: what, by whom, when. Never changed, never taken out. */
export const BraveStepAction = z.object({
  /** From the device of whoever does it: sent twice it is done once. */
  id: z.uuid(),
  roomId: RoomId,
  braveStepId: BraveStepId,
  citizenId: CitizenId,
  position: z.int().min(1),
  step: RecordedStep,
  by: PersonId,
  /** In which role or relation; null where the citizen acts herself, or who decides for her. */
  byActing: CompanionId.nullable(),
  at: Instant,
});
export type BraveStepAction = z.infer<typeof BraveStepAction>;
