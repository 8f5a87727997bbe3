import { Button } from '@navikt/ds-react/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorMessage } from '../../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../../platform/web/parts/Loading.tsx';
import { m } from '../../../../platform/web/words.ts';
import type { Room } from '../../domain/room.ts';
import { roomRefusals } from '../refusals.ts';
import { roomsApi } from '../rooms-api.ts';
import { ChooseRow } from './ChooseRow.tsx';
import { CloseByNameForm } from './CloseByNameForm.tsx';
import { type ChosenInvitee, chosenClose } from './chosen-invitee.ts';
import { viewerOf } from './participant-words.ts';

export type CloseOneChoiceProps = { room: Room; onChoose: (chosen: ChosenInvitee) => void };

/** Somebody close to the citizen: one who has been named, or another by name. */
export function CloseOneChoice({ room, onChoose }: CloseOneChoiceProps) {
  const { citizen, side } = viewerOf(room);
  // Others see whom she has close to her when they mean to ask one of them, and not before: each look is traced.
  const [wanted, setWanted] = useState(side !== 'other');
  const [byName, setByName] = useState(false);
  const found = useQuery(
    roomsApi.query.listCloseOnes.queryOptions({ input: { roomId: room.id }, enabled: wanted, gcTime: 0 }),
  );
  const close = found.data ?? [];
  return (
    <>
      {!wanted && (
        <>
          <p className="ti-quiet">{m.rooms_trust_show_means({ citizen })}</p>
          <div>
            <Button variant="secondary" size="small" onClick={() => setWanted(true)}>
              {m.rooms_trust_show({ citizen })}
            </Button>
          </div>
        </>
      )}
      {found.isLoading && <Loading lines={2} />}
      {close.length > 0 && (
        <ul className="ti-choose-list" aria-label={m.rooms_trust_close_ones()}>
          {close.map((one) => {
            const chosen = chosenClose(one);
            return (
              <ChooseRow
                key={chosen.key}
                name={chosen.name}
                subline={chosen.subline}
                onChoose={() => onChoose(chosen)}
              />
            );
          })}
        </ul>
      )}
      {found.isSuccess && close.length === 0 && <p className="ti-quiet">{m.rooms_trust_none()}</p>}
      {found.error && (
        <ErrorMessage error={found.error} sentences={roomRefusals} onTryAgain={() => void found.refetch()} />
      )}
      {byName ? (
        <CloseByNameForm onChoose={onChoose} onCancel={() => setByName(false)} />
      ) : (
        <div>
          <Button variant="tertiary" size="small" onClick={() => setByName(true)}>
            {found.isSuccess && close.length === 0 ? m.rooms_circle_by_name_title() : m.rooms_trust_by_name()}
          </Button>
        </div>
      )}
    </>
  );
}
