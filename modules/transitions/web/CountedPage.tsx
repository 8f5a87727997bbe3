import { Button } from '@navikt/ds-react/Button';
import { ToggleGroup } from '@navikt/ds-react/ToggleGroup';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import { dayAt } from '../../pathways/domain/day-at.ts';
import { addMonths, Month } from '../domain/months.ts';
import { AfterMeeting } from './AfterMeeting.tsx';
import { ClosedMonths } from './ClosedMonths.tsx';
import { monthInWords, questionAbout, reasonInWords } from './handover-words.ts';
import { Pair } from './Pair.tsx';
import { transitionsApi } from './transitions-api.ts';
import './transitions.css';

type Counted = Awaited<ReturnType<typeof transitionsApi.client.countHandovers>>;

/** For whoever leads: how far first meetings with each other organisation came, and what to ask about. Numbers, no percentages. */
export function CountedPage() {
  const [now] = useState(() => new Date());
  const [month, setMonth] = useState(() => Month.parse(dayAt(now).slice(0, 7)));
  const [span, setSpan] = useState<'month' | 'year'>('month');
  const input = { month, span };
  const { data, error, refetch } = useQuery(transitionsApi.query.countHandovers.queryOptions({ input }));
  return (
    <Page title={m.transitions_counted_title()} lead={m.transitions_counted_lead()} back={{ to: '/' }}>
      <div className="transitions-steps">
        <ToggleGroup
          label={m.transitions_counted_span()}
          value={span}
          onChange={(value) => setSpan(value === 'year' ? 'year' : 'month')}
        >
          <ToggleGroup.Item value="month">{m.transitions_counted_month()}</ToggleGroup.Item>
          <ToggleGroup.Item value="year">{m.transitions_counted_year()}</ToggleGroup.Item>
        </ToggleGroup>
      </div>
      <div className="transitions-months">
        <Button size="small" variant="tertiary" onClick={() => setMonth(addMonths(month, -1))}>
          {m.transitions_counted_earlier()}
        </Button>
        <p aria-live="polite">
          <strong>{inWords(month, span)}</strong>
        </p>
        <Button size="small" variant="tertiary" onClick={() => setMonth(addMonths(month, 1))}>
          {m.transitions_counted_later()}
        </Button>
      </div>
      {data === undefined && error === null && <Loading />}
      {data === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {data?.pairs.length === 0 && (
        <EmptyState title={m.transitions_counted_none()}>{m.transitions_counted_none_why()}</EmptyState>
      )}
      {data !== undefined && <ToAskAbout asked={data.toAskAbout} />}
      {data !== undefined && <AfterMeeting compared={data.afterMeeting} />}
      {data?.pairs.map((pair) => (
        <Pair key={`${pair.organisationId} ${String(pair.sent)}`} pair={pair} />
      ))}
      <ClosedMonths />
    </Page>
  );
}

function inWords(month: Month, span: 'month' | 'year'): string {
  return span === 'month' ? monthInWords(month) : `${monthInWords(addMonths(month, -11))} – ${monthInWords(month)}`;
}

/** The leader's list of questions: what hindered most, and what can be asked about it. */
function ToAskAbout({ asked }: { asked: Counted['toAskAbout'] }) {
  if (asked.length === 0) return null;
  return (
    <Section title={m.transitions_ask_title()}>
      <ol className="transitions-lines">
        {asked.map(({ reason, times }) => (
          <li key={reason}>
            <div>
              <p>
                <strong>{questionAbout(reason)}</strong>
              </p>
              <p className="ti-quiet">{m.transitions_times({ reason: reasonInWords(reason), count: times })}</p>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
