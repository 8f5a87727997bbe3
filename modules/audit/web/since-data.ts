import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { staleOnHint } from '../../../platform/web/live-queries.ts';
import { auditApi } from './audit-api.ts';

/** What of the log is news to me: looks I was told of, and what became of my questions. */
export function useSinceLast() {
  const queryClient = useQueryClient();
  const news = useQuery(auditApi.query.listNews.queryOptions());
  const questions = useMyQuestions();
  const { mutate: markRead, isPending } = useMutation(
    auditApi.query.markNewsRead.mutationOptions({
      onSuccess: () => queryClient.setQueryData(auditApi.query.listNews.queryKey(), []),
    }),
  );
  return { news: news.data ?? [], questions: (questions.data ?? []).filter(({ isNew }) => isNew), markRead, isPending };
}

/** My questions; asked for again when something has become of one. */
export function useMyQuestions() {
  const queryClient = useQueryClient();
  useEffect(() => {
    const stops = [
      staleOnHint(queryClient, 'audit.looked', () => auditApi.query.listNews.key()),
      staleOnHint(queryClient, 'audit.why-', () => auditApi.query.listMyQuestions.key()),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [queryClient]);
  return useQuery(auditApi.query.listMyQuestions.queryOptions());
}

/** Once shown, what became of them is no longer news; this screen goes on showing it. */
export function useMarkQuestionsRead(hasNew: boolean): void {
  const { mutate } = useMutation(auditApi.query.markQuestionsRead.mutationOptions());
  useEffect(() => {
    if (hasNew) mutate({});
  }, [hasNew, mutate]);
}
