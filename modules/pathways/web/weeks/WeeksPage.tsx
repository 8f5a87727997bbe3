import { useQuery } from '@tanstack/react-query';
import { getLanguage } from '../../../../platform/web/language.ts';
import { ErrorMessage } from '../../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../../platform/web/parts/Page.tsx';
import { m } from '../../../../platform/web/words.ts';
import { myselfQuery } from '../../../people/web/public.tsx';
import { numberOfWeek, type Said, sayOf, type WeekCount } from '../../domain/weeks.ts';
import { pathwaysApi } from '../pathways-api.ts';
import { WeeksChart } from './WeeksChart.tsx';
import './weeks.css';

/** In and out of an organisation, week by week: numbers, and no claim about where they go. */
export function WeeksPage() {
  const { data: myself } = useQuery(myselfQuery);
  const { data: weeks, error, refetch } = useQuery(pathwaysApi.query.countByWeek.queryOptions());
  const organisation = myself?.acting.kind === 'practitioner' ? myself.acting.role.organisation.name : '';
  return (
    <Page title={m.pathways_weeks_title()} lead={m.pathways_weeks_lead({ organisation })} back={{ to: '/' }}>
      {weeks === undefined && error === null && <Loading />}
      {weeks === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {weeks !== undefined && (
        <div className="ti-stack">
          <p>{saidInWords(sayOf(weeks))}</p>
          <WeeksChart weeks={weeks} />
          <WeeksTable weeks={weeks} />
          <p className="ti-quiet">{m.pathways_weeks_means()}</p>
        </div>
      )}
    </Page>
  );
}

function saidInWords(said: Said): string {
  const number = new Intl.NumberFormat(getLanguage());
  switch (said.is) {
    case 'too-few-weeks':
      return m.pathways_weeks_too_few_weeks();
    case 'too-few-numbers':
      return m.pathways_weeks_too_few_numbers();
    case 'medians':
      return m.pathways_weeks_medians({ started: number.format(said.started), ended: number.format(said.ended) });
  }
}

/** The latest week first: it is what one looks for. */
function WeeksTable({ weeks }: { weeks: readonly WeekCount[] }) {
  return (
    <table className="weeks-table">
      <caption className="aksel-sr-only">{m.pathways_weeks_title()}</caption>
      <thead>
        <tr>
          <th scope="col">{m.pathways_weeks_week()}</th>
          <th scope="col">{m.pathways_weeks_started()}</th>
          <th scope="col">{m.pathways_weeks_ended()}</th>
          <th scope="col">{m.pathways_weeks_open()}</th>
          <th scope="col">{m.pathways_weeks_hanging()}</th>
        </tr>
      </thead>
      <tbody>
        {weeks.toReversed().map(({ week, monday, started, ended, open, hanging }, nr) => (
          <tr key={week}>
            <th scope="row">
              {nr === 0 ? m.pathways_weeks_now({ week: numberOfWeek(monday) }) : numberOfWeek(monday)}
            </th>
            <td>{started}</td>
            <td>{ended}</td>
            <td>{open}</td>
            <td>{hanging}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
