import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { RoomId } from '../../../kernel/ids.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { m } from '../../../platform/web/words.ts';
import { useRooms } from '../../rooms/web/public.tsx';
import { isOpen } from '../domain/brave-step.ts';
import { braveStepsApi } from './brave-steps-api.ts';
import { useReader } from './reader.ts';
import { StepList } from './StepList.tsx';
import { WriteStep } from './WriteStep.tsx';

/** The steps in the room in the address. */
export function RoomBraveStepsPage() {
  const { roomId }: { roomId?: string } = useParams({ strict: false });
  return <RoomBraveSteps roomId={RoomId.parse(roomId)} />;
}

export function RoomBraveSteps({ roomId }: { roomId: RoomId }) {
  const citizen = useRooms().data?.find(({ id }) => id === roomId)?.citizen.givenName ?? '';
  const { data, error, refetch } = useQuery(braveStepsApi.query.listOfRoom.queryOptions({ input: { roomId } }));
  const reader = useReader();
  return (
    <Page
      title={m.brave_steps_title()}
      lead={reader.isMine ? m.brave_steps_lead() : m.brave_steps_lead_of({ name: citizen })}
      back={{ to: `/rooms/${roomId}` }}
    >
      {data === undefined && error === null && <Loading />}
      {data === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {data !== undefined && (
        <>
          {!data.steps.some(isOpen) && <EmptyState title={m.brave_steps_none()}>{m.brave_steps_none_why()}</EmptyState>}
          <StepList steps={data.steps} reader={reader} room={data} />
          {data.iMayWrite && <WriteStep {...{ roomId, citizen }} isMine={reader.isMine} readers={data.readers} />}
        </>
      )}
    </Page>
  );
}
