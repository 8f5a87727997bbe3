import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { RoomId } from '../../../kernel/ids.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import { myselfQuery } from '../../people/web/public.tsx';
import { useRooms } from '../../rooms/web/public.tsx';
import type { Encounter } from '../domain/encounter.ts';
import { talkInWords } from './encounter-words.ts';
import { encountersApi } from './encounters-api.ts';
import { ITalked } from './ITalked.tsx';
import { NoteVersions } from './NoteVersions.tsx';
import { UnwrittenList } from './UnwrittenList.tsx';
import './encounters.css';

/** The talks of the room in the address. */
export function NotesPage() {
  const { roomId }: { roomId?: string } = useParams({ strict: false });
  return <Notes roomId={RoomId.parse(roomId)} />;
}

/** What is written of the talks; for who works there also what is not yet, and the page before the next. */
export function Notes({ roomId }: { roomId: RoomId }) {
  const room = useRooms().data?.find(({ id }) => id === roomId);
  const isWorker = useQuery(myselfQuery).data?.acting.kind === 'practitioner';
  const { data, error, refetch } = useQuery(encountersApi.query.listNotes.queryOptions({ input: { roomId } }));
  const name = room?.citizen.givenName ?? '';
  return (
    <Page
      title={m.encounters_notes()}
      lead={room?.iAmCitizen === true ? m.encounters_notes_lead_mine() : m.encounters_notes_lead({ name })}
      back={{ to: `/rooms/${roomId}` }}
    >
      {isWorker && room !== undefined && (
        <p>
          <Link className="encounters-way" to={`/rooms/${roomId}/before`}>
            {m.encounters_before_title({ name })}
          </Link>
        </p>
      )}
      {isWorker && room?.closedAt === null && <ToWrite roomId={roomId} name={name} />}
      {data === undefined && error === null && <Loading />}
      {data === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {data !== undefined && (
        <Section title={m.encounters_written()}>
          {data.length === 0 && (
            <EmptyState title={m.encounters_notes_none()}>{m.encounters_notes_none_why()}</EmptyState>
          )}
          {data.map((talk) => (
            <OneTalk key={talk.id} talk={talk} />
          ))}
        </Section>
      )}
    </Page>
  );
}

function ToWrite({ roomId, name }: { roomId: RoomId; name: string }) {
  const { data: mine = [] } = useQuery(encountersApi.query.listMine.queryOptions());
  const here = mine.filter((talk) => talk.roomId === roomId && talk.age !== 'ahead');
  return (
    <>
      {here.length > 0 && (
        <Section title={m.encounters_open_here()}>
          <UnwrittenList talks={here} />
        </Section>
      )}
      <ITalked roomId={roomId} name={name} />
    </>
  );
}

function OneTalk({ talk }: { talk: Encounter }) {
  const { id, roomId, byName, organisation, isMine } = talk;
  return (
    <Section
      level={3}
      title={talkInWords(talk)}
      action={isMine ? <Link to={`/rooms/${roomId}/notes/${id}`}>{m.encounters_open_mine()}</Link> : undefined}
    >
      <p className="ti-quiet">{m.encounters_with({ name: byName, organisation })}</p>
      <NoteVersions talk={talk} />
    </Section>
  );
}
