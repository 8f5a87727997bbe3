import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { m } from '../../../platform/web/words.ts';
import { myselfQuery } from '../../people/web/public.tsx';
import { ErrandList } from './ErrandList.tsx';
import { errandsApi } from './errands-api.ts';

/** Over all my rooms: what she has asked for; for who works what is hers now, or waits for her. */
export function ErrandsPage() {
  const works = useQuery(myselfQuery).data?.acting.kind === 'practitioner';
  const { data, error, refetch } = useQuery(errandsApi.query.listMine.queryOptions());
  return (
    <Page
      title={works ? m.errands_title_work() : m.errands_title()}
      lead={works ? '' : m.errands_lead()}
      back={{ to: '/' }}
    >
      {data === undefined && error === null && <Loading />}
      {data === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {data?.length === 0 && (
        <EmptyState title={m.errands_none()}>{works ? m.errands_none_why_work() : m.errands_none_why()}</EmptyState>
      )}
      {data !== undefined && <ErrandList errands={data} withName={works} />}
      {works && (
        <p className="ti-links">
          <Link to="/couriers">{m.errands_counted_to()}</Link>
        </p>
      )}
    </Page>
  );
}
