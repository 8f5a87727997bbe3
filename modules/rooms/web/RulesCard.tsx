import { Button } from '@navikt/ds-react/Button';
import { useId } from 'react';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Room } from '../domain/room.ts';
import { roomRefusals } from './refusals.ts';
import { useSteps } from './room-data.ts';

/** The few rules of a room, once, before the first message of somebody new. */
export function RulesCard({ room, onAccepted }: { room: Room; onAccepted: () => void }) {
  const id = useId();
  const { acceptRules } = useSteps(room.id);
  return (
    <section aria-labelledby={id}>
      <Card tone="teal">
        <h2 id={id}>{m.rooms_rules_title()}</h2>
        <RulesList name={room.citizen.givenName} />
        {acceptRules.error !== null && <ErrorMessage error={acceptRules.error} sentences={roomRefusals} />}
        <Button
          loading={acceptRules.isPending}
          onClick={() => acceptRules.mutate({ roomId: room.id }, { onSuccess: onAccepted })}
        >
          {m.rooms_rules_accept()}
        </Button>
      </Card>
    </section>
  );
}

/** The rules themselves; whoever joins reads them before, and accepts them by joining. */
export function RulesList({ name }: { name: string }) {
  return (
    <ul>
      <li>{m.rooms_rules_purpose()}</li>
      <li>{m.rooms_rules_readable({ name })}</li>
      <li>{m.rooms_rules_others()}</li>
      <li>{m.rooms_rules_urgent()}</li>
      <li>{m.rooms_rules_traced({ name })}</li>
    </ul>
  );
}
