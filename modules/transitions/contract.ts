import { z } from 'zod';
import { OrganisationId, ParticipantId, PractitionerRoleId, RoomId } from '../../kernel/ids.ts';
import { Day } from '../../kernel/day.ts';
import { Instant } from '../../kernel/instant.ts';
import { endpoint } from '../../platform/contract/endpoint.ts';
import { AfterMeeting } from './domain/after-meeting.ts';
import { partsOfDay } from './domain/call-attempts.ts';
import { MonthQuestion } from './domain/closed-month.ts';
import { HandoverId, HandoverState, MeetingPlan } from './domain/handover.ts';
import { HandoverStep } from './domain/handover-action.ts';
import { KeptSubjectId, SubjectText } from './domain/kept-subject.ts';
import { LineId, LineText, mostPoints } from './domain/line.ts';
import { Month } from './domain/months.ts';
import { ObstacleReason } from './domain/obstacle.ts';
import { recipeItems } from './domain/recipe.ts';

const Named = z.object({
  roleId: PractitionerRoleId,
  name: z.string(),
  profession: z.string(),
  organisation: z.string(),
});

/** A line of the agenda or of the summary, as I may see it. */
export const Line = z.object({
  id: LineId,
  text: z.string(),
  byName: z.string(),
  /** In whose place it was written. */
  forName: z.string().nullable(),
  isMine: z.boolean(),
  at: Instant,
  /** What the citizen says instead of it. */
  correction: z.string().nullable(),
  /** Whether it, or what she says instead, touches a subject that I know the citizen keeps: only those read that to whom she has said it. */
  isKept: z.boolean(),
});
export type Line = z.infer<typeof Line>;

const Listener = z.object({ participantId: ParticipantId, name: z.string() });

export const KeptSubject = z.object({
  id: KeptSubjectId,
  text: z.string(),
  byName: z.string(),
  at: Instant,
  /** To whom the citizen has said it. */
  told: z.array(Listener),
});
export type KeptSubject = z.infer<typeof KeptSubject>;

/** A hand-over as its screen shows it. */
export const Handover = HandoverState.extend({
  organisationName: z.string(),
  /** Her given name. */
  citizenName: z.string(),
  people: z.array(Named),
  /** What I am in it; null for somebody else in the room. */
  iAm: z.enum(['citizen', 'bridge', 'deputy', 'receiver', 'related']).nullable(),
  /** Who stands in for the bridge today, and until which day. */
  deputy: z.object({ roleId: PractitionerRoleId, until: Day }).nullable(),
  agenda: z.array(Line),
  summary: z.array(Line),
  /** Those of which I may know. */
  subjects: z.array(KeptSubject),
  /** Whether there is anything the citizen does not want to talk about. */
  keepsSubjects: z.boolean(),
  /** Whom the citizen could tell; for her alone. */
  listeners: z.array(Listener),
  recipe: z.array(
    z.object({ item: z.enum(recipeItems), phase: z.enum(['before', 'during', 'after']), done: z.boolean() }),
  ),
  nextCall: z.enum(partsOfDay).nullable(),
  /** A first meeting that the room's calendar has booked, where the card does not say that time yet. */
  booked: MeetingPlan.nullable(),
});
export type Handover = z.infer<typeof Handover>;

const Counted = z.object({
  organisationId: OrganisationId,
  organisation: z.string(),
  /** Whether ours sent to them, or they to us. */
  sent: z.boolean(),
  stages: z.record(z.string(), z.int()),
  obstacles: z.array(z.object({ reason: ObstacleReason, times: z.int() })),
});

/** A month that is over, as it was when it was closed. */
export const ClosedMonth = z.object({
  month: Month,
  closedAt: Instant,
  /** As they were when it was closed. */
  pairs: z.array(Counted),
  afterMeeting: AfterMeeting,
  questions: z.array(MonthQuestion),
  /** What was asked of the month before, and what was said to it. */
  before: z.array(MonthQuestion),
  iMayAnswer: z.boolean(),
});

export type ClosedMonth = z.infer<typeof ClosedMonth>;

const inRoom = { 'room-is-closed': { status: 409 } } as const;

