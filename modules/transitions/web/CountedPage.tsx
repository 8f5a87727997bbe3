import { Button } from '@navikt/ds-react/Button';
import { ToggleGroup } from '@navikt/ds-react/ToggleGroup';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getLanguage } from '../../../platform/web/language.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import { dayAt } from '../../pathways/domain/day-at.ts';
import { addMonths, Month } from '../domain/months.ts';
import { AfterMeeting } from './AfterMeeting.tsx';
import { questionAbout, reasonInWords } from './handover-words.ts';
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
    </Page>
  );
}

function inWords(month: Month, span: 'month' | 'year'): string {
  const format = new Intl.DateTimeFormat(getLanguage(), { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const name = (of: Month) => format.format(new Date(`${of}-15T12:00:00Z`));
  return span === 'month' ? name(month) : `${name(addMonths(month, -11))} – ${name(month)}`;
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

const stages = {
  opened: m.transitions_stage_opened,
  offered: m.transitions_stage_offered,
  wished: m.transitions_stage_wished,
  planned: m.transitions_stage_planned,
  held: m.transitions_stage_held,
  'summary-shared': m.transitions_stage_summary_shared,
  'handed-over': m.transitions_stage_handed_over,
} as const;

function Pair({ pair: { organisation, sent, stages: reached, obstacles } }: { pair: Counted['pairs'][number] }) {
  return (
    <Section title={sent ? m.transitions_sent_to({ organisation }) : m.transitions_received_from({ organisation })}>
      <dl className="transitions-funnel">
        {Object.entries(stages).map(([stage, words]) => (
          <div key={stage}>
            <dt>{words()}</dt>
            <dd>{reached[stage] ?? 0}</dd>
          </div>
        ))}
      </dl>
      {obstacles.length > 0 && (
        <>
          <h3 className="transitions-small">{m.transitions_hindered()}</h3>
          <dl className="transitions-funnel">
            {obstacles.map(({ reason, times }) => (
              <div key={reason}>
                <dt>{reasonInWords(reason)}</dt>
                <dd>{times}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </Section>
  );
}
