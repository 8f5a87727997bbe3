import { Button } from '@navikt/ds-react/Button';
import { useState } from 'react';
import type { Instant } from '../../../kernel/instant.ts';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Appointment } from '../contract.ts';
import { hasLapsed } from '../domain/fold-appointment.ts';
import { nameIn, timeInWords } from './calendar-words.ts';
import type { MyPart } from './my-part.ts';
import { calendarRefusals } from './refusals.ts';
import { TimesField } from './TimesField.tsx';
import { useWish } from './use-wish.ts';

type ProposalPartProps = { appointment: Appointment; part: MyPart; now: Instant };

/** The times that are held: for the citizen to choose among, then for the others to say yes to. */
export function ProposalPart({ appointment, part, now }: ProposalPartProps) {
  const { options, chosen, minutes } = appointment;
  const wish = useWish(appointment);
  if (hasLapsed(appointment, now) || options.length === 0)
    return part.isMine || part.isCitizen ? <ProposeAgain appointment={appointment} isQuiet={false} /> : null;
  const name = nameIn(appointment, appointment.citizenId).split(' ')[0] ?? '';
  const answer = (given: 'yes' | 'no') =>
    wish.send({ kind: 'answer', partyId: part.partyId, answer: given, told: 'self' });
  return (
    <div className="ti-stack">
      {chosen === null && !part.isCitizen && !part.isMine && (
        <ul className="calendar-options">
          {options.map((option) => (
            <li key={option}>{timeInWords(option, minutes)}</li>
          ))}
        </ul>
      )}
      {chosen === null && (part.isCitizen || part.isMine) && (
        <div
          className="ti-stack"
          role="group"
          aria-label={part.isCitizen ? m.calendar_choose_one() : m.calendar_choose_for({ name })}
        >
          <p>{part.isCitizen ? m.calendar_choose_one() : m.calendar_choose_for({ name })}</p>
          <div className="calendar-options">
            {options.map((option) => (
              <Button
                key={option}
                variant="secondary"
                disabled={wish.isPending}
                onClick={() => wish.send({ kind: 'choose', option, told: part.isCitizen ? 'self' : 'phone' })}
              >
                {timeInWords(option, minutes)}
              </Button>
            ))}
          </div>
        </div>
      )}
      {part.timeWaits && (
        <div className="calendar-buttons">
          <Button loading={wish.isPending} onClick={() => answer('yes')}>
            {m.calendar_yes()}
          </Button>
          <Button variant="secondary" disabled={wish.isPending} onClick={() => answer('no')}>
            {m.calendar_no()}
          </Button>
        </div>
      )}
      {wish.error && <ErrorMessage error={wish.error} sentences={calendarRefusals} />}
      {chosen === null && part.isCitizen && <ProposeAgain appointment={appointment} isQuiet />}
    </div>
  );
}

/** What was held has run out, or nothing of it suits: other times, for the same. */
function ProposeAgain({ appointment, isQuiet }: { appointment: Appointment; isQuiet: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const [chosen, choose] = useState<Instant[]>([]);
  const [tried, setTried] = useState(false);
  const wish = useWish(appointment, () => setOpen(false));
  if (!isOpen)
    return (
      <div>
        <Button variant={isQuiet ? 'tertiary' : 'primary'} onClick={() => setOpen(true)}>
          {isQuiet ? m.calendar_none_suits() : m.calendar_propose_again()}
        </Button>
      </div>
    );
  const roleIds = appointment.parties.flatMap((party) => (party.kind === 'practitioner' ? [party.id] : []));
  return (
    <form
      className="ti-stack"
      aria-label={m.calendar_propose_again()}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (chosen.length >= 2) wish.send({ kind: 'propose-again', options: chosen });
      }}
    >
      <TimesField
        {...{ roomId: appointment.roomId, roleIds, minutes: appointment.minutes, chosen }}
        atMost={5}
        onChange={choose}
        error={tried && chosen.length < 2 ? m.calendar_two_needed() : undefined}
      />
      {wish.error && <ErrorMessage error={wish.error} sentences={calendarRefusals} />}
      <div className="calendar-buttons">
        <Button loading={wish.isPending}>{m.calendar_propose_send()}</Button>
        <Button type="button" variant="tertiary" onClick={() => setOpen(false)}>
          {m.calendar_not_now()}
        </Button>
      </div>
    </form>
  );
}
