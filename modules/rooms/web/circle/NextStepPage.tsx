import { Button } from '@navikt/ds-react/Button';
import { Textarea } from '@navikt/ds-react/Textarea';
import { TextField } from '@navikt/ds-react/TextField';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type SyntheticEvent, useState } from 'react';
import { ErrorMessage } from '../../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../../platform/web/parts/Page.tsx';
import { m } from '../../../../platform/web/words.ts';
import type { Room } from '../../domain/room.ts';
import { roomRefusals } from '../refusals.ts';
import { roomsApi } from '../rooms-api.ts';
import { useRefresh, useRoom } from './circle-data.ts';
import { textIn } from './text-in.ts';
import '../../../../platform/web/parts/section.css';

/** What happens next: what, with whom, why and when; one line that everybody in the room sees (2.6). */
export function NextStepPage() {
  const roomId = textIn(useParams({ strict: false }), 'roomId');
  const room = useRoom(roomId);
  return (
    <Page
      title={m.rooms_circle_next_title()}
      lead={room.data && m.rooms_circle_next_lead({ citizen: room.data.citizen.givenName })}
      back={{ to: `/rooms/${roomId}`, label: m.rooms_circle_to_room() }}
    >
      {room.data !== undefined ? (
        <NextStepForm room={room.data} />
      ) : room.error ? (
        <ErrorMessage error={room.error} sentences={roomRefusals} onTryAgain={() => void room.refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}

function NextStepForm({ room }: { room: Room }) {
  const before = room.nextStep;
  const [step, setStep] = useState({
    what: before?.what ?? '',
    with: before?.with ?? '',
    why: before?.why ?? '',
    when: before?.when ?? '',
  });
  const [tried, setTried] = useState(false);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const save = useMutation(
    roomsApi.query.setNextStep.mutationOptions({
      onSuccess: async () => {
        await refresh();
        await navigate({ to: `/rooms/${room.id}` });
      },
    }),
  );
  const error = (value: string, sentence: string) => (tried && value.trim() === '' ? sentence : undefined);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    const nextStep = { what: step.what.trim(), with: step.with.trim(), why: step.why.trim() };
    if (Object.values(nextStep).includes('')) return;
    save.mutate({
      roomId: room.id,
      nextStep: { ...nextStep, when: step.when.trim() === '' ? null : step.when.trim() },
    });
  };
  const { givenName: citizen } = room.citizen;
  return (
    <form className="ti-stack" onSubmit={submit} noValidate>
      <TextField
        label={m.rooms_circle_next_what()}
        description={m.rooms_circle_next_what_means()}
        value={step.what}
        maxLength={200}
        onChange={(event) => setStep({ ...step, what: event.target.value })}
        error={error(step.what, m.rooms_circle_needed())}
      />
      <TextField
        label={m.rooms_circle_next_with()}
        description={m.rooms_circle_next_with_means()}
        value={step.with}
        maxLength={200}
        onChange={(event) => setStep({ ...step, with: event.target.value })}
        error={error(step.with, m.rooms_circle_needed())}
      />
      <Textarea
        label={m.rooms_circle_next_why({ citizen })}
        description={m.rooms_circle_next_why_means({ citizen })}
        value={step.why}
        minRows={2}
        maxLength={300}
        onChange={(event) => setStep({ ...step, why: event.target.value })}
        error={error(step.why, m.rooms_circle_next_why_needed({ citizen }))}
      />
      <TextField
        label={m.rooms_circle_next_when()}
        description={m.rooms_circle_next_when_means()}
        value={step.when}
        maxLength={100}
        onChange={(event) => setStep({ ...step, when: event.target.value })}
      />
      {save.error && <ErrorMessage error={save.error} sentences={roomRefusals} />}
      <div className="ti-buttons">
        <Button type="submit" loading={save.isPending && save.variables.nextStep !== null}>
          {m.rooms_circle_next_save()}
        </Button>
        {before !== null && (
          <Button
            type="button"
            variant="tertiary"
            loading={save.isPending && save.variables.nextStep === null}
            onClick={() => save.mutate({ roomId: room.id, nextStep: null })}
          >
            {m.rooms_circle_next_clear()}
          </Button>
        )}
      </div>
    </form>
  );
}