export const transitionsContract = {
  /** The hand-overs of a room, the latest first. */
  listHandovers: endpoint({ audit: 'transitions.handovers-read', who: 'signed-in' })
    .route({ method: 'GET', path: '/rooms/{roomId}/handovers' })
    .input(z.object({ roomId: RoomId }))
    .output(z.array(Handover)),

  /** Those of mine that are not over: what I have to do with first. */
  listMine: endpoint({ audit: 'transitions.handovers-read', who: 'practitioner' })
    .route({ method: 'GET', path: '/handovers/mine' })
    .output(
      z.array(
        HandoverState.pick({ id: true, roomId: true, status: true, plan: true }).extend({
          citizenName: z.string(),
          organisationName: z.string(),
          summaryIsOwed: z.boolean(),
        }),
      ),
    ),

  /** One step on a hand-over. The id makes a retry harmless. */
  takeHandoverStep: endpoint({ audit: 'transitions.step-taken', who: 'signed-in' })
    .route({ method: 'POST', path: '/handovers/{handoverId}/steps' })
    .input(z.object({ handoverId: HandoverId, id: z.uuid(), step: HandoverStep }))
    .errors({
      ...inRoom,
      'step-does-not-fit': { status: 409 },
      'bridge-needed': { status: 403 },
      'receiver-needed': { status: 403 },
      'one-who-meets-needed': { status: 403 },
      'summary-needed': { status: 409 },
      'nobody-receives-yet': { status: 409 },
      'meeting-is-ahead': { status: 409 },
      'time-has-passed': { status: 422 },
      'time-is-too-far': { status: 422 },
      'words-needed': { status: 422 },
      'reason-needed': { status: 422 },
    })
    .output(Handover),

  /** Puts a line on the agenda. Sent again with the same id it is the same line. */
  addLine: endpoint({ audit: 'transitions.line-written', who: 'signed-in' })
    .route({ method: 'POST', path: '/handovers/{handoverId}/agenda' })
    .input(z.object({ handoverId: HandoverId, id: LineId, text: LineText }))
    .errors({
      ...inRoom,
      'one-who-meets-needed': { status: 403 },
      'step-does-not-fit': { status: 409 },
      'agenda-is-full': { status: 409 },
    })
    .output(Handover),

  /** Strikes a line of the agenda: whoever wrote it, or the citizen. */
  strikeLine: endpoint({ audit: 'transitions.line-struck', who: 'signed-in' })
    .route({ method: 'POST', path: '/handovers/{handoverId}/lines/{id}/strike' })
    .input(z.object({ handoverId: HandoverId, id: LineId }))
    .errors(inRoom)
    .output(Handover),

  /** Writes the summary, at most five points; it is its writer's alone until it is shared, and may be written anew until then. */
  writeSummary: endpoint({ audit: 'transitions.line-written', who: 'practitioner' })
    .route({ method: 'PUT', path: '/handovers/{handoverId}/summary' })
    .input(z.object({ handoverId: HandoverId, points: z.array(LineText).min(1).max(mostPoints) }))
    .errors({
      ...inRoom,
      'one-who-meets-needed': { status: 403 },
      'step-does-not-fit': { status: 409 },
      'summary-is-anothers': { status: 409 },
    })
    .output(Handover),

  /** The citizen says it in her own words; the line stays beside it. */
  correctLine: endpoint({ audit: 'transitions.line-corrected', who: 'signed-in' })
    .route({ method: 'POST', path: '/handovers/{handoverId}/lines/{lineId}/corrections' })
    .input(z.object({ handoverId: HandoverId, lineId: LineId, id: z.uuid(), text: LineText }))
    .errors({ ...inRoom, 'citizen-needed': { status: 403 } })
    .output(Handover),

  /** What the citizen does not want to talk about. She is told who knows of it, and nobody else is. */
  keepSubject: endpoint({ audit: 'transitions.subject-kept', who: 'signed-in' })
    .route({ method: 'POST', path: '/handovers/{handoverId}/subjects' })
    .input(z.object({ handoverId: HandoverId, id: KeptSubjectId, text: SubjectText }))
    .errors({ ...inRoom, 'bridge-needed': { status: 403 } })
    .output(Handover),

  /** The citizen lifts it: it may be talked about. */
  liftSubject: endpoint({ audit: 'transitions.subject-lifted', who: 'signed-in' })
    .route({ method: 'POST', path: '/handovers/{handoverId}/subjects/{id}/lift' })
    .input(z.object({ handoverId: HandoverId, id: KeptSubjectId }))
    .errors({ ...inRoom, 'citizen-needed': { status: 403 } })
    .output(Handover),

  /** The citizen tells somebody in the room what it is, or takes that back. */
  tellSubject: endpoint({ audit: 'transitions.subject-told', who: 'signed-in' })
    .route({ method: 'POST', path: '/handovers/{handoverId}/subjects/{id}/told' })
    .input(z.object({ handoverId: HandoverId, id: KeptSubjectId, participantId: ParticipantId, told: z.boolean() }))
    .errors({ ...inRoom, 'citizen-needed': { status: 403 } })
    .output(Handover),

  /** How far hand-overs between my organisation and others came in a month, or in the twelve up to it, and what hindered: numbers, nobody's name. */
  countHandovers: endpoint({ audit: { untraced: 'numbers alone, nothing of a citizen' }, who: 'practitioner' })
    .route({ method: 'GET', path: '/handovers/counted' })
    .input(z.object({ month: Month, span: z.enum(['month', 'year']) }))
    .output(
      z.object({
        pairs: z.array(Counted),
        toAskAbout: z.array(z.object({ reason: ObstacleReason, times: z.int() })),
        afterMeeting: AfterMeeting,
      }),
    ),

  /** The months of my organisation that are over, the latest first: what was asked of each, and how much of it is answered. */
  listClosedMonths: endpoint({ audit: { untraced: 'numbers alone, nothing of a citizen' }, who: 'practitioner' })
    .route({ method: 'GET', path: '/handovers/months' })
    .output(
      z.object({
        months: z.array(z.object({ month: Month, asked: z.int(), answered: z.int() })),
        iMayAnswer: z.boolean(),
      }),
    ),

  /** One of them: its numbers as they were when it was closed, what its leaders are asked, and what they have said. */
  getClosedMonth: endpoint({ audit: { untraced: 'numbers alone, nothing of a citizen' }, who: 'practitioner' })
    .route({ method: 'GET', path: '/handovers/months/{month}' })
    .input(z.object({ month: Month }))
    .output(ClosedMonth),

  /** A leader answers a question in a sentence; said anew, the last one counts. */
  answerQuestion: endpoint({ audit: { untraced: 'of an organisation, nothing of a citizen' }, who: 'practitioner' })
    .route({ method: 'PUT', path: '/handovers/months/{month}/questions/{reason}' })
    .input(z.object({ month: Month, reason: ObstacleReason, id: z.uuid(), words: z.string().trim().min(1).max(500) }))
    .errors({ 'leader-needed': { status: 403 } })
    .output(ClosedMonth),
};

export type TransitionsContract = typeof transitionsContract;
