import { Button } from '@navikt/ds-react/Button';
import { Checkbox } from '@navikt/ds-react/Checkbox';
import { Textarea } from '@navikt/ds-react/Textarea';
import { useState } from 'react';
import type { Instant } from '../../../kernel/instant.ts';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Appointment } from '../contract.ts';
import { dependentsOf, suggestConsequence } from '../domain/dependents.ts';
import { consequenceInWords, nameIn } from './calendar-words.ts';
import type { MyPart } from './my-part.ts';
import { calendarRefusals } from './refusals.ts';
import { TimesField } from './TimesField.tsx';
import { useWish } from './use-wish.ts';

type ActsProps = {
  appointment: Appointment;
  all: readonly Appointment[];
  part: MyPart;
  now: Instant;
  isMoving: boolean;
};
type FormProps = Omit<ActsProps, 'isMoving'> & { onDone: () => void };

/** What one needs more seldom: another time, that it was held, that it is off. Each opens in its place. */
export function AppointmentActs({ isMoving, ...about }: ActsProps) {
  const { appointment, part, now } = about;
  const [open, setOpen] = useState<'move' | 'cancel'>();
  const wish = useWish(appointment);
  const done = () => setOpen(undefined);
  const { status, startsAt } = appointment;
  const hasBegun = startsAt !== null && startsAt <= now;
  const mayMove = status === 'booked' && !hasBegun && !isMoving && part.actor.as !== 'related-person';
  const mayCancel = part.isMine || part.isCitizen;
  if (open === 'move' && mayMove) return <AskForMove {...about} onDone={done} />;
  if (open === 'cancel') return <Cancelling {...about} onDone={done} />;
  return (
    <div className="calendar-buttons">
      {mayMove && (
        <Button variant="secondary" size="small" onClick={() => setOpen('move')}>
          {m.calendar_ask_move()}
        </Button>
      )}
      {status === 'booked' && hasBegun && part.isMine && (
        <Button size="small" loading={wish.isPending} onClick={() => wish.send({ kind: 'tell-held' })}>
          {m.calendar_tell_held()}
        </Button>
      )}
      {mayCancel && (
        <Button variant="tertiary" size="small" onClick={() => setOpen('cancel')}>
          {m.calendar_cancel()}
        </Button>
      )}
      {wish.error && <ErrorMessage error={wish.error} sentences={calendarRefusals} />}
    </div>
  );
}

/** Another time, for oneself or because the citizen asked; what it means for others is said before it is sent. */
function AskForMove({ appointment, all, part, now, onDone }: FormProps) {
  const [times, setTimes] = useState<Instant[]>([]);
  const [words, setWords] = useState('');
  const [forCitizen, setForCitizen] = useState(false);
  const [tried, setTried] = useState(false);
  const wish = useWish(appointment, onDone);
  const [moveId] = useState(() => crypto.randomUUID());
  const [startsAt] = times;
  const dependents = dependentsOf(appointment.id, all, now).flatMap(
    (state) => all.find(({ id }) => id === state.id) ?? [],
  );
  const roleIds = appointment.parties.flatMap((party) => (party.kind === 'practitioner' ? [party.id] : []));
  const name = nameIn(appointment, appointment.citizenId).split(' ')[0] ?? '';
  return (
    <form
      className="ti-stack"
      aria-label={m.calendar_ask_move()}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (startsAt === undefined) return;
        wish.send({ kind: 'ask-for-move', moveId, startsAt, others: [], forCitizen, words: words.trim() });
      }}
    >
      <p>{m.calendar_move_means()}</p>
      <TimesField
        {...{ roomId: appointment.roomId, roleIds, minutes: appointment.minutes, chosen: times }}
        atMost={1}
        onChange={setTimes}
        error={tried && startsAt === undefined ? m.calendar_field_needed() : undefined}
      />
      {startsAt !== undefined && dependents.length > 0 && (
        <ul className="calendar-people">
          {dependents.map((one) => (
            <li key={one.id}>
              {one.what}: {consequenceInWords(suggestConsequence(appointment, startsAt, one), one)}
            </li>
          ))}
        </ul>
      )}
      {part.actor.as === 'practitioner' && (
        <Checkbox checked={forCitizen} onChange={(event) => setForCitizen(event.target.checked)}>
          {m.calendar_for_citizen({ name })}
        </Checkbox>
      )}
      <Textarea
        label={m.calendar_field_words()}
        description={m.calendar_words_read_by_all()}
        value={words}
        maxLength={1000}
        minRows={2}
        onChange={(event) => setWords(event.target.value)}
      />
      {wish.error && <ErrorMessage error={wish.error} sentences={calendarRefusals} />}
      <div className="calendar-buttons">
        <Button loading={wish.isPending}>{m.calendar_ask_move()}</Button>
        <Button type="button" variant="tertiary" onClick={onDone}>
          {m.calendar_not_now()}
        </Button>
      </div>
    </form>
  );
}

function Cancelling({ appointment, onDone }: FormProps) {
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const wish = useWish(appointment, onDone);
  const isNeeded = appointment.status === 'booked';
  return (
    <form
      className="ti-stack"
      aria-label={m.calendar_cancel()}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!isNeeded || words.trim() !== '') wish.send({ kind: 'cancel', words: words.trim() });
      }}
    >
      <Textarea
        label={m.calendar_field_words()}
        description={m.calendar_words_read_by_all()}
        value={words}
        maxLength={1000}
        minRows={2}
        error={tried && isNeeded && words.trim() === '' ? m.calendar_field_needed() : undefined}
        onChange={(event) => setWords(event.target.value)}
      />
      {wish.error && <ErrorMessage error={wish.error} sentences={calendarRefusals} />}
      <div className="calendar-buttons">
        <Button loading={wish.isPending}>{m.calendar_cancel()}</Button>
        <Button type="button" variant="tertiary" onClick={onDone}>
          {m.calendar_not_now()}
        </Button>
      </div>
    </form>
  );
}
