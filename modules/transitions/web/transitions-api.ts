import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { createApi } from '../../../platform/web/api.ts';
import { askAnew } from '../../../platform/web/ask-anew.ts';
import { staleOnHint } from '../../../platform/web/live-queries.ts';
import { queryClient } from '../../../platform/web/query-client.ts';
import { transitionsContract } from '../contract.ts';

export const transitionsApi = createApi(transitionsContract, { name: 'transitions' });

staleOnHint(queryClient, 'transitions.', () => transitionsApi.query.key());
// A step on the pathway may open a card, name who receives, or hand it over.
staleOnHint(queryClient, 'pathways.', () => transitionsApi.query.key());
// A time that is booked is offered on the card.
staleOnHint(queryClient, 'calendar.', () => transitionsApi.query.key());

/** Something done on a hand-over; what is shown is asked for anew before it counts as done. */
export function useDoing<Input>(
  act: (input: Input) => Promise<unknown>,
  onDone: () => void = () => undefined,
): UseMutationResult<unknown, Error, Input> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      await askAnew(client, transitionsApi.query.key());
      onDone();
    },
  });
}
