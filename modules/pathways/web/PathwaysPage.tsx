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
import { findEarlierAnswers } from '../domain/intake.ts';
import { PathwayCard } from './PathwayCard.tsx';
import { pathwaysApi } from './pathways-api.ts';
import { ReferForm } from './ReferForm.tsx';

/** The pathways of the room in the address. */
export function PathwaysPage() {
  const { roomId }: { roomId?: string } = useParams({ strict: false });
  return <Pathways roomId={RoomId.parse(roomId)} />;
}

/** The pathways of a room: who holds each, what comes next, and what I can do. */
export function Pathways({ roomId }: { roomId: RoomId }) {
  const room = useRooms().data?.find(({ id }) => id === roomId);
  const { data: myself } = useQuery(myselfQuery);
  const { data, error, refetch } = useQuery(pathwaysApi.query.listPathways.queryOptions({ input: { roomId } }));
  const name = room?.citizen.givenName ?? '';
  const isWorker = myself?.acting.kind === 'practitioner';
  return (
    <Page
      title={m.pathways_title()}
      lead={room?.iAmCitizen === false ? m.pathways_lead({ name }) : m.pathways_lead_mine()}
      back={{ to: `/rooms/${roomId}` }}
    >
      {data === undefined && error === null && <Loading />}
      {data === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {data?.length === 0 && <EmptyState title={m.pathways_none()}>{m.pathways_none_why()}</EmptyState>}
      {myself !== undefined &&
        data?.map((pathway) => <PathwayCard key={pathway.id} pathway={pathway} myself={myself} />)}
      {isWorker && room !== undefined && room.closedAt === null && (
        <ReferForm
          roomId={roomId}
          citizen={name}
          earlier={findEarlierAnswers((data ?? []).map(({ intake }) => intake))}
        />
      )}
    </Page>
  );
}
