import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { instantOf } from '../../../kernel/instant.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import { calendarApi } from './calendar-api.ts';
import { timeInWords } from './calendar-words.ts';
import './calendar.css';

const atMost = 3;

/** On a worker's home: whom she meets next, and the way to her week. */
export function NextAppointments() {
  const [now] = useState(() => new Date());
  const input = { from: instantOf(now), until: instantOf(new Date(now.getTime() + 7 * 86_400_000)) };
  const { data } = useQuery(calendarApi.query.listMine.queryOptions({ input }));
  const next = (data ?? []).filter(({ status }) => status === 'booked').slice(0, atMost);
  if (data === undefined) return null;
  return (
    <Section title={m.calendar_mine()} action={<Link to="/calendar">{m.calendar_whole_week()}</Link>}>
      {next.length === 0 ? (
        <p className="ti-quiet">{m.calendar_nothing_booked()}</p>
      ) : (
        <ul className="calendar-day">
          {next.map(({ id, roomId, citizenName, what, startsAt, minutes }) => (
            <Card key={id} as="li">
              {startsAt !== null && <p>{timeInWords(startsAt, minutes)}</p>}
              <p>
                <Link to={`/rooms/${roomId}/appointments`}>
                  {citizenName}: {what}
                </Link>
              </p>
            </Card>
          ))}
        </ul>
      )}
    </Section>
  );
}
