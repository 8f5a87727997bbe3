import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { askAnew } from './ask-anew.ts';

const queryKey = ['messages'];

it('an answer that was on its way when the news came is not taken for the newest', async () => {
  const queryClient = new QueryClient();
  const first = Promise.withResolvers<string[]>();
  const ask = vi.fn<() => Promise<string[]>>().mockReturnValueOnce(first.promise).mockResolvedValue(['sent']);
  const shown = new QueryObserver(queryClient, { queryKey, queryFn: ask, retry: false });
  const stop = shown.subscribe(() => undefined);
  const anew = askAnew(queryClient, queryKey);
  first.resolve([]);
  await anew;
  expect(shown.getCurrentResult().data).toEqual(['sent']);
  expect(ask).toHaveBeenCalledTimes(2);
  stop();
});

it('what is shown stays until the new answer is there', async () => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(queryKey, ['before']);
  const second = Promise.withResolvers<string[]>();
  const shown = new QueryObserver(queryClient, { queryKey, queryFn: () => second.promise, staleTime: 60_000 });
  const stop = shown.subscribe(() => undefined);
  const anew = askAnew(queryClient, queryKey);
  expect(shown.getCurrentResult().data).toEqual(['before']);
  second.resolve(['after']);
  await anew;
  expect(shown.getCurrentResult().data).toEqual(['after']);
  stop();
});
