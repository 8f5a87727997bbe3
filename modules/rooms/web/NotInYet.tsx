import { Button } from '@navikt/ds-react/Button';
import { Link } from '@tanstack/react-router';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Room } from '../domain/room.ts';
import { RulesList } from './RulesCard.tsx';
import { roomRefusals } from './refusals.ts';
import { useSteps } from './room-data.ts';
import './room.css';

/** Made by me, and resting until the citizen has said yes. */
export function PreparedRoom({ room }: { room: Room }) {
  const name = room.citizen.givenName;
  return (
    <Page
      title={m.rooms_prepared_title({ name })}
      lead={m.rooms_prepared_text({ name })}
      back={{ to: '/', label: m.rooms_home() }}
    >
      <Card tone="sand">
        <p>{m.rooms_purpose({ purpose: room.purpose })}</p>
        <p>
          <Link to={`/rooms/${room.id}/people`}>{m.rooms_prepared_people()}</Link>
        </p>
      </Card>
    </Page>
  );
}

/** The citizen has said yes to me; one press and I am in. */
export function InvitedRoom({ room }: { room: Room }) {
  const { join } = useSteps(room.id);
  const name = room.citizen.givenName;
  return (
    <Page
      title={m.rooms_invited_title({ name })}
      lead={m.rooms_invited_text()}
      back={{ to: '/', label: m.rooms_home() }}
    >
      <div className="ti-room">
        <Card tone="teal">
          <p>{m.rooms_purpose({ purpose: room.purpose })}</p>
          <h2>{m.rooms_rules_title()}</h2>
          <RulesList name={name} />
        </Card>
        {join.error !== null && <ErrorMessage error={join.error} sentences={roomRefusals} />}
        <div>
          <Button onClick={() => join.mutate({ roomId: room.id })} loading={join.isPending}>
            {m.rooms_join()}
          </Button>
        </div>
      </div>
    </Page>
  );
}
