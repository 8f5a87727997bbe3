import { Button } from '@navikt/ds-react/Button';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Instant } from '../../../kernel/instant.ts';
import { formatDate } from '../../../platform/web/format.ts';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Appointment } from '../contract.ts';
import type { Party } from '../domain/appointment.ts';
import { pendingMove } from '../domain/fold-appointment.ts';
import { calendarApi } from './calendar-api.ts';
import { calendarRefusals } from './refusals.ts';
import { useWish } from './use-wish.ts';

type Outside = Extract<Party, { kind: 'outside' }>;

/** Those without an account: what they said on the phone is written down, or they get a link of their own. */
export function OutsideParties({ appointment, now }: { appointment: Appointment; now: Instant }) {
  return appointment.parties.map((party) =>
    party.kind === 'outside' ? <OnePerson key={party.id} {...{ appointment, party, now }} /> : null,
  );
}

function OnePerson({ appointment, party, now }: { appointment: Appointment; party: Outside; now: Instant }) {
  const { status, chosen, yes, heldUntil } = appointment;
  const wish = useWish(appointment);
  const move = status === 'booked' ? pendingMove(appointment, now) : undefined;
  const timeWaits = status === 'proposed' && chosen !== null && (heldUntil ?? '') > now && !yes.includes(party.id);
  const moveWaits = move !== undefined && party.needed && !move.confirmed.includes(party.id);
  const { id: partyId, name } = party;
  const told = 'phone' as const;
  const say = (answer: 'yes' | 'no') => {
    if (!moveWaits) return wish.send({ kind: 'answer', partyId, answer, told });
    const about = { moveId: move.id, partyId, told };
    return wish.send(
      answer === 'yes'
        ? { kind: 'confirm-move', ...about }
        : { kind: 'decline-move', ...about, words: m.calendar_outside_no({ name }) },
    );
  };
  return (
    <div className="ti-stack" role="group" aria-label={name}>
      <p className="ti-quiet">{m.calendar_outside({ name, contact: party.contact === '' ? '–' : party.contact })}</p>
      {(timeWaits || moveWaits) && (
        <div className="calendar-buttons">
          <Button size="small" variant="secondary" loading={wish.isPending} onClick={() => say('yes')}>
            {m.calendar_outside_said_yes({ name })}
          </Button>
          <Button size="small" variant="tertiary" disabled={wish.isPending} onClick={() => say('no')}>
            {m.calendar_outside_said_no({ name })}
          </Button>
        </div>
      )}
      {wish.error && <ErrorMessage error={wish.error} sentences={calendarRefusals} />}
      <LinkFor appointment={appointment} party={party} />
    </div>
  );
}

function LinkFor({ appointment, party: { id: partyId, name } }: { appointment: Appointment; party: Outside }) {
  const make = useMutation(calendarApi.query.makeLink.mutationOptions());
  const [copied, setCopied] = useState(false);
  if (make.data === undefined)
    return (
      <div>
        <Button
          size="small"
          variant="tertiary"
          loading={make.isPending}
          onClick={() => make.mutate({ appointmentId: appointment.id, partyId })}
        >
          {m.calendar_make_link({ name })}
        </Button>
        {make.error && <ErrorMessage error={make.error} sentences={calendarRefusals} />}
      </div>
    );
  const url = `${window.location.origin}/appointment#${make.data.token}`;
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    setCopied(true);
  };
  return (
    <div className="ti-stack">
      <label>
        {m.calendar_link_for({ name })}
        <input className="calendar-link" readOnly value={url} onFocus={(event) => event.target.select()} />
      </label>
      <div>
        <Button size="small" onClick={() => void copy()}>
          {m.calendar_copy()}
        </Button>
      </div>
      <p className="ti-quiet" role="status">
        {copied ? m.calendar_copied() : m.calendar_link_until({ day: formatDate(make.data.expiresOn) })}
      </p>
    </div>
  );
}
