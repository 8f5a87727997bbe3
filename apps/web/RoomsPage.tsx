import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { RoomSummary } from '../../modules/rooms/domain/room.ts';
import { useRooms } from '../../modules/rooms/web/public.tsx';
import { EmptyState } from '../../platform/web/parts/EmptyState.tsx';
import { ErrorMessage } from '../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../platform/web/parts/Loading.tsx';
import { Page } from '../../platform/web/parts/Page.tsx';
import { m } from '../../platform/web/words.ts';
import { InvitedRooms } from './InvitedRooms.tsx';
import { ListedRooms } from './ListedRooms.tsx';
import { presentRoomLists } from './present-home.ts';
import { useMyself } from './session-data.ts';

/** All my rooms, open and closed, and the way to search in them. */
export function RoomsPage() {
  const { acting } = useMyself();
  const { data: rooms, error, refetch } = useRooms();
  return (
    <Page title={m.app_nav_rooms()}>
      <p className="ti-links">
        <Link to="/search">{m.app_search_in_rooms()}</Link>
        {acting.kind === 'practitioner' && <Link to="/rooms/new">{m.app_open_room()}</Link>}
      </p>
      {rooms === undefined && error === null && <Loading />}
      {rooms === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {rooms !== undefined && <Lists rooms={rooms} />}
    </Page>
  );
}

function Lists({ rooms }: { rooms: readonly RoomSummary[] }) {
  const [now] = useState(() => new Date());
  const { open, notYet, closed } = presentRoomLists(rooms);
  const mine = notYet.filter((room) => room.iAmCitizen || room.standing === 'prepared');
  return (
    <>
      {rooms.length === 0 && <EmptyState title={m.app_no_rooms_yet()}>{m.app_no_rooms_in_list()}</EmptyState>}
      <ListedRooms title={m.app_rooms_open()} rooms={open} now={now} />
      <InvitedRooms rooms={notYet.filter((room) => !mine.includes(room))} />
      <ListedRooms title={m.app_prepared()} rooms={mine} now={now} />
      <ListedRooms title={m.app_rooms_closed()} rooms={closed} now={now} />
    </>
  );
}
