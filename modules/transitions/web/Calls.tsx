import { Button } from '@navikt/ds-react/Button';
import { useState } from 'react';
import { formatDayAndTime, withCapital } from '../../../platform/web/format.ts';
import { m } from '../../../platform/web/words.ts';
import type { Handover } from '../contract.ts';
import { byInWords, nameIn, partInWords } from './handover-words.ts';
import { transitionsApi, useDoing } from './transitions-api.ts';

/** Calls to the citizen, each logged in one tap; she reads that somebody tried. */
export function Calls({ handover, mayLog }: { handover: Handover; mayLog: boolean }) {
  const { id: handoverId, calls, nextCall, status, citizenName } = handover;
  const [id, setId] = useState(() => crypto.randomUUID());
  const logging = useDoing(transitionsApi.client.takeHandoverStep, () => setId(crypto.randomUUID()));
  if (calls.length === 0 && !mayLog) return null;
  const purpose = status === 'planned' ? 'before-meeting' : 'offer';
  const log = (reached: boolean) => logging.mutate({ handoverId, id, step: { kind: 'called', purpose, reached } });
  return (
    <section className="transitions-part" aria-label={m.transitions_calls()}>
      <h3>{m.transitions_calls()}</h3>
      {mayLog && status === 'planned' && (
        <p className="ti-quiet">{m.transitions_call_before({ citizen: citizenName })}</p>
      )}
      {calls.length > 0 && (
        <ul className="transitions-lines">
          {calls
            .map((call) => [call, nameOf(handover, call)] as const)
            .map(([{ at, reached }, name]) => (
              <li key={at}>
                <p>
                  {reached ? m.transitions_call_reached({ name }) : m.transitions_call_tried({ name })}{' '}
                  <time className="ti-quiet" dateTime={at}>
                    {withCapital(formatDayAndTime(at))}
                  </time>
                </p>
              </li>
            ))}
        </ul>
      )}
      {mayLog && nextCall !== null && (
        <p className="ti-quiet">{m.transitions_call_next({ part: partInWords(nextCall) })}</p>
      )}
      {mayLog && (
        <div className="transitions-steps" role="group" aria-label={m.transitions_calls()}>
          <Button size="small" variant="secondary" loading={logging.isPending} onClick={() => log(false)}>
            {m.transitions_called_in_vain()}
          </Button>
          <Button size="small" variant="secondary" loading={logging.isPending} onClick={() => log(true)}>
            {m.transitions_called_reached()}
          </Button>
        </div>
      )}
    </section>
  );
}

const nameOf = (handover: Handover, { by, for: bridge }: Handover['calls'][number]): string =>
  byInWords(nameIn(handover, by), bridge === null ? null : nameIn(handover, bridge));
