import { z } from 'zod';
import { PractitionerRoleId, RoomId } from '../../kernel/ids.ts';
import { Instant } from '../../kernel/instant.ts';
import { endpoint } from '../../platform/contract/endpoint.ts';
import { AppointmentId, AppointmentStatus } from '../calendar/domain/appointment.ts';
import { BraveStep, BraveStepId, CompanionId, StepKind, StepWords } from './domain/brave-step.ts';
import { BraveStepWish } from './domain/brave-step-action.ts';
import { HowHard, Moment } from './domain/how-hard.ts';

/** Somebody in the room who may come along. */
export const Companion = z.object({ id: CompanionId, name: z.string(), organisation: z.string() });
export type Companion = z.infer<typeof Companion>;

/** An appointment of the room, as far as a step asks for it. */
export const Together = z.object({
  id: AppointmentId,
  what: z.string(),
  status: AppointmentStatus,
  startsAt: Instant.nullable(),
  /** Who takes part in it. */
  parties: z.array(z.uuid()),
});
export type Together = z.infer<typeof Together>;

/** A step as everybody who may see it in the room reads it; how hard it feels only for those who read that. */
export const ShownStep = BraveStep.omit({ told: true }).extend({
  citizenName: z.string(),
  writerName: z.string(),
  /** Those who are in the room still: who is asked, and who comes along. */
  companions: z.array(Companion.extend({ comes: z.boolean(), isMe: z.boolean() })),
  booked: Together.nullable(),
  iReadHowHard: z.boolean(),
  hard: HowHard.nullable(),
  hardAfter: HowHard.nullable(),
  roomIsClosed: z.boolean(),
  iMay: z.array(StepKind),
});
export type ShownStep = z.infer<typeof ShownStep>;

export const StepsOfRoom = z.object({
  steps: z.array(ShownStep),
  iMayWrite: z.boolean(),
  /** Who reads how hard a step feels besides her and whoever comes along: said before she writes. */
  readers: z.object({ overviewName: z.string(), guardians: z.boolean() }),
  /** Whom she may ask to come along; and the appointments that lie ahead, for her and whoever comes along. */
  people: z.array(Companion),
  appointments: z.array(Together),
  myRoleId: PractitionerRoleId.nullable(),
});
export type StepsOfRoom = z.infer<typeof StepsOfRoom>;

const stepPath = '/rooms/{roomId}/brave-steps/{braveStepId}';
const ofStep = { roomId: RoomId, braveStepId: BraveStepId };

const number = { untraced: 'how many are mine, nothing of whose they are' };

export const braveStepsContract = {
  /** The citizen writes her next step; or somebody who works in the room writes it with her, and it waits for her yes. */
  write: endpoint({ audit: 'brave-steps.written', who: 'signed-in' })
    .route({ method: 'POST', path: '/rooms/{roomId}/brave-steps', successStatus: 201 })
    .input(z.object({ roomId: RoomId, id: BraveStepId, what: StepWords, hard: HowHard.nullable() }))
    .errors({
      'room-is-closed': { status: 409 },
      'not-yours-to-write': { status: 403 },
      'she-says-how-hard': { status: 403 },
    })
    .output(ShownStep),

  /** The steps of a room that I may see, what lies ahead first. */
  listOfRoom: endpoint({ audit: 'brave-steps.steps-read', who: 'signed-in' })
    .route({ method: 'GET', path: '/rooms/{roomId}/brave-steps' })
    .input(z.object({ roomId: RoomId }))
    .output(StepsOfRoom),

  /** Smaller, who comes along, together in an appointment, done, put off, let go, taken up again. The same id is done once. */
  takeStep: endpoint({ audit: 'brave-steps.step-taken', who: 'signed-in' })
    .route({ method: 'POST', path: `${stepPath}/steps` })
    .input(z.object({ ...ofStep, id: z.uuid(), step: BraveStepWish }))
    .errors({
      'room-is-closed': { status: 409 },
      'not-yours-to-take': { status: 403 },
      'stands-otherwise': { status: 409 },
      'companion-is-not-here': { status: 409 },
      'appointment-is-not-here': { status: 409 },
      'companion-is-no-party': { status: 409 },
    })
    .output(ShownStep),

  /** She says how hard it feels, or felt; or takes it back. */
  sayHowHard: endpoint({ audit: 'brave-steps.how-hard-said', who: 'signed-in' })
    .route({ method: 'PUT', path: `${stepPath}/how-hard` })
    .input(z.object({ ...ofStep, moment: Moment, hard: HowHard.nullable() }))
    .errors({
      'room-is-closed': { status: 409 },
      'she-says-how-hard': { status: 403 },
      'stands-otherwise': { status: 409 },
    })
    .output(ShownStep),

  /** Over all my rooms: the citizen's own; for the others, those in which they are asked or come along. */
  listMine: endpoint({ audit: 'brave-steps.steps-read', who: 'signed-in' })
    .route({ method: 'GET', path: '/brave-steps' })
    .output(z.array(ShownStep)),

  /** On how many I am asked to come along and have not answered: for the home, where nobody has looked at anything yet. */
  countMine: endpoint({ audit: number, who: 'practitioner' })
    .route({ method: 'GET', path: '/brave-steps/count' })
    .output(z.object({ count: z.int().min(0) })),
};

export type BraveStepsContract = typeof braveStepsContract;
