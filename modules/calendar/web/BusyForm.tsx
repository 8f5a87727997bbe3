import { Button } from '@navikt/ds-react/Button';
import { Select } from '@navikt/ds-react/Select';
import { TextField } from '@navikt/ds-react/TextField';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { Day } from '../../../kernel/day.ts';
import { instantOf } from '../../../kernel/instant.ts';
import { atTime } from '../../../kernel/zone.ts';
import { askAnew } from '../../../platform/web/ask-anew.ts';
import { formatTime } from '../../../platform/web/format.ts';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import { DayField } from '../../consent/web/public.tsx';
import { calendarApi } from './calendar-api.ts';
import { calendarRefusals } from './refusals.ts';

const zone = 'Europe/Oslo';
const times = Array.from({ length: 49 }, (_, half) => {
  const minutes = 7 * 60 + half * 15;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
});

/** When she is taken by something that is nobody else’s: the others see that, and not by what. */
export function BusyForm({ first }: { first: Day }) {
  const queryClient = useQueryClient();
  const begin = { day: String(first), from: '08:00', until: '16:00', words: '' };
  const [typed, setTyped] = useState(begin);
  const [isOpen, setOpen] = useState(false);
  const adding = useMutation(
    calendarApi.query.addBusyPeriod.mutationOptions({
      onSuccess: async () => {
        await askAnew(queryClient, calendarApi.query.key());
        setOpen(false);
        setTyped(begin);
      },
    }),
  );
  if (!isOpen)
    return (
      <div className="calendar-more">
        <Button onClick={() => setOpen(true)}>{m.calendar_add_busy()}</Button>
      </div>
    );
  const change = (part: Partial<typeof begin>) => setTyped({ ...typed, ...part });
  const day = Day.safeParse(typed.day).data;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (day === undefined) return;
    const [startsAt, endsAt] = [instantOf(atTime(day, typed.from, zone)), instantOf(atTime(day, typed.until, zone))];
    adding.mutate({ id: crypto.randomUUID(), startsAt, endsAt, words: typed.words.trim() });
  };
  const timeField = (label: string, part: 'from' | 'until') => (
    <Select label={label} value={typed[part]} onChange={(event) => change({ [part]: event.target.value })}>
      {times.map((time) => (
        <option key={time} value={time}>
          {formatTime(atTime(first, time, zone))}
        </option>
      ))}
    </Select>
  );
  return (
    <Section title={m.calendar_add_busy()}>
      <form className="ti-stack" onSubmit={submit} aria-label={m.calendar_add_busy()}>
        <p className="ti-quiet">{m.calendar_busy_means()}</p>
        <DayField label={m.calendar_field_day()} value={typed.day} onChange={(given) => change({ day: given })} />
        {timeField(m.calendar_field_from(), 'from')}
        {timeField(m.calendar_field_until(), 'until')}
        <TextField
          label={m.calendar_field_busy_words()}
          value={typed.words}
          maxLength={100}
          onChange={(event) => change({ words: event.target.value })}
        />
        {adding.error && <ErrorMessage error={adding.error} sentences={calendarRefusals} />}
        <div className="calendar-buttons">
          <Button loading={adding.isPending}>{m.calendar_save()}</Button>
          <Button type="button" variant="tertiary" onClick={() => setOpen(false)}>
            {m.calendar_not_now()}
          </Button>
        </div>
      </form>
    </Section>
  );
}
