import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * What lies under the key is stale, and fetched again where it is shown; settles when that has come. A first answer that
 * is still on its way may be older than the news, and TanStack Query would take it for the newest: it is given up.
 */
export async function askAnew(queryClient: QueryClient, queryKey?: QueryKey): Promise<void> {
  const which = queryKey === undefined ? {} : { queryKey };
  void queryClient.invalidateQueries({ ...which, refetchType: 'none' });
  await queryClient.cancelQueries({ ...which, predicate: ({ state }) => state.data === undefined });
  await queryClient.refetchQueries({ ...which, type: 'active' });
}
