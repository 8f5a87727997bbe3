import { Button } from '@navikt/ds-react/Button';
import { TextField } from '@navikt/ds-react/TextField';
import { type FormEvent, useState } from 'react';
import { formatTime } from '../../../platform/web/format.ts';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Phone } from '../domain/phone.ts';
import { useChangePhone, usePhone } from './phone-data.ts';
import { peopleRefusals } from './refusals.ts';

/** The mobile number that texts go to: nothing goes there before a code from it was given back. */
export function PhoneNumber() {
  const { data: phone } = usePhone();
  if (phone === undefined || phone.textsFrom === null) return null;
  return (
    <div className="ti-stack">
      <h3 className="ti-section__title">{m.people_phone_title()}</h3>
      <Steps phone={phone} />
    </div>
  );
}

function Steps({ phone }: { phone: Phone }) {
  const { confirmed, asked } = phone;
  const { ask, confirm, remove } = useChangePhone();
  const [isChanging, setIsChanging] = useState(false);
  const asksForNumber = asked === null && (confirmed === null || isChanging || confirmed.pausedAt !== null);
  return (
    <>
      <p role="status">{inWords(phone)}</p>
      {confirm.data?.outcome === 'wrong-code' && asked !== null && <p role="alert">{m.people_phone_code_wrong()}</p>}
      {confirm.data?.outcome === 'code-has-ended' && <p role="alert">{m.people_phone_code_ended()}</p>}
      {asked !== null && (
        <OneField
          key={asked.until}
          label={m.people_phone_code()}
          action={m.people_phone_confirm()}
          isPending={confirm.isPending}
          field={{ autoComplete: 'one-time-code', inputMode: 'numeric' }}
          onSubmit={(code) => confirm.mutate({ code }, { onSuccess: () => setIsChanging(false) })}
        />
      )}
      {asksForNumber && (
        <OneField
          label={m.people_phone_number()}
          action={m.people_phone_ask()}
          isPending={ask.isPending}
          start={confirmed?.number ?? phone.suggested ?? ''}
          field={{ autoComplete: 'tel', type: 'tel' }}
          onSubmit={(number) => ask.mutate({ number })}
        />
      )}
      {[ask.error, confirm.error, remove.error].map(
        (error, step) => error !== null && <ErrorMessage key={step} error={error} sentences={peopleRefusals} />,
      )}
      {confirmed !== null && (
        <div className="ti-row">
          {!asksForNumber && asked === null && (
            <Button variant="tertiary" size="small" onClick={() => setIsChanging(true)}>
              {m.people_phone_change()}
            </Button>
          )}
          <Button variant="tertiary" size="small" loading={remove.isPending} onClick={() => remove.mutate({})}>
            {m.people_phone_remove()}
          </Button>
        </div>
      )}
    </>
  );
}

function inWords({ confirmed, asked }: Phone): string {
  if (asked !== null) return m.people_phone_asked({ number: asked.number, time: formatTime(asked.until) });
  if (confirmed === null) return m.people_phone_lead();
  const { number, pausedAt } = confirmed;
  return pausedAt === null ? m.people_phone_confirmed({ number }) : m.people_phone_paused({ number });
}

interface OneFieldProps {
  label: string;
  action: string;
  isPending: boolean;
  start?: string;
  field: { autoComplete: string; inputMode?: 'numeric'; type?: 'tel' };
  onSubmit: (text: string) => void;
}

function OneField({ label, action, isPending, start = '', field, onSubmit }: OneFieldProps) {
  const [text, setText] = useState(start);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') onSubmit(text.trim());
  };
  return (
    <form onSubmit={submit} className="people-fields people-fields--action" noValidate>
      <TextField {...field} label={label} value={text} onChange={(event) => setText(event.target.value)} />
      <Button type="submit" variant="secondary" loading={isPending}>
        {action}
      </Button>
    </form>
  );
}
