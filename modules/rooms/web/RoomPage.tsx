import { Link, useParams } from '@tanstack/react-router';
import type { RoomId } from '../../../kernel/ids.ts';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { m } from '../../../platform/web/words.ts';
import { isId } from './address-id.ts';
import { Conversation } from './Conversation.tsx';
import { textIn } from './circle/text-in.ts';
import { InvitedRoom, PreparedRoom } from './NotInYet.tsx';
import { useRoom } from './room-data.ts';

/** `/rooms/$roomId`: the conversation, or the calm state before it and after it. */
export function RoomPage() {
  const roomId = textIn(useParams({ strict: false }), 'roomId');
  return isId<RoomId>(roomId) ? <OneRoom key={roomId} roomId={roomId} /> : <GoneRoom />;
}

function OneRoom({ roomId }: { roomId: RoomId }) {
  const { room, gone, error, refetch } = useRoom(roomId);
  if (gone) return <GoneRoom />;
  if (room === undefined) {
    return (
      <Page title={m.rooms_threads()} back={{ to: '/', label: m.rooms_home() }}>
        {error === null ? <Loading /> : <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      </Page>
    );
  }
  if (room.standing === 'prepared') return <PreparedRoom room={room} />;
  if (room.standing === 'invited') return <InvitedRoom room={room} />;
  return <Conversation room={room} />;
}

/** Access that has ended looks as if it had never been: nothing of the room is left here. */
function GoneRoom() {
  return (
    <Page title={m.rooms_gone_title()} lead={m.rooms_gone_text()} back={{ to: '/', label: m.rooms_home() }}>
      <p>
        <Link to="/">{m.rooms_gone_home()}</Link>
      </p>
    </Page>
  );
}
