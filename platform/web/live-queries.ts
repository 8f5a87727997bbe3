import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { askAnew } from './ask-anew.ts';
import { type Hint, type Live, live } from './live.ts';

/**
 * Whenever a hint with this prefix arrives, what lies under the key is stale, and fetched again where it is shown.
 * The key function gives nothing for hints that change nothing here. Gives the way to stop.
 */
export function staleOnHint(
  queryClient: QueryClient,
  prefix: string,
  keyOf: (hint: Hint) => QueryKey | undefined,
  from: Live = live,
): () => void {
  return from.onHint(prefix, (hint) => {
    const queryKey = keyOf(hint);
    if (queryKey !== undefined) void askAnew(queryClient, queryKey);
  });
}

/** After a long gap everything is stale. Gives the way to stop. */
export function staleAfterGap(queryClient: QueryClient, from: Live = live): () => void {
  return from.onEverythingStale(() => void askAnew(queryClient));
}
