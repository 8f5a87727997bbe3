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
import { AskErrand } from './AskErrand.tsx';
import { ErrandList } from './ErrandList.tsx';
import { errandsApi } from './errands-api.ts';
import { NoteRelay } from './NoteRelay.tsx';

/** The errands in the room in the address. */
export function RoomErrandsPage() {
  const { roomId }: { roomId?: string } = useParams({ strict: false });
  return <RoomErrands roomId={RoomId.parse(roomId)} />;
}

export function RoomErrands({ roomId }: { roomId: RoomId }) {
  const name = useRooms().data?.find(({ id }) => id === roomId)?.citizen.givenName ?? '';
  const isMine = useQuery(myselfQuery).data?.acting.kind === 'citizen';
  const { data, error, refetch } = useQuery(errandsApi.query.listOfRoom.queryOptions({ input: { roomId } }));
  return (
    <Page
      title={isMine ? m.errands_title() : m.errands_title_of({ name })}
      lead={isMine ? m.errands_lead() : m.errands_lead_of({ name })}
      back={{ to: `/rooms/${roomId}` }}
    >
      {data === undefined && error === null && <Loading />}
      {data === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {data !== undefined && (
        <>
          {data.errands.length === 0 && (
            <EmptyState title={m.errands_none()}>
              {isMine ? m.errands_none_why() : m.errands_none_why_work()}
            </EmptyState>
          )}
          <ErrandList errands={data.errands} withName={false} people={data.people} />
          {data.iMayAsk && <AskErrand roomId={roomId} contactName={data.contactName} />}
          {data.iMayNote && <NoteRelay {...{ roomId, name, isMine }} noted={data.noted} />}
        </>
      )}
    </Page>
  );
}
