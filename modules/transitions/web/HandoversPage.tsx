import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { RoomId } from '../../../kernel/ids.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { m } from '../../../platform/web/words.ts';
import { myselfQuery } from '../../people/web/public.tsx';
import { useRooms } from '../../rooms/web/public.tsx';
import { HandoverCard } from './HandoverCard.tsx';
import { transitionsApi } from './transitions-api.ts';

/** The hand-overs of the room in the address. */
export function HandoversPage() {
  const { roomId }: { roomId?: string } = useParams({ strict: false });
  return <Handovers roomId={RoomId.parse(roomId)} />;
}

/** The first meetings of a room: where each stands, what I can do, and what they will talk about. */
export function Handovers({ roomId }: { roomId: RoomId }) {
  const room = useRooms().data?.find(({ id }) => id === roomId);
  const { data: myself } = useQuery(myselfQuery);
  const { data, error, refetch } = useQuery(transitionsApi.query.listHandovers.queryOptions({ input: { roomId } }));
  const name = room?.citizen.givenName ?? '';
  return (
    <Page
      title={m.transitions_title()}
      lead={room?.iAmCitizen === false ? m.transitions_lead({ name }) : m.transitions_lead_mine()}
      back={{ to: `/rooms/${roomId}` }}
    >
      {data === undefined && error === null && <Loading />}
      {data === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {data?.length === 0 && <EmptyState title={m.transitions_none()}>{m.transitions_none_why()}</EmptyState>}
      {myself !== undefined &&
        data?.map((handover) => (
          <HandoverCard
            key={handover.id}
            handover={handover}
            myself={myself}
            isOpen={room !== undefined && room.closedAt === null}
          />
        ))}
    </Page>
  );
}
