import { Button } from '@navikt/ds-react/Button';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDate } from '../../../../platform/web/format.ts';
import { FreshStep } from '../../../../platform/web/fresh/FreshStep.tsx';
import { otherTrouble } from '../../../../platform/web/fresh/fresh-sign-in.ts';
import { useFreshAct } from '../../../../platform/web/fresh/use-fresh-act.ts';
import { ErrorMessage } from '../../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../../platform/web/words.ts';
import type { Participant, Room } from '../../domain/room.ts';
import { roomRefusals } from '../refusals.ts';
import { roomsApi } from '../rooms-api.ts';

/** The link for somebody who has the citizen's yes: made when it is asked for, to be copied or sent on. */
export function RoomLink({ room, participant }: { room: Room; participant: Participant }) {
  const make = useMutation(roomsApi.query.renewLink.mutationOptions());
  const act = useFreshAct<Parameters<typeof roomsApi.client.renewLink>[0]>(`link ${participant.id}`);
  const name = participant.givenName;
  if (make.data !== undefined) return <MadeLink {...make.data} name={name} />;
  return (
    <div className="ti-stack">
      <div className="ti-row-buttons">
        <Button
          variant="tertiary"
          size="small"
          loading={make.isPending}
          onClick={() => make.mutate({ roomId: room.id, participantId: participant.id })}
        >
          {m.rooms_circle_make_link({ name })}
        </Button>
      </div>
      <FreshStep act={act} doing={make} label={m.rooms_circle_make_link({ name })} />
      {otherTrouble(make.error) && <ErrorMessage error={make.error} sentences={roomRefusals} />}
    </div>
  );
}

function MadeLink({ token, expiresOn, name }: { token: string; expiresOn: string; name: string }) {
  const url = `${window.location.origin}/join#${token}`;
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    setCopied(true);
  };
  const share = () =>
    void navigator.share({ title: 'Tillit', text: m.rooms_circle_link_text(), url }).catch(() => undefined);
  return (
    <div className="ti-stack">
      <label>
        {m.rooms_circle_link_for({ name })}
        <input className="ti-link-box" readOnly value={url} onFocus={(event) => event.target.select()} />
      </label>
      <div className="ti-buttons">
        <Button size="small" onClick={() => void copy()}>
          {m.rooms_circle_copy()}
        </Button>
        {'share' in navigator && (
          <Button size="small" variant="secondary" onClick={share}>
            {m.rooms_circle_share()}
          </Button>
        )}
      </div>
      <p className="ti-quiet" role="status">
        {copied ? m.rooms_circle_copied() : m.rooms_circle_link_until({ name, day: formatDate(expiresOn) })}
      </p>
    </div>
  );
}
