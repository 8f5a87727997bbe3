import { QueryClient } from '@tanstack/react-query';

/** One memory of what the server has said, for all screens. Reads are tried again by the client of the API, not here. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: 30_000, gcTime: 10 * 60_000 },
    // The outbox is the place for what must go through a bad line; other actions answer at once, also when they fail.
    mutations: { retry: false, networkMode: 'always' },
  },
});
