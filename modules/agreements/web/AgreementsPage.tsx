import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { m } from '../../../platform/web/words.ts';
import { myselfQuery } from '../../people/web/public.tsx';
import { isOpen } from '../domain/agreement.ts';
import { AgreementParts } from './AgreementParts.tsx';
import { agreementsApi } from './agreements-api.ts';
import { useReader } from './reader.ts';

/** Over all my rooms: for the citizen what is agreed with her, for who works what she has promised. */
export function AgreementsPage() {
  const { data: myself } = useQuery(myselfQuery);
  const { data, error, refetch } = useQuery(agreementsApi.query.listMine.queryOptions());
  const reader = useReader();
  const acting = myself?.acting;
  const citizen =
    acting?.kind === 'related-person'
      ? acting.citizen.givenName
      : acting?.kind === 'citizen'
        ? myself?.person.givenName
        : undefined;
  const isWorker = reader.as === 'worker';
  return (
    <Page
      title={isWorker ? m.agreements_title_work() : m.agreements_title()}
      lead={isWorker ? m.agreements_lead_work() : m.agreements_lead()}
      back={{ to: '/' }}
    >
      {data === undefined && error === null && <Loading />}
      {data === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {data?.some(isOpen) === false && (
        <EmptyState title={m.agreements_none()}>
          {isWorker ? m.agreements_none_why_work() : m.agreements_none_why()}
        </EmptyState>
      )}
      {data !== undefined && <AgreementParts agreements={data} reader={reader} citizen={citizen} />}
    </Page>
  );
}
