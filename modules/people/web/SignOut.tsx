import { Button } from '@navikt/ds-react/Button';
import { useMutation } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { getOutbox } from '../../../platform/web/outbox/person-outbox.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { m } from '../../../platform/web/words.ts';
import { signOut } from './sign-out.ts';

/** The way out. Whoever has something unsent is asked first. */
export function SignOut() {
  const { waiting, sendAll } = getOutbox();
  const unsent = useSyncExternalStore(waiting.subscribe, waiting.get).length;
  const [asked, setAsked] = useState(false);
  const leave = useMutation({ mutationFn: signOut });
  const asks = asked && unsent > 0;
  return (
    <>
      <p className="ti-quiet">{m.people_sign_out_lead()}</p>
      <div role="status">
        {asks && (
          <Card tone="amber">
            <p>{m.people_sign_out_unsent({ count: unsent })}</p>
            <div className="ti-links">
              <Button variant="secondary" size="small" onClick={() => void sendAll()}>
                {m.people_sign_out_send_first()}
              </Button>
            </div>
          </Card>
        )}
        {leave.error !== null && (
          <Card tone="amber">
            <p>{m.people_sign_out_failed()}</p>
          </Card>
        )}
      </div>
      <div>
        <Button
          variant="secondary"
          loading={leave.isPending}
          onClick={() => (unsent > 0 && !asked ? setAsked(true) : leave.mutate())}
        >
          {asks ? m.people_sign_out_anyway() : m.people_sign_out()}
        </Button>
      </div>
    </>
  );
}
