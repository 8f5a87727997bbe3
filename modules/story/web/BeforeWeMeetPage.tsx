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
import type { BeforeWeMeet as Told } from '../domain/story.ts';
import { LineForm } from './LineForm.tsx';
import { MemoryLines } from './MemoryLines.tsx';
import { useBeforeWeMeet } from './story-data.ts';
import { ToldChapter } from './ToldChapter.tsx';
import './story.css';

/** What one reads before one meets, in the room of the address. */
export function BeforeWeMeetPage() {
  const { roomId }: { roomId?: string } = useParams({ strict: false });
  return <BeforeWeMeet roomId={RoomId.parse(roomId)} />;
}

/** On one page: what the citizen tells me, and what is worth remembering. For herself, what others remember of her here. */
export function BeforeWeMeet({ roomId }: { roomId: RoomId }) {
  const room = useRooms().data?.find(({ id }) => id === roomId);
  const { told, error, refetch } = useBeforeWeMeet(roomId);
  const name = room?.citizen.givenName ?? '';
  const isMine = room?.iAmCitizen ?? false;
  return (
    <Page
      title={m.story_before_title()}
      lead={room === undefined ? undefined : isMine ? m.story_before_lead_mine() : m.story_before_lead({ name })}
      back={{ to: `/rooms/${roomId}` }}
    >
      {told === undefined && error === null && <Loading />}
      {told === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {told !== undefined && room !== undefined && (
        <>
          {isMine ? (
            <p className="story-way">
              <Link to="/story">{m.story_to_chapters()}</Link>
            </p>
          ) : (
            <Chapters told={told} roomId={roomId} name={name} />
          )}
          <Lines told={told} roomId={roomId} name={name} isMine={isMine} isOpen={room.closedAt === null} />
        </>
      )}
    </Page>
  );
}

function Chapters({ told: { chapters }, roomId, name }: { told: Told; roomId: RoomId; name: string }) {
  if (chapters.length === 0)
    return <EmptyState title={m.story_told_none()}>{m.story_told_none_why({ name })}</EmptyState>;
  return chapters.map((chapter) => <ToldChapter key={chapter.id} chapter={chapter} roomId={roomId} citizen={name} />);
}

type LinesProps = { told: Told; roomId: RoomId; name: string; isMine: boolean; isOpen: boolean };

function Lines({ told, roomId, name, isMine, isOpen }: LinesProps) {
  const { data: myself } = useQuery(myselfQuery);
  const lines = told.lines.map((line) => ({ ...line, roomId }));
  const writes = myself?.acting.kind === 'practitioner' && isOpen;
  if (lines.length === 0 && !writes && !isMine) return null;
  return (
    <Section title={isMine ? m.story_remembered() : m.story_worth_remembering({ name })}>
      {isMine && <p className="ti-quiet">{m.story_remembered_means()}</p>}
      {isMine && lines.length === 0 && <p>{m.story_remembered_none()}</p>}
      <MemoryLines lines={lines} citizen={name} isCitizenSide={isMine} />
      {writes && <LineForm roomId={roomId} citizen={name} personId={myself.person.id} />}
    </Section>
  );
}
