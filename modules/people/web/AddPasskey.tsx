import { Button } from '@navikt/ds-react/Button';
import { TextField } from '@navikt/ds-react/TextField';
import { useState } from 'react';
import { FreshStep } from '../../../platform/web/fresh/FreshStep.tsx';
import { useFreshAct } from '../../../platform/web/fresh/use-fresh-act.ts';
import { PasskeyMessage } from '../../../platform/web/passkeys/PasskeyMessage.tsx';
import { canUsePasskeys } from '../../../platform/web/passkeys/passkey.ts';
import { m } from '../../../platform/web/words.ts';
import { deviceOf } from '../domain/device-of.ts';
import { deviceInWords } from './device-words.ts';
import { useAddPasskey } from './own-session-data.ts';

/** Sets this device up, under a name by which one knows it again. */
export function AddPasskey() {
  const act = useFreshAct<{ name: string }>('add this device');
  const [name, setName] = useState(() => act.kept?.name ?? deviceInWords(deviceOf(navigator.userAgent)));
  const add = useAddPasskey();
  if (!canUsePasskeys()) return <p className="ti-quiet">{m.people_devices_cannot()}</p>;
  return (
    <>
      <FreshStep act={act} doing={add} label={m.people_devices_add()} />
      <form
        className="ti-stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') add.mutate({ name: name.trim() });
        }}
      >
        <TextField
          label={m.people_devices_name()}
          value={name}
          maxLength={60}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
        <div>
          <Button type="submit" variant="secondary" loading={add.isPending}>
            {m.people_devices_add()}
          </Button>
        </div>
      </form>
      <p className="ti-quiet" role="status">
        {add.isSuccess ? m.people_devices_added() : ''}
      </p>
      {add.error !== null && <PasskeyMessage error={add.error} />}
    </>
  );
}
