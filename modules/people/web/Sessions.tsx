import { Button } from '@navikt/ds-react/Button';
import { formatDayAndTime } from '../../../platform/web/format.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import type { OwnSession } from '../domain/own-session.ts';
import { deviceInWords } from './device-words.ts';
import { useEndOtherSessions, useEndSession, useSessions } from './own-session-data.ts';

/** Where one is signed in, each to be ended alone, or all others at once. */
export function Sessions() {
  const { data: sessions, error, refetch } = useSessions();
  return (
    <Section title={m.people_sessions_title()}>
      {sessions !== undefined && <List sessions={sessions} />}
      {sessions === undefined && error === null && <Loading />}
      {sessions === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
    </Section>
  );
}

function List({ sessions }: { sessions: readonly OwnSession[] }) {
  const end = useEndSession();
  const endOthers = useEndOtherSessions();
  const busy = end.isPending || endOthers.isPending;
  const error = end.error ?? endOthers.error;
  return (
    <>
      <ul className="people-roles">
        {sessions.map((session) => {
          const device = deviceInWords(session.device);
          return (
            <Card key={session.id} as="li" tone={session.isThis ? 'teal' : 'plain'}>
              <div className="ti-row">
                <div>
                  <p>
                    <strong>{device}</strong>
                  </p>
                  <p className="ti-quiet">{howAndWhen(session)}</p>
                </div>
                {session.isThis ? (
                  <span>{m.people_sessions_this()}</span>
                ) : (
                  <Button
                    variant="secondary"
                    size="small"
                    aria-label={m.people_sessions_end_named({ device })}
                    disabled={busy}
                    onClick={() => end.mutate({ sessionId: session.id })}
                  >
                    {m.people_sessions_end()}
                  </Button>
                )}
              </div>
            </Card>
          );
        })}
      </ul>
      <p className="ti-quiet" role="status">
        {end.isSuccess || endOthers.isSuccess ? m.people_sessions_ended() : ''}
      </p>
      {error !== null && <ErrorMessage error={error} />}
      {sessions.length > 1 && (
        <div>
          <Button variant="secondary" loading={endOthers.isPending} onClick={() => endOthers.mutate({})}>
            {m.people_sessions_end_others()}
          </Button>
        </div>
      )}
    </>
  );
}

function howAndWhen({ openedWith, lastSeenAt, openedAt, isThis }: OwnSession): string {
  const when = formatDayAndTime(isThis ? openedAt : lastSeenAt);
  const how = openedWith === 'passkey' ? m.people_sessions_by_device() : m.people_sessions_by_electronic_id();
  return isThis ? m.people_sessions_since({ how, when }) : m.people_sessions_seen({ how, when });
}
