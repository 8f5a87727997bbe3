import { randomUUID } from 'node:crypto';
import { instantOf } from '../../../kernel/instant.ts';
import type { RoomClosing } from '../../rooms/server/public.ts';
import type { AppointmentListener } from './appointment-news.ts';
import { listOfRoom, lockRoom } from './appointment-store.ts';
import { loadStates } from './present-appointment.ts';
import { recordSteps } from './record-steps.ts';

/** What has not been held goes with its room: nobody's calendar keeps time for what nobody sees any more. */
export const endAppointmentsWithRoom =
  (listeners: readonly AppointmentListener[] = []): RoomClosing =>
  async (unit, { roomId }) => {
    const { db, me } = unit;
    await lockRoom(db, roomId);
    const { states, histories } = await loadStates(db, await listOfRoom(db, roomId));
    const open = states.filter(({ status }) => status === 'proposed' || status === 'booked');
    if (open.length === 0) return undefined;
    const at = instantOf(unit.now);
    const byRoleId = me.acting.kind === 'practitioner' ? me.acting.roleId : null;
    const by = { by: me.personId, byRoleId, byPartyId: null };
    const steps = open.map(({ id: appointmentId }) => ({
      appointmentId,
      step: { kind: 'cancelled', words: '' } as const,
    }));
    const refused = await recordSteps(
      { telling: unit, listeners, by, at, histories, states: new Map(states.map((state) => [state.id, state])) },
      randomUUID(),
      steps,
    );
    if (refused !== undefined) throw new Error(`An appointment could not end with its room: ${refused}.`);
    return undefined;
  };
