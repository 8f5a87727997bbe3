import { Link } from '@tanstack/react-router';
import { type ReactNode, Suspense } from 'react';
import type { RoomSummary } from '../../modules/rooms/domain/room.ts';
import { AskedForOverview } from '../../modules/rooms/web/public.tsx';
import { daysBetween, formatDay, formatSince } from '../../platform/web/format.ts';
import { EmptyState } from '../../platform/web/parts/EmptyState.tsx';
import { type Column, FluidTable } from '../../platform/web/parts/FluidTable.tsx';
import { Section } from '../../platform/web/parts/Section.tsx';
import { WaitingChip } from '../../platform/web/parts/WaitingChip.tsx';
import { m } from '../../platform/web/words.ts';
import { InvitedRooms } from './InvitedRooms.tsx';
import { ListedRooms } from './ListedRooms.tsx';
import { presentWorkerHome, type WaitingLine } from './present-home.ts';
import './home.css';

/** Who waits on me, since when and until when; then what I am invited to, and what waits on others. */
export function WorkerHome({ rooms, now }: { rooms: readonly RoomSummary[]; now: Date }) {
  const home = presentWorkerHome(rooms);
  return (
    <>
      <p className="app-actions">
        <Link to="/rooms/new" className="app-button-link app-button-link--main">
          {m.app_open_room()}
        </Link>
      </p>
      <Section title={m.app_waiting_on_you()}>
        {home.waitingOnMe.length === 0 ? (
          <EmptyState title={m.app_nobody_waits_on_you()}>{m.app_nobody_waits_why()}</EmptyState>
        ) : (
          <FluidTable
            caption={m.app_waiting_on_you()}
            columns={columnsOfMine(now)}
            rows={home.waitingOnMe}
            keyOf={(line) => line.threadId}
          />
        )}
      </Section>
      {rooms.some(({ contactAsked }) => contactAsked !== null) && (
        <Suspense fallback={null}>
          <AskedForOverview rooms={rooms} />
        </Suspense>
      )}
      <InvitedRooms rooms={home.invited} />
      {home.waitingOnOthers.length > 0 && (
        <Section title={m.app_waiting_on_others()}>
          <FluidTable
            caption={m.app_waiting_on_others()}
            columns={columnsOfOthers(now)}
            rows={home.waitingOnOthers}
            keyOf={(line) => line.threadId}
          />
        </Section>
      )}
    </>
  );
}

/** Beside it where there is room: what is new, and what waits for a citizen's yes. Nothing when there is neither. */
export function workerAside(rooms: readonly RoomSummary[], now: Date): ReactNode {
  const { unread, prepared } = presentWorkerHome(rooms);
  if (unread.length === 0 && prepared.length === 0) return undefined;
  return (
    <>
      <ListedRooms title={m.app_new_messages()} rooms={unread} now={now} />
      <ListedRooms title={m.app_prepared()} rooms={prepared} now={now} />
    </>
  );
}

type Columns = readonly Column<WaitingLine>[];

const who = (): Column<WaitingLine> => ({
  header: m.app_column_who(),
  cell: (line) => <strong>{line.citizen}</strong>,
  speaksForItself: true,
});

const since = (now: Date): Column<WaitingLine> => ({
  header: m.app_column_since(),
  cell: (line) => formatSince(line.since, now),
});

function columnsOfMine(now: Date): Columns {
  return [
    who(),
    {
      header: m.app_column_what(),
      cell: (line) => line.subject ?? m.app_thread_from_before(),
      speaksForItself: true,
    },
    since(now),
    {
      header: m.app_column_promised(),
      cell: ({ due }) =>
        due === null ? m.app_no_promise() : <WaitingChip tone={toneOfDue(due, now)}>{formatDay(due, now)}</WaitingChip>,
    },
    { header: m.app_column_do(), headerUnseen: true, cell: (line) => <Answer line={line} /> },
  ];
}

function Answer({ line }: { line: WaitingLine }) {
  return (
    <Link
      to="/rooms/$roomId"
      params={{ roomId: line.roomId }}
      search={{ thread: line.threadId }}
      className="app-button-link"
      aria-label={m.app_answer_whom({ name: line.citizen, subject: line.subject ?? m.app_thread_from_before() })}
    >
      {m.app_answer()}
    </Link>
  );
}

function columnsOfOthers(now: Date): Columns {
  return [
    who(),
    {
      header: m.app_column_what(),
      cell: (line) => (
        <Link to="/rooms/$roomId" params={{ roomId: line.roomId }} search={{ thread: line.threadId }}>
          {line.subject ?? m.app_thread_from_before()}
        </Link>
      ),
      speaksForItself: true,
    },
    { header: m.app_column_on(), cell: (line) => line.on?.givenName ?? '' },
    since(now),
  ];
}

/** Today, and what has passed, stand out a little; never in red. */
function toneOfDue(due: string, now: Date): 'sand' | 'amber' {
  return daysBetween(now, due) <= 0 ? 'amber' : 'sand';
}
