import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Card } from '../../../../platform/web/parts/Card.tsx';
import { EmptyState } from '../../../../platform/web/parts/EmptyState.tsx';
import { ErrorMessage } from '../../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../../platform/web/parts/Page.tsx';
import { m } from '../../../../platform/web/words.ts';
import type { Myself } from '../../../people/domain/person.ts';
import { myselfQuery } from '../../../people/web/public.tsx';
import { dayAt } from '../../domain/day-at.ts';
import type { LaterStep } from '../../domain/pathway-action.ts';
import { mySteps } from '../my-steps.ts';
import { pathwaysApi } from '../pathways-api.ts';
import { StepButtons } from '../StepButtons.tsx';
import { adviceInWords, signInWords } from './hanging-words.ts';
import '../pathways.css';

type Hanging = Awaited<ReturnType<typeof pathwaysApi.client.listHanging>>[number];

/** Which of what I hold may be ready to end: why, in plain facts, and what could be done; nothing happens by itself. */
export function HangingPage() {
  const { data: myself } = useQuery(myselfQuery);
  const { data, error, refetch } = useQuery(pathwaysApi.query.listHanging.queryOptions());
  return (
    <Page title={m.pathways_hanging_title()} lead={m.pathways_hanging_lead()} back={{ to: '/' }}>
      {data === undefined && error === null && <Loading />}
      {data === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {data?.length === 0 && <EmptyState title={m.pathways_hanging_none()}>{m.pathways_hanging_none_why()}</EmptyState>}
      {myself !== undefined && data !== undefined && data.length > 0 && (
        <ul className="pathway-mine pathway-hanging">
          {data.map((one) => (
            <HangingCard key={one.id} pathway={one} myself={myself} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function HangingCard({ pathway, myself }: { pathway: Hanging; myself: Myself }) {
  const [now] = useState(() => new Date());
  const { citizenName, organisationName, roomId, hanging } = pathway;
  return (
    <Card as="li">
      <h2 className="pathway-small">
        <Link to={`/rooms/${roomId}/pathways`}>
          {citizenName}, {organisationName}
        </Link>
      </h2>
      <ul className="pathway-signs" aria-label={m.pathways_hanging_why()}>
        {hanging.signs.map((sign) => (
          <li key={sign.sign}>{signInWords(sign)}</li>
        ))}
      </ul>
      <p className="ti-quiet">{adviceInWords(hanging.advice)}</p>
      <StepButtons pathway={pathway} kinds={offered(pathway, mySteps(pathway, myself, dayAt(now)))} />
    </Card>
  );
}

/** What is suggested first, then what else fits here. */
function offered({ hanging: { advice } }: Hanging, mine: readonly LaterStep['kind'][]): LaterStep['kind'][] {
  const kinds = [advice, 'ending-offered', 'next-contact-agreed', 'paused', 'resumed', 'ending-talked'] as const;
  return [...new Set<LaterStep['kind']>(kinds)].filter((kind) => mine.includes(kind));
}
