import { Button } from '@navikt/ds-react/Button';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { minutesBetween } from '../domain/moments.ts';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { LanguageMenu } from '../../../platform/web/parts/LanguageMenu.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { refusalOf } from '../../../platform/web/refusal.ts';
import { m } from '../../../platform/web/words.ts';
import type { LinkedAppointment } from '../contract.ts';
import { calendarApi } from './calendar-api.ts';
import { placeInWords, timeInWords } from './calendar-words.ts';
import { calendarRefusals } from './refusals.ts';
import './calendar.css';

/** The page behind a link: when, where, who, and yes or no. Nobody signs in here. */
export function AppointmentByLinkPage() {
  const [token] = useState(() => window.location.hash.slice(1));
  useEffect(() => {
    // The secret must not stand in the history, and is there again when the link is opened again.
    window.history.replaceState(window.history.state, '', window.location.pathname);
  }, []);
  const [answered, setAnswered] = useState<LinkedAppointment>();
  const opened = useQuery({
    ...calendarApi.query.openLink.queryOptions({ input: { token } }),
    enabled: token !== '',
    retry: false,
  });
  const answering = useMutation(calendarApi.query.answerLink.mutationOptions({ onSuccess: setAnswered }));
  const appointment = answered ?? opened.data;
  const isOver = token === '' || refusalOf(opened.error) === 'not-found' || refusalOf(answering.error) === 'not-found';
  if (isOver)
    return (
      <Page title={m.calendar_link_over()} actions={<LanguageMenu />}>
        <p>{m.calendar_link_over_means()}</p>
      </Page>
    );
  return (
    <Page title={m.calendar_link_title()} actions={<LanguageMenu />}>
      {appointment === undefined && opened.error === null && <Loading />}
      {appointment === undefined && opened.error !== null && (
        <ErrorMessage error={opened.error} onTryAgain={() => void opened.refetch()} />
      )}
      {appointment !== undefined && (
        <Shown
          appointment={appointment}
          isSending={answering.isPending}
          onAnswer={(answer) => answering.mutate({ token, id: crypto.randomUUID(), answer })}
        />
      )}
      {answering.error && <ErrorMessage error={answering.error} sentences={calendarRefusals} />}
    </Page>
  );
}

type ShownProps = { appointment: LinkedAppointment; isSending: boolean; onAnswer: (answer: 'yes' | 'no') => void };

function Shown({ appointment, isSending, onAnswer }: ShownProps) {
  const { startsAt, endsAt, place, arrangedBy, organisation, citizenGivenName, name, asks, booked } = appointment;
  return (
    <div className="ti-stack">
      <p>{m.calendar_link_who({ name, by: arrangedBy, organisation, citizen: citizenGivenName })}</p>
      {startsAt !== null && endsAt !== null && (
        <p>
          <strong>
            <time dateTime={startsAt}>{timeInWords(startsAt, minutesBetween(startsAt, endsAt))}</time>
          </strong>
        </p>
      )}
      <p>{placeInWords(place)}</p>
      {asks === 'nothing' ? (
        <p role="status">{booked ? m.calendar_link_booked() : m.calendar_link_nothing()}</p>
      ) : (
        <>
          <p>{asks === 'move' ? m.calendar_link_asks_move() : m.calendar_link_asks_time()}</p>
          <div className="calendar-buttons">
            <Button loading={isSending} onClick={() => onAnswer('yes')}>
              {m.calendar_yes()}
            </Button>
            <Button variant="secondary" disabled={isSending} onClick={() => onAnswer('no')}>
              {m.calendar_no()}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
