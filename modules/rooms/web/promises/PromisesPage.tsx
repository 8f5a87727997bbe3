import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { EmptyState } from '../../../../platform/web/parts/EmptyState.tsx';
import { ErrorMessage } from '../../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../../platform/web/parts/Page.tsx';
import { m } from '../../../../platform/web/words.ts';
import { WhyPromiseForm } from '../../../audit/web/public.tsx';
import type { Organisation } from '../../../people/domain/person.ts';
import { myselfQuery } from '../../../people/web/public.tsx';
import { maySetPromises, type Promises, withUsual } from '../../domain/answer-promise.ts';
import { roomsApi } from '../rooms-api.ts';
import { PromiseForm } from './PromiseForm.tsx';

/** How fast an organisation answers: its administrator says so, everybody who writes to it reads it. */
export function PromisesPage() {
  const { data: myself, error, refetch } = useQuery(myselfQuery);
  const back = { to: '/about-me', label: m.people_about_me() };
  const role = myself?.acting.kind === 'practitioner' ? myself.acting.role : undefined;
  const mine = maySetPromises(role) ? role?.organisation : undefined;
  const lead = mine === undefined ? undefined : m.rooms_promises_lead({ organisation: mine.name });
  return (
    <Page title={m.rooms_promises_title()} lead={lead} back={back}>
      {myself === undefined && error === null && <Loading />}
      {myself === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {myself !== undefined && mine === undefined && <EmptyState title={m.rooms_promises_not_you()} />}
      {mine !== undefined && <Promises organisation={mine} />}
      {mine !== undefined && (
        <Suspense fallback={null}>
          <WhyPromiseForm organisation={mine} />
        </Suspense>
      )}
    </Page>
  );
}

function Promises({ organisation: { id, country } }: { organisation: Organisation }) {
  const { data, error, refetch } = useQuery(
    roomsApi.query.listPromises.queryOptions({ input: { organisationId: id } }),
  );
  if (data !== undefined) {
    const said: Promises = {};
    for (const { urgency, within, unit } of data) said[urgency] = { within, unit };
    return <PromiseForm promised={withUsual(said)} country={country} />;
  }
  return error === null ? <Loading /> : <ErrorMessage error={error} onTryAgain={() => void refetch()} />;
}
