import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { m } from '../../../platform/web/words.ts';
import { lastMonths } from '../domain/relays.ts';
import { errandsApi } from './errands-api.ts';
import { monthInWords } from './month-in-words.ts';
import './errands.css';

/** Half a year of counts of an organisation, each as a sentence; fewer than five are not told. */
export function CouriersPage() {
  const [months] = useState(() => lastMonths(new Date().toISOString().slice(0, 7), 6));
  return (
    <Page title={m.errands_counted_title()} lead={m.errands_counted_lead()} back={{ to: '/errands' }}>
      <ul className="errands errands-months">
        {months.map((month) => (
          <Counted key={month} month={month} />
        ))}
      </ul>
    </Page>
  );
}

function Counted({ month }: { month: string }) {
  const { data, error, refetch } = useQuery(errandsApi.query.countRelays.queryOptions({ input: { month } }));
  return (
    <Card as="li">
      <h2>{monthInWords(month)}</h2>
      {error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {data !== undefined && (
        <p>{data.times === null ? m.errands_counted_few() : m.errands_counted_times({ times: data.times })}</p>
      )}
    </Card>
  );
}
