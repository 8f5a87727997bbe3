import { Button } from '@navikt/ds-react/Button';
import { formatDayAndTime } from '../../../platform/web/format.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import type { OwnPasskey } from '../domain/own-session.ts';
import { AddPasskey } from './AddPasskey.tsx';
import { usePasskeys, useRemovePasskey } from './own-session-data.ts';

/** Devices that sign in without the electronic ID: to be set up here, and removed one by one. */
export function Passkeys() {
  const { data: passkeys, error, refetch } = usePasskeys();
  return (
    <Section title={m.people_devices_title()}>
      <p className="ti-quiet">{m.people_devices_lead()}</p>
      {passkeys !== undefined && <List passkeys={passkeys} />}
      {passkeys === undefined && error === null && <Loading />}
      {passkeys === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      <AddPasskey />
    </Section>
  );
}

function List({ passkeys }: { passkeys: readonly OwnPasskey[] }) {
  const remove = useRemovePasskey();
  return (
    <>
      {passkeys.length > 0 && (
        <ul className="people-roles">
          {passkeys.map((passkey) => (
            <Card key={passkey.id} as="li" tone={passkey.state === 'stopped' ? 'amber' : 'plain'}>
              <div className="ti-row">
                <div>
                  <p>
                    <strong>{passkey.name}</strong>
                  </p>
                  <p className="ti-quiet">{stateInWords(passkey)}</p>
                </div>
                <Button
                  variant="secondary"
                  size="small"
                  aria-label={m.people_devices_remove_named({ name: passkey.name })}
                  disabled={remove.isPending}
                  onClick={() => remove.mutate({ passkeyId: passkey.id })}
                >
                  {m.people_devices_remove()}
                </Button>
              </div>
            </Card>
          ))}
        </ul>
      )}
      <p className="ti-quiet" role="status">
        {remove.isSuccess ? m.people_devices_removed() : ''}
      </p>
      {remove.error !== null && <ErrorMessage error={remove.error} />}
    </>
  );
}

function stateInWords({ state, lastUsedAt }: OwnPasskey): string {
  switch (state) {
    case 'stopped':
      return m.people_devices_stopped();
    case 'asleep':
      return m.people_devices_asleep();
    case 'awake':
      return lastUsedAt === null
        ? m.people_devices_never_used()
        : m.people_devices_used({ when: formatDayAndTime(lastUsedAt) });
  }
}
