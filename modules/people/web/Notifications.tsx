import { Button } from '@navikt/ds-react/Button';
import { Checkbox } from '@navikt/ds-react/Checkbox';
import { useState } from 'react';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import { NotificationDetails } from './NotificationDetails.tsx';
import { type Setting, useChangeNotifications, useNotificationSetting } from './notification-data.ts';
import { PhoneNumber } from './PhoneNumber.tsx';
import { PushHere } from './PushHere.tsx';
import { usePhone } from './phone-data.ts';

/** Where and when one is told. Everything is on from the start; one tap makes it less. */
export function Notifications() {
  const { data: setting, error, refetch } = useNotificationSetting();
  return (
    <Section title={m.people_notifications()}>
      <p className="ti-quiet">{m.people_notifications_lead()}</p>
      {setting !== undefined && <Choices setting={setting} />}
      {setting === undefined && error === null && <Loading />}
      {setting === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
    </Section>
  );
}

function Choices({ setting }: { setting: Setting }) {
  const { save, isPending, error } = useChangeNotifications(setting);
  const { data: phone } = usePhone();
  // Where none are sent, nobody is asked about them.
  const areTextsSent = phone !== undefined && phone.textsFrom !== null;
  return (
    <>
      <Fewer setting={setting} areTextsSent={areTextsSent} />
      <div>
        <Checkbox
          checked={setting.mail}
          disabled={isPending}
          onChange={(event) => save({ mail: event.target.checked })}
        >
          {m.people_by_mail()}
        </Checkbox>
        <Checkbox
          checked={setting.push}
          disabled={isPending}
          onChange={(event) => save({ push: event.target.checked })}
        >
          {m.people_by_push()}
        </Checkbox>
        {areTextsSent && (
          <Checkbox
            checked={setting.sms}
            disabled={isPending}
            onChange={(event) => save({ sms: event.target.checked })}
          >
            {m.people_by_sms()}
          </Checkbox>
        )}
      </div>
      {error !== null && <ErrorMessage error={error} />}
      {setting.push && <PushHere pushKey={setting.pushKey} />}
      {setting.sms && areTextsSent && <PhoneNumber />}
      <NotificationDetails key={JSON.stringify(setting)} setting={setting} />
    </>
  );
}

/** First no more mail, then nothing more at all; undone in the same place. */
function Fewer({ setting, areTextsSent }: { setting: Setting; areTextsSent: boolean }) {
  const { save, isPending } = useChangeNotifications(setting);
  const [before, setBefore] = useState<Pick<Setting, 'mail' | 'push' | 'sms'>>();
  const others = setting.push || (setting.sms && areTextsSent);
  const less = () => {
    setBefore({ mail: setting.mail, push: setting.push, sms: setting.sms });
    save(setting.mail && others ? { mail: false } : { mail: false, push: false, sms: false });
  };
  const undo = () => {
    if (before !== undefined) save(before);
    setBefore(undefined);
  };
  return (
    <div className="ti-row">
      <p role="status">{before !== undefined && (others ? m.people_fewer_no_mail() : m.people_fewer_none())}</p>
      {before !== undefined && (
        <Button variant="tertiary" size="small" onClick={undo} disabled={isPending}>
          {m.people_undo()}
        </Button>
      )}
      {(setting.mail || others) && (
        <Button variant="secondary" size="small" onClick={less} disabled={isPending}>
          {m.people_fewer()}
        </Button>
      )}
    </div>
  );
}
