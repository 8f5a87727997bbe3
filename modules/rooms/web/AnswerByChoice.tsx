import { Button } from '@navikt/ds-react/Button';
import { useEffect, useId, useRef, useState } from 'react';
import { addDays, type Day } from '../../../kernel/day.ts';
import type { RoomId, ThreadId } from '../../../kernel/ids.ts';
import { addWorkingDays } from '../../../kernel/working-days.ts';
import { dayInZone, zoneOf } from '../../../kernel/zone.ts';
import { formatDay, withCapital } from '../../../platform/web/format.ts';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import { roomRefusals } from './refusals.ts';
import { useMyCountry, useSteps } from './room-data.ts';
import { useEscape } from './use-escape.ts';

export type AnswerByChoiceProps = { roomId: RoomId; threadId: ThreadId; now: Date };

/** "I'll answer by": a day, not an hour. The thread waits on me from then. */
export function AnswerByChoice({ roomId, threadId, now }: AnswerByChoiceProps) {
  const [isOpen, open] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const { promiseAnswer } = useSteps(roomId);
  const close = () => {
    open(false);
    toggle.current?.focus();
  };
  const promise = (day: string) => promiseAnswer.mutate({ roomId, threadId, day }, { onSuccess: close });
  return (
    <>
      <Button ref={toggle} variant="secondary" size="small" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
        {m.rooms_answer_by()}
      </Button>
      {isOpen && <Days now={now} busy={promiseAnswer.isPending} onChoose={promise} onClose={close} />}
      {promiseAnswer.error !== null && <ErrorMessage error={promiseAnswer.error} sentences={roomRefusals} />}
    </>
  );
}

type DaysProps = { now: Date; busy: boolean; onChoose: (day: string) => void; onClose: () => void };

function Days({ now, busy, onChoose, onClose }: DaysProps) {
  const country = useMyCountry();
  const id = useId();
  const first = useRef<HTMLButtonElement>(null);
  const [otherDay, setOtherDay] = useState('');
  useEffect(() => first.current?.focus(), []);
  const today = dayInZone(now, zoneOf(country));
  const inThree = addWorkingDays(today, 3, country);
  const days = useRef<HTMLFieldSetElement>(null);
  useEscape(days, onClose);
  const choice = (day: Day, label: string) => (
    <Button
      key={day}
      ref={day === today ? first : null}
      variant="secondary"
      size="small"
      disabled={busy}
      onClick={() => onChoose(day)}
    >
      {label}
    </Button>
  );
  return (
    <fieldset ref={days} className="ti-days">
      <legend className="aksel-sr-only">{m.rooms_answer_by()}</legend>
      {choice(today, withCapital(formatDay(today, now)))}
      {choice(addDays(today, 1), withCapital(formatDay(addDays(today, 1), now)))}
      {choice(inThree, m.rooms_answer_in_three({ day: formatDay(inThree, now) }))}
      <div className="ti-days__other">
        <label htmlFor={id}>{m.rooms_answer_other_day()}</label>
        <input id={id} type="date" min={today} value={otherDay} onChange={(event) => setOtherDay(event.target.value)} />
        <Button size="small" variant="secondary" disabled={busy || otherDay === ''} onClick={() => onChoose(otherDay)}>
          {m.rooms_choose_day()}
        </Button>
      </div>
      <Button size="small" variant="tertiary" onClick={onClose}>
        {m.rooms_cancel()}
      </Button>
    </fieldset>
  );
}
