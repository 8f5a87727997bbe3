import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { formatDate, withCapital } from '../../../platform/web/format.ts';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import type { ClosedMonth } from '../contract.ts';
import { fewestForNumbers } from '../domain/closed-month.ts';
import { addMonths, Month } from '../domain/months.ts';
import { AfterMeeting } from './AfterMeeting.tsx';
import { monthInWords, reasonInWords } from './handover-words.ts';
import { MonthQuestions } from './MonthQuestions.tsx';
import { Pair } from './Pair.tsx';
import { transitionsApi } from './transitions-api.ts';
import './transitions.css';

/** The month in the address. */
export function ClosedMonthPage() {
  const { month }: { month?: string } = useParams({ strict: false });
  return <OneMonth month={Month.parse(month)} />;
}

/** A month that is over: what its leaders are asked, and the numbers as they were. */
export function OneMonth({ month }: { month: Month }) {
  const { data, error, refetch } = useQuery(transitionsApi.query.getClosedMonth.queryOptions({ input: { month } }));
  return (
    <Page title={withCapital(monthInWords(month))} lead={m.transitions_month_lead()} back={{ to: '/handovers' }}>
      {data === undefined && error === null && <Loading />}
      {data === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {data !== undefined && <Closed closed={data} />}
    </Page>
  );
}

function Closed({ closed }: { closed: ClosedMonth }) {
  const { month, closedAt, pairs, questions, before, iMayAnswer, afterMeeting } = closed;
  const isFew = ({ stages }: ClosedMonth['pairs'][number]) => (stages['opened'] ?? 0) < fewestForNumbers;
  return (
    <>
      <p className="ti-quiet">{m.transitions_month_closed({ day: formatDate(closedAt) })}</p>
      <MonthQuestions title={m.transitions_ask_title()} month={month} questions={questions} mayAnswer={iMayAnswer} />
      <MonthQuestions
        title={m.transitions_month_before({ month: monthInWords(addMonths(month, -1)) })}
        month={addMonths(month, -1)}
        questions={before}
        mayAnswer={false}
      />
      {pairs.filter(isFew).map((pair) => (
        <FewTold key={`${pair.organisationId} ${String(pair.sent)}`} pair={pair} />
      ))}
      {pairs
        .filter((pair) => !isFew(pair))
        .map((pair) => (
          <Pair key={`${pair.organisationId} ${String(pair.sent)}`} pair={pair} />
        ))}
      <AfterMeeting compared={afterMeeting} />
    </>
  );
}

/** Few hand-overs with another organisation, as a sentence: one more or less would turn a table round. */
function FewTold({ pair: { organisation, sent, stages, obstacles } }: { pair: ClosedMonth['pairs'][number] }) {
  const [begun, held] = [stages['opened'] ?? 0, stages['held'] ?? 0];
  return (
    <Section title={sent ? m.transitions_sent_to({ organisation }) : m.transitions_received_from({ organisation })}>
      <p>{m.transitions_month_few({ begun, held })}</p>
      {obstacles.length > 0 && (
        <p>
          {m.transitions_month_few_hindered({
            reasons: obstacles.map(({ reason }) => reasonInWords(reason).toLowerCase()).join('; '),
          })}
        </p>
      )}
    </Section>
  );
}
