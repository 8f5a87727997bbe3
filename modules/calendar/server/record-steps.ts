import type { Instant } from '../../../kernel/instant.ts';
import type { AppointmentId, AppointmentState } from '../domain/appointment.ts';
import type { AppointmentAction, AppointmentStep } from '../domain/appointment-action.ts';
import { after } from '../domain/fold-appointment.ts';
import type { PlannedStep } from '../domain/plan-steps.ts';
import type { AppointmentListener, AppointmentNews, Telling } from './appointment-news.ts';
import { isTimeTaken, lockCalendars, storeStep } from './appointment-store.ts';
import { tellParties } from './tell-parties.ts';

export type By = Pick<AppointmentAction, 'by' | 'byRoleId' | 'byPartyId'>;

/** The histories of a room's appointments, by the appointment. */
export type Histories = ReadonlyMap<AppointmentId, readonly AppointmentAction[]>;

interface Recording {
  telling: Telling;
  listeners: readonly AppointmentListener[];
  by: By;
  at: Instant;
  histories: Histories;
  states: ReadonlyMap<AppointmentId, AppointmentState>;
}

/**
 * Records all steps of one wish, in the transaction that is open: all of them stand, or none. Says when somebody is
 * taken at a time that is asked for.
 */
export async function recordSteps(
  recording: Recording,
  id: string,
  planned: readonly PlannedStep[],
): Promise<'time-is-taken' | undefined> {
  const { telling, by, at, histories, listeners } = recording;
  const states = new Map(recording.states);
  const touched = planned.flatMap(({ appointmentId, step }) => rolesOf(states.get(appointmentId), step));
  await lockCalendars(telling.db, touched);
  const positions = new Map([...histories].map(([one, actions]) => [one, actions.length]));
  const news: AppointmentNews[] = [];
  for (const [nth, { appointmentId, step }] of planned.entries()) {
    const position = (positions.get(appointmentId) ?? 0) + 1;
    positions.set(appointmentId, position);
    const before = states.get(appointmentId);
    const action = { id: nth === 0 ? id : crypto.randomUUID(), appointmentId, position, step, ...by, at };
    const then = after(before, action);
    if (then === undefined || then === before) throw new Error(`A planned step does not fit: ${step.kind}.`);
    try {
      await storeStep(telling.db, action, then, doneMove(histories.get(appointmentId) ?? [], step));
    } catch (fault) {
      if (isTimeTaken(fault)) return 'time-is-taken';
      throw fault;
    }
    states.set(appointmentId, then);
    const what = newsOf(step, then);
    if (what !== undefined) news.push({ what, appointmentId, roomId: then.roomId, citizenId: then.citizenId });
  }
  await tellParties(telling, { before: recording.states, after: states, at, by: by.by });
  for (const one of news) for (const listen of listeners) await listen(telling, one);
  return undefined;
}

function rolesOf(state: AppointmentState | undefined, step: AppointmentStep): string[] {
  const parties = step.kind === 'proposed' ? step.parties : (state?.parties ?? []);
  return parties.filter(({ kind }) => kind === 'practitioner').map(({ id }) => id);
}

/** The latest move that was done with an appointment, once this step is taken. */
function doneMove(history: readonly AppointmentAction[], step: AppointmentStep): string | null {
  const done = [...history.map((action) => action.step), step].findLast(({ kind }) => kind === 'move-done');
  return done?.kind === 'move-done' ? done.moveId : null;
}

function newsOf(
  { kind }: AppointmentStep,
  { status, lastMove }: AppointmentState,
): AppointmentNews['what'] | undefined {
  if (kind === 'booked' || kind === 'held' || kind === 'cancelled') return kind;
  if (kind !== 'move-done') return undefined;
  if (status === 'cancelled') return 'cancelled';
  return lastMove?.outcome === 'moved' ? 'moved' : undefined;
}
