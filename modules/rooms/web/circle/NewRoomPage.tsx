import { Button } from '@navikt/ds-react/Button';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { RoomId } from '../../../../kernel/ids.ts';
import { FreshStep } from '../../../../platform/web/fresh/FreshStep.tsx';
import { otherTrouble } from '../../../../platform/web/fresh/fresh-sign-in.ts';
import { useFreshAct } from '../../../../platform/web/fresh/use-fresh-act.ts';
import { ErrorMessage } from '../../../../platform/web/parts/ErrorMessage.tsx';
import { Page } from '../../../../platform/web/parts/Page.tsx';
import { Section } from '../../../../platform/web/parts/Section.tsx';
import { m } from '../../../../platform/web/words.ts';
import { type Told, ToldByChoice } from '../../../consent/web/public.tsx';
import { newId } from '../address-id.ts';
import { roomRefusals } from '../refusals.ts';
import { roomsApi } from '../rooms-api.ts';
import { CircleStep } from './CircleStep.tsx';
import { CitizenStep } from './CitizenStep.tsx';
import type { ChosenCitizen } from './chosen-citizen.ts';
import type { ChosenInvitee } from './chosen-invitee.ts';
import { useRefresh } from './circle-data.ts';
import { PurposeStep } from './PurposeStep.tsx';
import { textIn } from './text-in.ts';
import { useCitizenOf } from './use-citizen-of.ts';

/** Opens a room around a citizen: who, why, with whom; on one page, so that it takes a minute and six taps (2.32). */
export function NewRoomPage() {
  const suggested = useCitizenOf(textIn(useSearch({ strict: false }), 'citizen'));
  const [picked, setPicked] = useState<ChosenCitizen | null>();
  const citizen = picked === undefined ? suggested : (picked ?? undefined);
  const act = useFreshAct<Opening>('open a room');
  const open = useOpenRoom();
  const field = useRef<HTMLInputElement>(null);
  // After the page, which has just moved the focus to its heading: here one begins by typing a name.
  useEffect(() => field.current?.focus(), []);
  return (
    <Page title={m.rooms_circle_new_title()} lead={m.rooms_circle_new_lead()} back={{ to: '/' }}>
      <FreshStep act={act} doing={open} label={m.rooms_circle_open_room()} />
      <Section title={m.rooms_circle_new_citizen()}>
        <CitizenStep chosen={citizen} fieldRef={field} onChoose={(chosen) => setPicked(chosen ?? null)} />
      </Section>
      {citizen !== undefined && <NewRoom key={citizen.id} citizen={citizen} open={open} />}
    </Page>
  );
}

type Opening = Parameters<typeof roomsApi.client.openRoom>[0];

function useOpenRoom() {
  const navigate = useNavigate();
  const refresh = useRefresh();
  return useMutation(
    roomsApi.query.openRoom.mutationOptions({
      onSuccess: async ({ roomId }, { toldBy: told }) => {
        await refresh();
        // Before the citizen's yes there is nothing to read, but whom she is asked about.
        await navigate({ to: told === undefined ? `/rooms/${roomId}/people` : `/rooms/${roomId}` });
      },
    }),
  );
}

function NewRoom({ citizen, open }: { citizen: ChosenCitizen; open: ReturnType<typeof useOpenRoom> }) {
  const name = citizen.givenName;
  const [id] = useState(() => newId<RoomId>());
  const [purpose, setPurpose] = useState(() => m.rooms_circle_purpose_together({ name }));
  const [circle, setCircle] = useState<readonly ChosenInvitee[]>([]);
  const [toldBy, setToldBy] = useState<Told>();
  const [tried, setTried] = useState(false);
  const send = () => {
    setTried(true);
    if (purpose.trim() === '') return;
    open.mutate({
      id,
      citizenId: citizen.id,
      purpose: purpose.trim(),
      circle: circle.map(({ invitee }) => invitee),
      ...(toldBy === undefined ? {} : { toldBy }),
    });
  };
  return (
    <>
      <PurposeStep
        name={name}
        value={purpose}
        onChange={setPurpose}
        error={tried && purpose.trim() === '' ? m.rooms_circle_purpose_needed({ name }) : undefined}
      />
      <CircleStep name={name} circle={circle} onChange={setCircle} />
      <Section title={m.rooms_circle_new_yes({ name })}>
        <ToldByChoice
          legend={m.rooms_circle_new_told()}
          notYet={m.rooms_circle_new_not_yet({ name })}
          value={toldBy}
          onChange={setToldBy}
        />
        <p className="ti-quiet">{m.rooms_circle_new_means({ name })}</p>
        {otherTrouble(open.error) && <ErrorMessage error={open.error} sentences={roomRefusals} />}
        <div>
          <Button onClick={send} loading={open.isPending}>
            {m.rooms_circle_open_room()}
          </Button>
        </div>
      </Section>
    </>
  );
}
