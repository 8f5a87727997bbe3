import type { Instant } from '../../../kernel/instant.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { AppointmentId, AppointmentState, Consequence } from './appointment.ts';
import type { AppointmentAction, AppointmentStep, AppointmentWish } from './appointment-action.ts';
import { dependentsOf, suggestConsequence } from './dependents.ts';
import { after, fits, isAgreed, isPrepared, neededParties, pendingMove } from './fold-appointment.ts';
import { minutesAfter } from './moments.ts';
import { type Actor, partyIdOf, type WhoseRefusal, whoseStep } from './whose-word.ts';

export type StepRefusal =
  | WhoseRefusal
  | 'step-does-not-fit'
  | 'time-has-passed'
  | 'time-is-too-far'
  | 'words-needed'
  | 'move-is-pending'
  | 'appointments-have-changed';

/** Everything of one room that a wish may touch. */
export interface Situation {
  target: AppointmentState;
  /** All appointments of the room, the target among them. */
  all: readonly AppointmentState[];
  actor: Actor;
  now: Instant;
}

/** One step to be recorded on one appointment. All that a wish becomes are recorded together, or none. */
export interface PlannedStep {
  appointmentId: AppointmentId;
  step: AppointmentStep;
}

type Plan = Result<PlannedStep[], StepRefusal>;

/** The steps that a wish becomes, in their order, or why not. */
export function planSteps(situation: Situation, wish: AppointmentWish): Plan {
  const { target, actor, now } = situation;
  const me = partyIdOf(actor, target.citizenId);
  switch (wish.kind) {
    case 'propose-again':
      return one(situation, { ...wish, kind: 'proposed-again' }, whyNotTimes(wish.options, now));
    case 'choose':
      return withBooking(situation, { ...wish, kind: 'chosen', partyId: target.citizenId });
    case 'answer':
      return withBooking(situation, { ...wish, kind: 'answered' });
    case 'tell-held':
      return one(situation, { kind: 'held' });
    case 'cancel':
      return cancelling(situation, wish.words, me);
    case 'ask-for-move':
      return asking(situation, wish, me);
    case 'give-consequence':
      return withMove(situation, wish.moveId, (state) =>
        state.id === target.id
          ? { kind: 'consequence-given', moveId: wish.moveId, partyId: me, consequence: wish.consequence }
          : undefined,
      );
    case 'confirm-move':
      return withMove(situation, wish.moveId, (state) =>
        neededParties(state).some(({ id }) => id === wish.partyId) && !state.move?.confirmed.includes(wish.partyId)
          ? { ...wish, kind: 'move-confirmed' }
          : undefined,
      );
    case 'decline-move':
      return declining(situation, wish);
  }
}

/** Why times can't be proposed; undefined when they can. */
export function whyNotTimes(times: readonly Instant[], now: Instant): StepRefusal | undefined {
  if (times.some((time) => time <= now)) return 'time-has-passed';
  return times.some((time) => time > minutesAfter(now, 366 * 24 * 60)) ? 'time-is-too-far' : undefined;
}

function one({ target, actor, now }: Situation, step: AppointmentStep, why?: StepRefusal): Plan {
  if (!fits(step, target, now)) return refuse('step-does-not-fit');
  const reason = whoseStep(target, actor, step) ?? why;
  return reason === undefined ? ok([{ appointmentId: target.id, step }]) : refuse(reason);
}

/** The step, and the booking with it when it was the last yes. */
function withBooking(situation: Situation, step: AppointmentStep): Plan {
  const planned = one(situation, step);
  if (!planned.ok) return planned;
  const asked = step.kind === 'chosen' ? step.option : situation.target.chosen;
  const isYes = step.kind !== 'answered' || step.answer === 'yes';
  if (isYes && asked !== null && asked <= situation.now) return refuse('time-has-passed');
  const then = next(situation.target, step, situation.now);
  if (!isAgreed(then)) return planned;
  return ok([...planned.value, { appointmentId: then.id, step: { kind: 'booked' } }]);
}

/** Cancelling ends a move that it was part of: what everybody was asked is no longer so. */
function cancelling(situation: Situation, words: string, partyId: string): Plan {
  const { target, all, now } = situation;
  if (target.status === 'booked' && words === '') return refuse('words-needed');
  const planned = one(situation, { kind: 'cancelled', words });
  const move = pendingMove(target, now);
  if (!planned.ok || move === undefined) return planned;
  const others = inMove(all, move.id, now).filter(({ id }) => id !== target.id);
  const declined = { kind: 'move-declined', moveId: move.id, partyId, told: 'self', words } as const;
  return ok([...planned.value, ...others.map(({ id }) => ({ appointmentId: id, step: declined }))]);
}

const inMove = (all: readonly AppointmentState[], moveId: string, now: Instant) =>
  all.filter((state) => state.status === 'booked' && pendingMove(state, now)?.id === moveId);

