import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import { TalkAge } from '../domain/age-of-talk.ts';
import { ageInWords } from './encounter-words.ts';
import { encountersApi } from './encounters-api.ts';
import { UnwrittenList } from './UnwrittenList.tsx';
import './encounters.css';

/** My talks whose notes are open, by age; and below it the numbers of the organisation, without names. */
export function MyNotesPage() {
  const { data, error, refetch } = useQuery(encountersApi.query.listMine.queryOptions());
  const open = data?.filter(({ age }) => age !== 'ahead');
  return (
    <Page title={m.encounters_mine()} lead={m.encounters_mine_lead()} back={{ to: '/' }}>
      {data === undefined && error === null && <Loading />}
      {data === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {open?.length === 0 && <EmptyState title={m.encounters_mine_none()}>{m.encounters_mine_none_why()}</EmptyState>}
      {TalkAge.options.map((age) => {
        const talks = open?.filter((talk) => talk.age === age) ?? [];
        return talks.length === 0 ? null : (
          <Section key={age} title={ageInWords(age)}>
            <UnwrittenList talks={talks} />
          </Section>
        );
      })}
      <AtOurs />
    </Page>
  );
}

function AtOurs() {
  const { data = [] } = useQuery(encountersApi.query.countUnwritten.queryOptions());
  if (data.length === 0) return null;
  return (
    <Section title={m.encounters_ours()}>
      <p className="ti-quiet">{m.encounters_ours_means()}</p>
      <dl className="encounters-counts">
        {TalkAge.options.map((age) => (
          <div key={age}>
            <dt>{ageInWords(age)}</dt>
            <dd>{data.find((one) => one.age === age)?.talks ?? 0}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
