import type { QueryClient } from '@tanstack/react-query';
import { myselfQuery } from '../../modules/people/web/public.tsx';
import { isSignedOut } from './session-data.ts';

/** Whatever first learns that the session has ended: who we are is asked anew, which shows the way back in. */
export function noticeEndedSession(queryClient: QueryClient): void {
  const askAnew = (error: unknown) => {
    if (isSignedOut(error)) void queryClient.invalidateQueries({ queryKey: myselfQuery.queryKey });
  };
  const own = JSON.stringify(myselfQuery.queryKey);
  queryClient.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'error') return;
    if (event.query.queryHash !== own) askAnew(event.action.error);
  });
  queryClient.getMutationCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'error') askAnew(event.action.error);
  });
}
