import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { m } from '../../../platform/web/words.ts';
import { isOpen } from '../domain/brave-step.ts';
import { braveStepsApi } from './brave-steps-api.ts';
import { useReader } from './reader.ts';
import { StepList } from './StepList.tsx';

/** Over all my rooms: her own steps; for the others, those on which they are asked to come along. */
export function BraveStepsPage() {
  const { data, error, refetch } = useQuery(braveStepsApi.query.listMine.queryOptions());
  const reader = useReader();
  return (
    <Page
      title={reader.isMine ? m.brave_steps_title() : m.brave_steps_title_work()}
      lead={reader.isMine ? m.brave_steps_lead() : ''}
      back={{ to: '/' }}
    >
      {data === undefined && error === null && <Loading />}
      {data === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {data?.some(isOpen) === false && (
        <EmptyState title={m.brave_steps_none()}>
          {reader.isMine ? m.brave_steps_none_why() : m.brave_steps_none_why_work()}
        </EmptyState>
      )}
      {data !== undefined && <StepList steps={data} reader={reader} />}
    </Page>
  );
}
