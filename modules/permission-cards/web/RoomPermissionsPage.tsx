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
import { isStanding } from '../domain/standing-of-card.ts';
import { GivePermission } from './GivePermission.tsx';
import { HowManyHold, PermissionList } from './PermissionList.tsx';
import type { Reader } from './permission-words.ts';
import { permissionsApi } from './permissions-api.ts';

/** The permissions of the room in the address. */
export function RoomPermissionsPage() {
  const { roomId }: { roomId?: string } = useParams({ strict: false });
  return <RoomPermissions roomId={RoomId.parse(roomId)} />;
}

/** What the citizen may: the same for all who read it here. Who works here may say more. */
export function RoomPermissions({ roomId }: { roomId: RoomId }) {
  const room = useRooms().data?.find(({ id }) => id === roomId);
  const { data: myself } = useQuery(myselfQuery);
  const { data, error, refetch } = useQuery(permissionsApi.query.listOfRoom.queryOptions({ input: { roomId } }));
  const name = room?.citizen.givenName ?? '';
  const reader = readerOf(room?.iAmCitizen === true, myself?.acting.kind === 'citizen');
  const isMine = reader === 'citizen';
  return (
    <Page
      title={isMine ? m.permission_cards_title_mine() : m.permission_cards_title_of({ name })}
      lead={isMine ? m.permission_cards_lead_mine() : m.permission_cards_lead_of({ name })}
      back={{ to: `/rooms/${roomId}` }}
    >
      {data === undefined && error === null && <Loading />}
      {data === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      <HowManyHold cards={data?.cards ?? []} />
      {data !== undefined && (
        <>
          {data.cards.every(({ standing }) => !isStanding(standing)) && (
            <EmptyState title={m.permission_cards_none()}>
              {data.iMayGive ? m.permission_cards_none_give({ name }) : m.permission_cards_none_mine()}
            </EmptyState>
          )}
          <PermissionList cards={data.cards} reader={reader} level={2} />
          {data.iMayGive && <GivePermission roomId={roomId} citizen={name} pathways={data.pathways} />}
        </>
      )}
    </Page>
  );
}

function readerOf(isHers: boolean, isCitizen: boolean): Reader {
  if (!isHers) return 'beside';
  return isCitizen ? 'citizen' : 'for-her';
}
