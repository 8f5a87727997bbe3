import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { m } from '../../../platform/web/words.ts';
import { AccessFacts } from './AccessFacts.tsx';
import { emergencyApi } from './emergency-api.ts';
import { nameOf } from './emergency-words.ts';
import { emergencyRefusals } from './refusals.ts';
import './emergency.css';

/** Each emergency access to the citizen. Being here, she has read that it happened, and the card on her home goes. */
export function EmergenciesPage() {
  const { data, error, refetch } = useQuery(emergencyApi.query.listAboutMe.queryOptions());
  useMarkingRead(data?.filter(({ isRead }) => !isRead).map(({ id }) => id) ?? [], () => void refetch());
  return (
    <Page title={m.emergency_list_title()} lead={m.emergency_list_lead()} back={{ to: '/' }}>
      {data === undefined && error === null && <Loading />}
      {data === undefined && error !== null && (
        <ErrorMessage error={error} sentences={emergencyRefusals} onTryAgain={() => void refetch()} />
      )}
      {data?.length === 0 && <EmptyState title={m.emergency_list_none()}>{m.emergency_list_none_why()}</EmptyState>}
      {data?.map((access) => (
        <Card key={access.id} as="article">
          <h2>{nameOf(access)}</h2>
          <AccessFacts access={access} />
        </Card>
      ))}
    </Page>
  );
}

type Unread = Parameters<typeof emergencyApi.client.markRead>[0]['accessId'];

function useMarkingRead(unread: readonly Unread[], onMarked: () => void): void {
  const { mutate, isIdle } = useMutation({
    mutationFn: async (ids: readonly Unread[]) => {
      for (const accessId of ids) await emergencyApi.client.markRead({ accessId });
    },
    onSuccess: onMarked,
  });
  useEffect(() => {
    if (unread.length > 0 && isIdle) mutate(unread);
  }, [unread, isIdle, mutate]);
}
