import { useMutation, useQueryClient } from '@tanstack/react-query';
import { askAnew } from '../../../platform/web/ask-anew.ts';
import type { Appointment } from '../contract.ts';
import type { AppointmentWish } from '../domain/appointment-action.ts';
import { calendarApi } from './calendar-api.ts';

/** Sends what somebody wants with an appointment, and shows what is so then. */
export function useWish({ id: appointmentId }: Pick<Appointment, 'id'>, onDone?: () => void) {
  const queryClient = useQueryClient();
  const sending = useMutation(
    calendarApi.query.takeStep.mutationOptions({
      onSuccess: async () => {
        await askAnew(queryClient, calendarApi.query.key());
        onDone?.();
      },
    }),
  );
  return {
    ...sending,
    send: (wish: AppointmentWish) => sending.mutate({ appointmentId, id: crypto.randomUUID(), wish }),
  };
}
export type Wish = ReturnType<typeof useWish>;
