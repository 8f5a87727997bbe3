import { useQuery } from '@tanstack/react-query';
import { formatDate } from '../../../platform/web/format.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import { AccessFacts } from './AccessFacts.tsx';
import { emergencyApi } from './emergency-api.ts';
import { nameOf } from './emergency-words.ts';
import { ReviewForm } from './ReviewForm.tsx';
import { emergencyRefusals } from './refusals.ts';
import './emergency.css';

type Overseen = Awaited<ReturnType<typeof emergencyApi.client.listToReview>>[number];

/** What the organisation's people have opened, for its data protection officer: those to be reviewed first, since when. */
export function ReviewPage() {
  const { data, error, refetch } = useQuery(emergencyApi.query.listToReview.queryOptions());
  const waiting = data?.filter(({ reviews }) => reviews.length === 0) ?? [];
  const reviewed = data?.filter(({ reviews }) => reviews.length > 0) ?? [];
  return (
    <Page title={m.emergency_review_title()} lead={m.emergency_review_lead()} back={{ to: '/' }}>
      {data === undefined && error === null && <Loading />}
      {data === undefined && error !== null && (
        <ErrorMessage error={error} sentences={emergencyRefusals} onTryAgain={() => void refetch()} />
      )}
      {data?.length === 0 && <EmptyState title={m.emergency_review_none()}>{m.emergency_review_none_why()}</EmptyState>}
      <Listed title={m.emergency_review_waiting()} accesses={waiting} />
      <Listed title={m.emergency_review_done()} accesses={reviewed} />
    </Page>
  );
}

function Listed({ title, accesses }: { title: string; accesses: readonly Overseen[] }) {
  if (accesses.length === 0) return null;
  return (
    <Section title={title}>
      {accesses.map((access) => (
        <Card key={access.id} as="article">
          <h3>{m.emergency_review_whose({ who: nameOf(access), citizen: access.citizen.name })}</h3>
          {access.reviews.length === 0 && (
            <p>{m.emergency_review_since({ day: formatDate(access.openedAt), due: formatDate(access.reviewBy) })}</p>
          )}
          <AccessFacts access={access} />
          {access.isOpen ? <p>{m.emergency_refusal_still_open()}</p> : <ReviewForm access={access} />}
        </Card>
      ))}
    </Section>
  );
}
