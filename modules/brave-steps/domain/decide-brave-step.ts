import type { CitizenId, PersonId, RoomId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { AppointmentState } from '../../calendar/domain/appointment.ts';
import type { BraveStep, BraveStepId } from './brave-step.ts';
import type { BraveStepAction, LaterStep } from './brave-step-action.ts';
import { type Doer, follows, mayTake } from './whose-step.ts';

/** Who does it, in which role or relation, and when. */
export interface Doing {
  /** The id of the action. */
  id: string;
  by: PersonId;
  doer: Doer;
  now: Instant;
}

export interface Writing extends Doing {
  braveStepId: BraveStepId;
  roomId: RoomId;
  citizenId: CitizenId;
  /** Whether she takes part as somebody close to the citizen, who writes nothing down. */
  isClose: boolean;
  /** Whether how hard it feels is said with it. */
  saysHowHard: boolean;
}

/** What must be known of the room, for some steps. */
export interface Around {
  /** Whether somebody takes part in the room now. */
  isHere: (companion: string) => boolean;
  /** The appointment that is meant, as far as I see it. */
  appointment?: Pick<AppointmentState, 'roomId' | 'status' | 'parties'> | undefined;
}

export type WritingRefusal = 'not-yours-to-write' | 'she-says-how-hard';
export type StepRefusal =
  | 'not-yours-to-take'
  | 'stands-otherwise'
  | 'companion-is-not-here'
  | 'appointment-is-not-here'
  | 'companion-is-no-party';

/** The action with which a step begins, or why not. */
export function writeBraveStep(writing: Writing, what: string): Result<BraveStepAction, WritingRefusal> {
  const { id, braveStepId, roomId, citizenId, by, doer: byActing, now: at } = writing;
  if (writing.isClose) return refuse('not-yours-to-write');
  if (byActing !== null && writing.saysHowHard) return refuse('she-says-how-hard');
  return ok({ id, roomId, braveStepId, citizenId, position: 1, step: { kind: 'written', what }, by, byActing, at });
}

/** The action that a step becomes, or why not. */
export function takeStep(
  braveStep: BraveStep,
  { id, by, doer, now: at }: Doing,
  step: LaterStep,
  around: Around,
): Result<BraveStepAction, StepRefusal> {
  if (!mayTake(braveStep, step.kind, doer)) return refuse('not-yours-to-take');
  if (!follows(braveStep, step.kind)) return refuse('stands-otherwise');
  const reason = whyNot(braveStep, step, around);
  if (reason !== undefined) return refuse(reason);
  const { roomId, citizenId, id: braveStepId, position } = braveStep;
  return ok({ id, roomId, braveStepId, citizenId, position: position + 1, step, by, byActing: doer, at });
}

function whyNot({ roomId, asked, coming }: BraveStep, step: LaterStep, around: Around): StepRefusal | undefined {
  if (step.kind === 'asked' || step.kind === 'not-needed') {
    const isIn = asked.includes(step.companion) || coming.includes(step.companion);
    if (isIn === (step.kind === 'asked')) return 'stands-otherwise';
    return step.kind === 'asked' && !around.isHere(step.companion) ? 'companion-is-not-here' : undefined;
  }
  if (step.kind !== 'booked') return undefined;
  const { appointment } = around;
  const isAhead = appointment?.status === 'proposed' || appointment?.status === 'booked';
  if (appointment?.roomId !== roomId || !isAhead) return 'appointment-is-not-here';
  const takesPart = (one: string) => appointment.parties.some((party) => party.id === one);
  // Booked together: in it are all who have said that they come along, as far as they are still there.
  return coming.every((one) => takesPart(one) || !around.isHere(one)) ? undefined : 'companion-is-no-party';
}
