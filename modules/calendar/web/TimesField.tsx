import { Button } from '@navikt/ds-react/Button';
import { Select } from '@navikt/ds-react/Select';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Instant, instantOf } from '../../../kernel/instant.ts';
import type { PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import { dayInZone } from '../../../kernel/zone.ts';
import { formatLongDay, formatTime, withCapital } from '../../../platform/web/format.ts';
import { m } from '../../../platform/web/words.ts';
import { calendarApi } from './calendar-api.ts';
import { beginningInWords } from './calendar-words.ts';

export type TimesFieldProps = {
  roomId: RoomId;
  roleIds: readonly PractitionerRoleId[];
  minutes: number;
  atMost: number;
  chosen: readonly Instant[];
  onChange: (chosen: Instant[]) => void;
  error?: string | undefined;
};

const dayOf = (time: Instant) => dayInZone(new Date(time), 'Europe/Oslo');
const fourWeeks = 28 * 86_400_000;

/** Times at which all are free, by the day: first a day, then a time. What is chosen stands above, and can be taken away. */
export function TimesField({ roomId, roleIds, minutes, atMost, chosen, onChange, error }: TimesFieldProps) {
  const [now] = useState(() => new Date());
  const [day, setDay] = useState('');
  const window = { from: instantOf(now), until: instantOf(new Date(now.getTime() + fourWeeks)) };
  const input = { roomId, roleIds: [...roleIds], minutes, ...window };
  const { data: times = [], isPending } = useQuery(calendarApi.query.findTimes.queryOptions({ input }));
  const days = [...new Set(times.map(dayOf))];
  const ofDay = times.filter((time) => dayOf(time) === day && !chosen.includes(time));
  return (
    <div className="ti-stack calendar-times" role="group" aria-label={m.calendar_times()}>
      {chosen.length > 0 && (
        <ul>
          {chosen.map((time) => (
            <li key={time}>
              <span>{beginningInWords(time)}</span>
              <Button
                type="button"
                variant="tertiary"
                size="small"
                aria-label={m.calendar_time_remove({ time: beginningInWords(time) })}
                onClick={() => onChange(chosen.filter((one) => one !== time))}
              >
                {m.calendar_remove()}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {chosen.length < atMost && (
        <div className="calendar-day-and-time">
          <Select
            label={m.calendar_field_day()}
            description={!isPending && days.length === 0 ? m.calendar_nobody_free() : undefined}
            value={day}
            error={error}
            onChange={(event) => setDay(event.target.value)}
          >
            <option value="">{isPending ? m.calendar_looking() : m.calendar_choose()}</option>
            {days.map((one) => (
              <option key={one} value={one}>
                {withCapital(formatLongDay(one))}
              </option>
            ))}
          </Select>
          {day !== '' && (
            <Select
              label={m.calendar_field_time()}
              value=""
              onChange={(event) => {
                const time = times.find((one) => one === event.target.value);
                if (time !== undefined) onChange([...chosen, time].toSorted());
              }}
            >
              <option value="">{m.calendar_choose()}</option>
              {ofDay.map((time) => (
                <option key={time} value={time}>
                  {formatTime(time)}
                </option>
              ))}
            </Select>
          )}
        </div>
      )}
    </div>
  );
}
