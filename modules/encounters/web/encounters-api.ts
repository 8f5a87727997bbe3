import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { createApi } from '../../../platform/web/api.ts';
import { askAnew } from '../../../platform/web/ask-anew.ts';
import { staleOnHint } from '../../../platform/web/live-queries.ts';
import { queryClient } from '../../../platform/web/query-client.ts';
import { encountersContract } from '../contract.ts';

export const encountersApi = createApi(encountersContract, { name: 'encounters' });

// The page before a talk is made of all that these are about; what is being written is not asked for again.
for (const about of [
  'encounters.',
  'calendar.',
  'brave-steps.',
  'transitions.',
  'pathways.',
  'permission-cards.',
  'story.',
  'rooms.',
])
  staleOnHint(queryClient, about, () => encountersApi.query.getBeforeTalk.key());
for (const about of ['encounters.', 'calendar.', 'transitions.']) {
  staleOnHint(queryClient, about, () => encountersApi.query.listNotes.key());
  staleOnHint(queryClient, about, () => encountersApi.query.listMine.key());
}

/** Something done with a talk; what is shown is asked for anew before it counts as done. */
export function useDoing<Input, Output>(
  act: (input: Input) => Promise<Output>,
  onDone: (output: Output) => unknown = () => undefined,
): UseMutationResult<Output, Error, Input> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async (output) => {
      await askAnew(client, encountersApi.query.key());
      await onDone(output);
    },
  });
}
