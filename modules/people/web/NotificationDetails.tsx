import { Button } from '@navikt/ds-react/Button';
import { TextField } from '@navikt/ds-react/TextField';
import { type FormEvent, useState } from 'react';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import { type Setting, useChangeNotifications } from './notification-data.ts';

const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;
const mailAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** The mail address, and the hours in which one is left in peace. What is written stands until it is saved. */
export function NotificationDetails({ setting }: { setting: Setting }) {
  const { save, isPending, isSuccess, error } = useChangeNotifications(setting);
  const [mail, setMail] = useState(setting.mailAddress ?? '');
  const [from, setFrom] = useState(setting.quietFrom);
  const [until, setUntil] = useState(setting.quietUntil);
  const [tried, setTried] = useState(false);
  const mailWrong = mail !== '' && !mailAddress.test(mail);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (mailWrong || !timeOfDay.test(from) || !timeOfDay.test(until)) return;
    save({ mailAddress: mail === '' ? null : mail, quietFrom: from, quietUntil: until });
  };
  const timeError = (time: string) => tried && !timeOfDay.test(time) && m.people_time_wrong();
  return (
    <form onSubmit={submit} className="ti-stack" noValidate>
      <TextField
        type="email"
        autoComplete="email"
        label={m.people_mail_address()}
        value={mail}
        onChange={(event) => setMail(event.target.value.trim())}
        error={tried && mailWrong && m.people_mail_address_wrong()}
      />
      <div className="people-fields">
        <TextField
          type="time"
          label={m.people_quiet_from()}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
          error={timeError(from)}
        />
        <TextField
          type="time"
          label={m.people_quiet_until()}
          value={until}
          onChange={(event) => setUntil(event.target.value)}
          error={timeError(until)}
        />
      </div>
      <p className="ti-quiet">{m.people_quiet_lead()}</p>
      {error !== null && <ErrorMessage error={error} />}
      <div className="ti-row">
        <Button type="submit" variant="secondary" loading={isPending}>
          {m.people_save()}
        </Button>
        <p role="status">{isSuccess && m.people_saved()}</p>
      </div>
    </form>
  );
}
