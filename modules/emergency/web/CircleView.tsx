import { Button } from '@navikt/ds-react/Button';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { askAnew } from '../../../platform/web/ask-anew.ts';
import { formatTime } from '../../../platform/web/format.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { PersonList, PersonRow } from '../../../platform/web/parts/PersonRow.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import type { EmergencyCircle, EmergencyId, EmergencyReason } from '../domain/emergency.ts';
import { emergencyApi } from './emergency-api.ts';
import { reasonInWords, roleInWords } from './emergency-words.ts';
import { emergencyRefusals } from './refusals.ts';

/** What an open access shows: fetched once, since each look is told to the citizen. */
export function CircleView({ accessId, reason }: { accessId: EmergencyId; reason: EmergencyReason }) {
  const queryClient = useQueryClient();
  const { data, error, refetch } = useQuery(
    emergencyApi.query.look.queryOptions({
      input: { accessId },
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      gcTime: 0,
    }),
  );
  const onSuccess = () => askAnew(queryClient, emergencyApi.query.findOpen.key());
  const end = useMutation(emergencyApi.query.end.mutationOptions({ onSuccess }));
  const name = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (data !== undefined) name.current?.focus();
  }, [data]);
  if (data === undefined) {
    if (error === null) return <Loading />;
    return <ErrorMessage error={error} sentences={emergencyRefusals} onTryAgain={() => void refetch()} />;
  }
  const { citizen, circles, endsAt } = data;
  return (
    <>
      <Card tone="sand">
        <h2 ref={name} tabIndex={-1}>{`${citizen.givenName} ${citizen.familyName}`}</h2>
        <p>{m.emergency_open_for({ time: formatTime(endsAt), reason: reasonInWords(reason) })}</p>
        {end.error && <ErrorMessage error={end.error} sentences={emergencyRefusals} />}
        <div>
          <Button variant="secondary" loading={end.isPending} onClick={() => end.mutate({ accessId })}>
            {m.emergency_end()}
          </Button>
        </div>
      </Card>
      {circles.length === 0 && <EmptyState title={m.emergency_nobody_around()}>{m.emergency_nobody_why()}</EmptyState>}
      {circles.map((circle, index) => (
        <Circle
          // biome-ignore lint/suspicious/noArrayIndexKey: a circle is told without anything that names its room
          key={index}
          circle={circle}
          title={circles.length === 1 ? m.emergency_around() : m.emergency_around_number({ number: index + 1 })}
        />
      ))}
    </>
  );
}

function Circle({
  circle: { people, nextStep },
  title,
}: {
  circle: EmergencyCircle['circles'][number];
  title: string;
}) {
  return (
    <Section title={title}>
      {people.length === 0 && <p>{m.emergency_nobody_here()}</p>}
      <PersonList label={title}>
        {people.map(({ name, profession, organisation, holdsOverview }) => (
          <PersonRow key={`${name} ${profession}`} name={name} subline={roleInWords(profession, organisation)}>
            {holdsOverview && <p>{m.emergency_holds_overview()}</p>}
          </PersonRow>
        ))}
      </PersonList>
      {nextStep !== null && (
        <p>
          <strong>{m.emergency_next()}</strong>{' '}
          {[nextStep.what, nextStep.when ?? '', m.emergency_next_with({ names: nextStep.with })]
            .filter((part) => part !== '')
            .join('. ')}
        </p>
      )}
    </Section>
  );
}
