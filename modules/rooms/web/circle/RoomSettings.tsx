import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { FreshStep } from '../../../../platform/web/fresh/FreshStep.tsx';
import { otherTrouble } from '../../../../platform/web/fresh/fresh-sign-in.ts';
import { useFreshAct } from '../../../../platform/web/fresh/use-fresh-act.ts';
import { Card } from '../../../../platform/web/parts/Card.tsx';
import { ErrorMessage } from '../../../../platform/web/parts/ErrorMessage.tsx';
import { Section } from '../../../../platform/web/parts/Section.tsx';
import { m } from '../../../../platform/web/words.ts';
import type { Sees } from '../../../consent/domain/consent-action.ts';
import { dayOf, SeesChoice } from '../../../consent/web/public.tsx';
import type { Presence, Room } from '../../domain/room.ts';
import { roomRefusals } from '../refusals.ts';
import { roomsApi } from '../rooms-api.ts';
import { useRefresh } from './circle-data.ts';
import type { Viewer } from './participant-words.ts';

/** How the citizen takes part herself, and what newcomers see from the start; each choice holds as soon as it is made. */
export function RoomSettings({ room, viewer }: { room: Room; viewer: Viewer }) {
  const [today] = useState(() => dayOf(new Date()));
  const refresh = useRefresh();
  const presence = useMutation(roomsApi.query.setPresence.mutationOptions({ onSettled: refresh }));
  const newcomers = useMutation(roomsApi.query.setNewcomersSee.mutationOptions({ onSettled: refresh }));
  const act = useFreshAct<Parameters<typeof roomsApi.client.setNewcomersSee>[0]>('newcomers');
  const chosenPresence = presence.isPending ? presence.variables.presence : room.presence;
  const chosenSees = newcomers.isPending ? newcomers.variables.sees : room.newcomersSee;
  const choosePresence = (chosen: Presence) => presence.mutate({ roomId: room.id, presence: chosen });
  const chooseSees = (sees: Sees) => {
    if (sees.kind !== 'date' || sees.day !== '') newcomers.mutate({ roomId: room.id, sees });
  };
  const error = presence.error ?? otherTrouble(newcomers.error);
  return (
    <Section
      title={
        viewer.side === 'citizen' ? m.rooms_circle_settings() : m.rooms_circle_settings_of({ citizen: viewer.citizen })
      }
    >
      <Card>
        <RadioGroup legend={m.rooms_circle_presence()} value={chosenPresence} onChange={choosePresence}>
          <Radio value="silent" description={m.rooms_circle_presence_silent_means()}>
            {m.rooms_circle_presence_silent()}
          </Radio>
          <Radio value="overview" description={m.rooms_circle_presence_overview_means()}>
            {m.rooms_circle_presence_overview()}
          </Radio>
          <Radio value="active" description={m.rooms_circle_presence_active_means()}>
            {m.rooms_circle_presence_active()}
          </Radio>
        </RadioGroup>
      </Card>
      <FreshStep act={act} doing={newcomers} label={m.consent_save()} />
      <Card>
        <SeesChoice legend={m.rooms_circle_newcomers()} value={chosenSees} today={today} onChange={chooseSees} />
        <p className="ti-quiet">{m.rooms_circle_newcomers_means()}</p>
      </Card>
      <p className="ti-quiet" role="status">
        {presence.isSuccess || newcomers.isSuccess ? m.rooms_circle_saved() : ''}
      </p>
      {error && <ErrorMessage error={error} sentences={roomRefusals} />}
    </Section>
  );
}
