import { Link } from '@tanstack/react-router';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Rectification } from '../domain/rectification.ts';
import { BothTexts } from './BothTexts.tsx';
import { useRectifications } from './rectification-data.ts';
import './rights.css';

/** What has been said is not right: what waits for me first, then the rest with what was answered. */
export function RectificationsPage() {
  const { data, error, refetch } = useRectifications();
  const back = { to: '/about-me', label: m.people_about_me() };
  const toAnswer = data?.filter(({ mayAnswer }) => mayAnswer) ?? [];
  const others = data?.filter(({ mayAnswer }) => !mayAnswer) ?? [];
  return (
    <Page title={m.rights_rectifications_title()} back={back}>
      {data === undefined && error === null && <Loading />}
      {data === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {data?.length === 0 && <EmptyState title={m.rights_rectifications_none()} />}
      {toAnswer.length > 0 && (
        <Section title={m.rights_to_answer()}>
          {toAnswer.map((one) => (
            <Listed key={one.id} one={one} />
          ))}
        </Section>
      )}
      {others.length > 0 && (
        <Section title={m.rights_said()}>
          {others.map((one) => (
            <Listed key={one.id} one={one} />
          ))}
        </Section>
      )}
    </Page>
  );
}

function Listed({ one }: { one: Rectification }) {
  const { target } = one;
  return (
    <Card as="article">
      <h3>{aboutWhat(one)}</h3>
      <BothTexts of={one} />
      {target.kind === 'message' && !one.mayAnswer && (
        <p className="ti-links">
          <Link to="/rooms/$roomId" params={{ roomId: target.roomId }}>
            {m.rights_to_room()}
          </Link>
        </p>
      )}
    </Card>
  );
}

function aboutWhat({ target, citizenName: name }: Rectification): string {
  switch (target.kind) {
    case 'message':
      return m.rights_about_message({ name });
    case 'entry':
      return m.rights_about_entry({ name });
    case 'person':
      return m.rights_about_person({ name });
  }
}
