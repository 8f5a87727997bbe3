import { Button } from '@navikt/ds-react/Button';
import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { Textarea } from '@navikt/ds-react/Textarea';
import { useState } from 'react';
import type { Instant } from '../../../kernel/instant.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Appointment } from '../contract.ts';
import type { PendingMove } from '../domain/appointment.ts';
import { consequenceInWords, nameIn } from './calendar-words.ts';
import type { MyPart } from './my-part.ts';
import { calendarRefusals } from './refusals.ts';
import { TimesField } from './TimesField.tsx';
import { useWish, type Wish } from './use-wish.ts';

type MovePartProps = { appointment: Appointment; move: PendingMove; part: MyPart };

/** Another time is asked for: what it means here, who is waited for, and my yes or no. Nothing has moved yet. */
export function MovePart({ appointment, move, part }: MovePartProps) {
  const [open, setOpen] = useState<'no' | 'other'>();
  const wish = useWish(appointment, () => setOpen(undefined));
  const about = { moveId: move.id, partyId: part.partyId, told: 'self' } as const;
  const isAsker = move.askedBy === part.partyId;
  const waiting = appointment.parties.filter(
    (party) => (party.kind === 'citizen' || party.needed) && !move.confirmed.includes(party.id),
  );
  const isOthers = move.rootId !== appointment.id;
  return (
    <Card tone="sand">
      <div className="ti-stack">
        <p>
          <strong>{m.calendar_move_asked({ name: appointment.moveAskedByName })}</strong>
        </p>
        {move.words !== '' && <p className="ti-said">{move.words}</p>}
        <p>{consequenceInWords(move.consequence, appointment)}</p>
        <p className="ti-quiet">
          {waiting.length === 0
            ? m.calendar_move_waits_elsewhere()
            : m.calendar_move_waits({ names: waiting.map(({ id }) => nameIn(appointment, id)).join(', ') })}
        </p>
        {open === undefined && (
          <div className="calendar-buttons">
            {part.moveWaits && (
              <Button loading={wish.isPending} onClick={() => wish.send({ kind: 'confirm-move', ...about })}>
                {m.calendar_yes()}
              </Button>
            )}
            {(part.moveWaits || isAsker) && (
              <Button variant="secondary" disabled={wish.isPending} onClick={() => setOpen('no')}>
                {isAsker ? m.calendar_move_withdraw() : m.calendar_no()}
              </Button>
            )}
            {part.isMine && isOthers && part.partyId !== appointment.citizenId && (
              <Button variant="tertiary" disabled={wish.isPending} onClick={() => setOpen('other')}>
                {m.calendar_move_means_other()}
              </Button>
            )}
          </div>
        )}
        {open === 'no' && <Declining onDone={() => setOpen(undefined)} wish={wish} about={about} />}
        {open === 'other' && <OtherConsequence {...{ appointment, move, wish }} onDone={() => setOpen(undefined)} />}
        {wish.error && <ErrorMessage error={wish.error} sentences={calendarRefusals} />}
      </div>
    </Card>
  );
}

type About = { moveId: string; partyId: string; told: 'self' };

function Declining({ wish, about, onDone }: { wish: Wish; about: About; onDone: () => void }) {
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  return (
    <form
      className="ti-stack"
      aria-label={m.calendar_no()}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (words.trim() !== '') wish.send({ kind: 'decline-move', ...about, words: words.trim() });
      }}
    >
      <Textarea
        label={m.calendar_field_words()}
        description={m.calendar_words_read_by_all()}
        value={words}
        maxLength={1000}
        minRows={2}
        error={tried && words.trim() === '' ? m.calendar_field_needed() : undefined}
        onChange={(event) => setWords(event.target.value)}
      />
      <div className="calendar-buttons">
        <Button loading={wish.isPending}>{m.calendar_send()}</Button>
        <Button type="button" variant="tertiary" onClick={onDone}>
          {m.calendar_not_now()}
        </Button>
      </div>
    </form>
  );
}

type OtherProps = { appointment: Appointment; move: PendingMove; wish: Wish; onDone: () => void };

/** What it means for this one, said by whoever it belongs to. */
function OtherConsequence({ appointment, move, wish, onDone }: OtherProps) {
  const [effect, setEffect] = useState('');
  const [times, setTimes] = useState<Instant[]>([]);
  const [tried, setTried] = useState(false);
  const [startsAt] = times;
  const roleIds = appointment.parties.flatMap((party) => (party.kind === 'practitioner' ? [party.id] : []));
  const consequence =
    effect === 'stays' || effect === 'falls-away'
      ? ({ effect } as const)
      : effect === 'moves' && startsAt !== undefined
        ? ({ effect, startsAt } as const)
        : undefined;
  return (
    <form
      className="ti-stack"
      aria-label={m.calendar_move_means_other()}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (consequence !== undefined) wish.send({ kind: 'give-consequence', moveId: move.id, consequence });
      }}
    >
      <RadioGroup
        legend={m.calendar_move_means_other()}
        value={effect}
        error={tried && effect === '' ? m.calendar_field_needed() : undefined}
        onChange={setEffect}
      >
        <Radio value="moves">{m.calendar_means_moves()}</Radio>
        <Radio value="stays">{m.calendar_means_stays()}</Radio>
        <Radio value="falls-away">{m.calendar_means_falls_away()}</Radio>
      </RadioGroup>
      {effect === 'moves' && (
        <TimesField
          {...{ roomId: appointment.roomId, roleIds, minutes: appointment.minutes, chosen: times }}
          atMost={1}
          onChange={setTimes}
          error={tried && startsAt === undefined ? m.calendar_field_needed() : undefined}
        />
      )}
      <div className="calendar-buttons">
        <Button loading={wish.isPending}>{m.calendar_send()}</Button>
        <Button type="button" variant="tertiary" onClick={onDone}>
          {m.calendar_not_now()}
        </Button>
      </div>
    </form>
  );
}
