import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { RoomId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { m } from '../../../platform/web/words.ts';
import { myselfQuery } from '../../people/web/public.tsx';
import { useRooms } from '../../rooms/web/public.tsx';
import { AppointmentCard } from './AppointmentCard.tsx';
import { calendarApi } from './calendar-api.ts';
import { ProposeForm } from './ProposeForm.tsx';
import './calendar.css';

/** The appointments of the room in the address. */
export function AppointmentsPage() {
  const { roomId }: { roomId?: string } = useParams({ strict: false });
  return <Appointments roomId={RoomId.parse(roomId)} />;
}

/** The appointments of a room: the next one first, with what one can do. */
export function Appointments({ roomId }: { roomId: RoomId }) {
  const room = useRooms().data?.find(({ id }) => id === roomId);
  const { data: myself } = useQuery(myselfQuery);
  const { data, error, refetch } = useQuery(calendarApi.query.listAppointments.queryOptions({ input: { roomId } }));
  const [now] = useState(() => instantOf(new Date()));
  const name = room?.citizen.givenName ?? '';
  const isWorker = myself?.acting.kind === 'practitioner';
  const iAmCitizen = room?.iAmCitizen ?? false;
  const isOpen = room !== undefined && room.closedAt === null;
  return (
    <Page
      title={m.calendar_title()}
      lead={iAmCitizen ? m.calendar_lead_mine() : m.calendar_lead({ name })}
      back={{ to: `/rooms/${roomId}` }}
    >
      {data === undefined && error === null && <Loading />}
      {data === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {data?.length === 0 && <EmptyState title={m.calendar_none()}>{m.calendar_none_why()}</EmptyState>}
      {myself !== undefined &&
        data?.map((appointment) => (
          <AppointmentCard key={appointment.id} {...{ appointment, all: data, myself, iAmCitizen, isOpen, now }} />
        ))}
      {isWorker && (
        <div className="calendar-more">
          {isOpen && <ProposeForm roomId={roomId} all={data ?? []} now={now} />}
          <Link to="/calendar">{m.calendar_mine()}</Link>
        </div>
      )}
    </Page>
  );
}