function asking(situation: Situation, wish: Extract<AppointmentWish, { kind: 'ask-for-move' }>, askedBy: string): Plan {
  const { target, all, actor, now } = situation;
  const { moveId, words, startsAt } = wish;
  const dependents = dependentsOf(target.id, all, now);
  if ([target, ...dependents].some((state) => pendingMove(state, now) !== undefined)) return refuse('move-is-pending');
  const given = new Map(wish.others.map(({ appointmentId, consequence }) => [appointmentId, consequence]));
  if ([...given.keys()].some((id) => !dependents.some((state) => state.id === id)))
    return refuse('appointments-have-changed');
  const meant = (state: AppointmentState): Consequence =>
    state.id === target.id
      ? { effect: 'moves', startsAt }
      : (given.get(state.id) ?? suggestConsequence(target, startsAt, state));
  const forCitizen = wish.forCitizen && actor.as === 'practitioner';
  const asked = [target, ...dependents].map((state): PlannedStep => {
    const step = { kind: 'move-asked', moveId, rootId: target.id, askedBy, forCitizen, words } as const;
    return { appointmentId: state.id, step: { ...step, consequence: meant(state) } };
  });
  for (const { appointmentId, step } of asked) {
    const state = all.find(({ id }) => id === appointmentId);
    if (state === undefined || !fits(step, state, now)) return refuse('step-does-not-fit');
    const reason = whoseStep(state, actor, step) ?? whyNotConsequence(meant(state), now);
    if (reason !== undefined) return refuse(reason);
  }
  return finished(situation, asked, moveId);
}

function whyNotConsequence(consequence: Consequence, now: Instant): StepRefusal | undefined {
  return consequence.effect === 'moves' ? whyNotTimes([consequence.startsAt], now) : undefined;
}

/** A word on a move, on every appointment that it is about; with the last one everything moves. */
function withMove(
  situation: Situation,
  moveId: string,
  stepFor: (state: AppointmentState) => AppointmentStep | undefined,
): Plan {
  const { target, all, actor, now } = situation;
  if (pendingMove(target, now)?.id !== moveId || target.status !== 'booked') return refuse('step-does-not-fit');
  const asked = inMove(all, moveId, now);
  const planned: PlannedStep[] = [];
  for (const state of asked) {
    const step = stepFor(state);
    if (step === undefined) continue;
    // On the others only what is hers to say; on this one she is told why not.
    const reason =
      whoseStep(state, actor, step) ?? ('consequence' in step ? whyNotConsequence(step.consequence, now) : undefined);
    if (reason !== undefined && state.id === target.id) return refuse(reason);
    if (reason === undefined) planned.push({ appointmentId: state.id, step });
  }
  if (planned.length === 0) return refuse('not-your-word');
  return finished(situation, planned, moveId);
}

/** Everything moves when everybody has confirmed everything, and what depends on it is still what everybody was asked about. */
function finished({ all, target, now }: Situation, planned: PlannedStep[], moveId: string): Plan {
  const stepsOf = Map.groupBy(planned, ({ appointmentId }) => appointmentId);
  const later = all.map((state) => (stepsOf.get(state.id) ?? []).reduce((so, { step }) => next(so, step, now), state));
  const asked = inMove(later, moveId, now);
  if (!asked.every(isPrepared)) return ok(planned);
  const passed = asked.some(({ move }) => move?.consequence.effect === 'moves' && move.consequence.startsAt <= now);
  if (passed) return refuse('time-has-passed');
  const rootId = asked[0]?.move?.rootId ?? target.id;
  const meant = new Set([rootId, ...dependentsOf(rootId, later, now).map(({ id }) => id)]);
  if (asked.length !== meant.size || asked.some(({ id }) => !meant.has(id))) return refuse('appointments-have-changed');
  return ok([
    ...planned,
    ...asked.map(({ id }) => ({ appointmentId: id, step: { kind: 'move-done', moveId } as const })),
  ]);
}

/** A no from one ends it for all, and nothing has moved. */
function declining(situation: Situation, wish: Extract<AppointmentWish, { kind: 'decline-move' }>): Plan {
  const { target, all, actor, now } = situation;
  if (wish.words === '' && actor.as !== 'outside') return refuse('words-needed');
  const step = { ...wish, kind: 'move-declined' } as const;
  const own = one(situation, step);
  if (!own.ok) return own;
  const others = inMove(all, wish.moveId, now).filter(({ id }) => id !== target.id);
  return ok([...own.value, ...others.map(({ id }) => ({ appointmentId: id, step }))]);
}

/** What an appointment will say once a step is recorded. */
function next(state: AppointmentState, step: AppointmentStep, at: Instant): AppointmentState {
  const nobody = { by: null, byRoleId: null, byPartyId: null };
  const action: AppointmentAction = { id: state.id, appointmentId: state.id, position: 1, step, at, ...nobody };
  return after(state, action) ?? state;
}
