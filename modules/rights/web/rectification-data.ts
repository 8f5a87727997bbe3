import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RoomId } from '../../../kernel/ids.ts';
import { staleOnHint } from '../../../platform/web/live-queries.ts';
import { queryClient } from '../../../platform/web/query-client.ts';
import { rightsApi } from './rights-api.ts';

staleOnHint(queryClient, 'rights.rectification', () => rightsApi.query.listRectifications.key());

/** What has been said is not right, in one room or everywhere I may see it. */
export function useRectifications(roomId?: RoomId) {
  return useQuery(rightsApi.query.listRectifications.queryOptions({ input: roomId === undefined ? {} : { roomId } }));
}

export function useAsking() {
  const client = useQueryClient();
  return useMutation(
    rightsApi.query.askRectification.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: rightsApi.query.listRectifications.key() }),
    }),
  );
}

export function useAnswering() {
  const client = useQueryClient();
  return useMutation(
    rightsApi.query.answerRectification.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: rightsApi.query.listRectifications.key() }),
    }),
  );
}
