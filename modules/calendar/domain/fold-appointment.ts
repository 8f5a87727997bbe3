import type { Instant } from '../../../kernel/instant.ts';
import type { AppointmentState, Consequence, Party, PendingMove } from './appointment.ts';
import type { AppointmentAction, AppointmentStep } from './appointment-action.ts';
import { heldHours, minutesAfter } from './moments.ts';

/** What the actions of one appointment say now, oldest first; undefined before it was proposed. A step that does not fit changes nothing. */
export function foldAppointment(actions: readonly AppointmentAction[]): AppointmentState | undefined {
  return actions.reduce<AppointmentState | undefined>(after, undefined);
}

/** What is proposed is held for a time; whether that has run out. */
export const hasLapsed = ({ heldUntil }: AppointmentState, now: Instant): boolean =>
  heldUntil !== null && heldUntil <= now;

/** The move that is asked for now; one that has run out is none. */
export function pendingMove(state: AppointmentState, now: Instant): PendingMove | undefined {
  return state.move === null || hasLapsed(state, now) ? undefined : state.move;
}

/** Those without whose yes nothing is booked or moved: the citizen always. */
export const neededParties = ({ parties }: AppointmentState): Party[] =>
  parties.filter((party) => party.kind === 'citizen' || party.needed);

/** Whether everybody who is needed has said yes to the time that the citizen has chosen. */
export const isAgreed = (state: AppointmentState): boolean =>
  state.chosen !== null && neededParties(state).every(({ id }) => state.yes.includes(id));

/** Whether everybody here who is needed has said yes to what the move means for this one. */
export const isPrepared = (state: AppointmentState): boolean =>
  neededParties(state).every(({ id }) => state.move?.confirmed.includes(id));

/** Whether a step can be taken where an appointment stands, whoever takes it. */
export function fits(step: AppointmentStep, state: AppointmentState | undefined, now: Instant): boolean {
  if (state === undefined) return step.kind === 'proposed';
  const isOpen = state.status === 'proposed' && !hasLapsed(state, now);
  const isInMove = 'moveId' in step && state.status === 'booked' && pendingMove(state, now)?.id === step.moveId;
  switch (step.kind) {
    case 'proposed':
      return false;
    case 'proposed-again':
      return state.status === 'proposed';
    case 'chosen':
      return isOpen && state.options.includes(step.option);
    case 'answered':
      return isOpen && state.chosen !== null;
    case 'booked':
      return isOpen && isAgreed(state);
    case 'held':
      return state.status === 'booked' && state.startsAt !== null && state.startsAt <= now;
    case 'cancelled':
      return state.status === 'proposed' || state.status === 'booked';
    case 'move-asked':
      return state.status === 'booked' && (state.startsAt ?? now) > now && pendingMove(state, now) === undefined;
    case 'consequence-given':
    case 'move-confirmed':
    case 'move-declined':
      return isInMove;
    case 'move-done':
      return isInMove && isPrepared(state);
  }
}

/** The state after one more action, also one that is not recorded yet. */
export function after(state: AppointmentState | undefined, action: AppointmentAction): AppointmentState | undefined {
  const { step, at } = action;
  if (!fits(step, state, at)) return state;
  if (step.kind === 'proposed') return action.byRoleId === null ? state : proposed(action, step);
  return state === undefined ? undefined : { ...state, ...change(state, step, at), since: at };
}

function proposed(action: AppointmentAction, step: Extract<AppointmentStep, { kind: 'proposed' }>) {
  const { byRoleId: owner, appointmentId: id, at } = action;
  if (owner === null) return undefined;
  const { citizenId, roomId, appointmentKind: kind, what, place, minutes, parties, dependsOn, options } = step;
  return {
    id,
    citizenId,
    roomId,
    owner,
    kind,
    what,
    place,
    minutes,
    parties,
    dependsOn,
    options,
    status: 'proposed' as const,
    heldUntil: minutesAfter(at, heldHours * 60),
    chosen: null,
    yes: [],
    startsAt: null,
    endsAt: null,
    move: null,
    lastMove: null,
    cancelledWords: '',
    since: at,
  };
}

const nothingHeld = { options: [], chosen: null, yes: [], heldUntil: null, move: null };

/** What one step changes of an appointment that it fits. */
function change(
  state: AppointmentState,
  step: Exclude<AppointmentStep, { kind: 'proposed' }>,
  at: Instant,
): Partial<AppointmentState> {
  switch (step.kind) {
    case 'proposed-again':
      return { options: step.options, chosen: null, yes: [], heldUntil: minutesAfter(at, heldHours * 60) };
    case 'chosen':
      return { chosen: step.option, yes: [step.partyId, state.owner] };
    case 'answered':
      if (step.answer === 'yes') return { yes: [...state.yes, step.partyId] };
      return { options: state.options.filter((option) => option !== state.chosen), chosen: null, yes: [] };
    case 'booked':
      return state.chosen === null ? {} : { ...nothingHeld, status: 'booked', ...timesAt(state, state.chosen) };
    case 'held':
      return { ...nothingHeld, status: 'held' };
    case 'cancelled':
      return { ...nothingHeld, status: 'cancelled', cancelledWords: step.words };
    case 'move-asked':
    case 'consequence-given':
    case 'move-confirmed':
    case 'move-declined':
    case 'move-done':
      return moving(state, step, at);
  }
}

type MoveStep = Extract<AppointmentStep, { moveId: string }>;

function moving(state: AppointmentState, step: MoveStep, at: Instant): Partial<AppointmentState> {
  const { move } = state;
  if (step.kind === 'move-asked') {
    const { moveId: id, rootId, consequence, askedBy, words } = step;
    const confirmed = step.forCitizen ? [askedBy, state.citizenId] : [askedBy];
    const heldUntil = minutesAfter(at, heldHours * 60);
    return { move: { id, rootId, consequence, askedBy, words, confirmed }, heldUntil, lastMove: null };
  }
  if (move === null) return {};
  switch (step.kind) {
    case 'consequence-given':
      return { move: { ...move, consequence: step.consequence, confirmed: [step.partyId] } };
    case 'move-confirmed':
      return { move: { ...move, confirmed: [...move.confirmed, step.partyId] } };
    case 'move-declined':
      return { ...nothingHeld, lastMove: { outcome: 'declined', words: step.words } };
    case 'move-done':
      return { ...nothingHeld, ...moved(state, move.consequence) };
  }
}

function moved(state: AppointmentState, consequence: Consequence): Partial<AppointmentState> {
  switch (consequence.effect) {
    case 'moves':
      return { ...timesAt(state, consequence.startsAt), lastMove: { outcome: 'moved', words: '' } };
    case 'stays':
      return { lastMove: { outcome: 'stayed', words: '' } };
    case 'falls-away':
      return { status: 'cancelled', lastMove: { outcome: 'fell-away', words: '' } };
  }
}

/** Its beginning and end, at a time. */
const timesAt = ({ minutes }: AppointmentState, startsAt: Instant) => ({
  startsAt,
  endsAt: minutesAfter(startsAt, minutes),
});
