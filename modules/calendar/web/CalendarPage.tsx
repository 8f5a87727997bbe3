import { Button } from '@navikt/ds-react/Button';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { addDays, type Day, weekday } from '../../../kernel/day.ts';
import { type Instant, instantOf } from '../../../kernel/instant.ts';
import { dayInZone, startOfDay } from '../../../kernel/zone.ts';
import { askAnew } from '../../../platform/web/ask-anew.ts';
import { formatDate, formatLongDay, formatTime, withCapital } from '../../../platform/web/format.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import { BusyForm } from './BusyForm.tsx';
import { calendarApi } from './calendar-api.ts';
import './calendar.css';

const zone = 'Europe/Oslo';

/** A worker's own week, day by day: her appointments, and what she has written in herself. */
export function CalendarPage() {
  const [now] = useState(() => new Date());
  const [weeks, setWeeks] = useState(0);
  const today = dayInZone(now, zone);
  const monday = addDays(today, 1 - weekday(today) + 7 * weeks);
  const days = Array.from({ length: 7 }, (_, count) => addDays(monday, count));
  const input = {
    from: instantOf(startOfDay(monday, zone)),
    until: instantOf(startOfDay(addDays(monday, 7), zone)),
  };
  const mine = useQuery(calendarApi.query.listMine.queryOptions({ input }));
  const busy = useQuery(calendarApi.query.listBusyPeriods.queryOptions({ input }));
  const error = mine.error ?? busy.error;
  return (
    <Page
      title={m.calendar_mine()}
      lead={m.calendar_week({ from: formatDate(monday), until: formatDate(addDays(monday, 6)) })}
      back={{ to: '/' }}
    >
      <div className="calendar-buttons">
        <Button variant="secondary" size="small" onClick={() => setWeeks(weeks - 1)}>
          {m.calendar_week_before()}
        </Button>
        <Button variant="secondary" size="small" onClick={() => setWeeks(weeks + 1)}>
          {m.calendar_week_after()}
        </Button>
      </div>
      {(mine.isPending || busy.isPending) && error === null && <Loading />}
      {error !== null && (
        <ErrorMessage error={error} onTryAgain={() => void Promise.all([mine.refetch(), busy.refetch()])} />
      )}
      {mine.data !== undefined &&
        busy.data !== undefined &&
        days
          .map((day) => ({ day, entries: entriesOf(day, mine.data, busy.data) }))
          .filter(({ day, entries }) => entries.length > 0 || weekday(day) <= 5)
          .map(({ day, entries }) => <OneDay key={day} day={day} entries={entries} />)}
      <BusyForm key={monday} first={today > monday ? today : monday} />
    </Page>
  );
}

type Mine = Awaited<ReturnType<typeof calendarApi.client.listMine>>[number];
type Busy = Awaited<ReturnType<typeof calendarApi.client.listBusyPeriods>>[number];
interface Entry {
  key: string;
  startsAt: Instant;
  endsAt: Instant;
  appointment?: Mine;
  period?: Busy;
}

/** What takes her time on one day, in its order; of a proposal every time that is held. */
function entriesOf(day: Day, mine: readonly Mine[], busy: readonly Busy[]): Entry[] {
  const [from, until] = [startOfDay(day, zone), startOfDay(addDays(day, 1), zone)].map(instantOf);
  const held = mine.flatMap((appointment) => {
    const { id, startsAt, endsAt, options, minutes } = appointment;
    if (startsAt !== null && endsAt !== null) return [{ key: id, startsAt, endsAt, appointment }];
    return options.map((option) => {
      const end = instantOf(new Date(Date.parse(option) + minutes * 60_000));
      return { key: `${id} ${option}`, startsAt: option, endsAt: end, appointment };
    });
  });
  return [...held, ...busy.map((period): Entry => ({ key: period.id, ...period, period }))]
    .filter(({ startsAt, endsAt }) => startsAt < (until ?? '') && endsAt > (from ?? ''))
    .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
}

function OneDay({ day, entries }: { day: Day; entries: readonly Entry[] }) {
  return (
    <Section title={withCapital(formatLongDay(day))}>
      {entries.length === 0 ? (
        <p className="ti-quiet">{m.calendar_nothing()}</p>
      ) : (
        <ul className="calendar-day">
          {entries.map((entry) => (
            <Card key={entry.key} as="li" tone={entry.period === undefined ? 'plain' : 'sand'}>
              <p>
                <strong>
                  {dayInZone(new Date(entry.startsAt), zone) === day ? formatTime(entry.startsAt) : '…'}–
                  {dayInZone(new Date(entry.endsAt), zone) === day ? formatTime(entry.endsAt) : '…'}
                </strong>
              </p>
              {entry.appointment !== undefined && <OneAppointment appointment={entry.appointment} />}
              {entry.period !== undefined && <OnePeriod period={entry.period} />}
            </Card>
          ))}
        </ul>
      )}
    </Section>
  );
}

function OneAppointment({ appointment: { roomId, what, citizenName, status } }: { appointment: Mine }) {
  return (
    <>
      <p>
        <Link to={`/rooms/${roomId}/appointments`}>
          {citizenName}: {what}
        </Link>
      </p>
      {status === 'proposed' && <p className="ti-quiet">{m.calendar_only_held()}</p>}
    </>
  );
}

function OnePeriod({ period: { id, words } }: { period: Busy }) {
  const queryClient = useQueryClient();
  const removing = useMutation(
    calendarApi.query.removeBusyPeriod.mutationOptions({
      onSuccess: () => askAnew(queryClient, calendarApi.query.key()),
    }),
  );
  const what = words === '' ? m.calendar_busy() : words;
  return (
    <>
      <p>{what}</p>
      <div>
        <Button
          variant="tertiary"
          size="small"
          loading={removing.isPending}
          aria-label={m.calendar_time_remove({ time: what })}
          onClick={() => removing.mutate({ id })}
        >
          {m.calendar_remove()}
        </Button>
      </div>
      {removing.error && <ErrorMessage error={removing.error} />}
    </>
  );
}
