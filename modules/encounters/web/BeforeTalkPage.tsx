import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { Suspense } from 'react';
import { RoomId } from '../../../kernel/ids.ts';
import { formatDayAndTime, withCapital } from '../../../platform/web/format.ts';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { m } from '../../../platform/web/words.ts';
import { AppointmentId } from '../../calendar/domain/appointment.ts';
import type { BeforeTalk as Before } from '../domain/before-talk.ts';
import { encountersApi } from './encounters-api.ts';
import { HowToMeet } from './HowToMeet.tsx';
import { LastTalk } from './LastTalk.tsx';
import { NewSince } from './NewSince.tsx';
import { NotDoneList } from './NotDoneList.tsx';
import { WhatHolds } from './WhatHolds.tsx';
import './encounters.css';

/** What one reads before the talk in the room of the address. */
export function BeforeTalkPage() {
  const { roomId }: { roomId?: string } = useParams({ strict: false });
  const { appointment }: { appointment?: string } = useSearch({ strict: false });
  const appointmentId = AppointmentId.safeParse(appointment);
  return (
    <BeforeTalk
      roomId={RoomId.parse(roomId)}
      {...(appointmentId.success ? { appointmentId: appointmentId.data } : {})}
    />
  );
}

type Props = { roomId: RoomId; appointmentId?: AppointmentId };

/** One page: how she wishes to be met, what was not done, what was last, what holds, what is new. */
export function BeforeTalk({ roomId, appointmentId }: Props) {
  const input = { roomId, ...(appointmentId === undefined ? {} : { appointmentId }) };
  const { data, error, refetch } = useQuery(encountersApi.query.getBeforeTalk.queryOptions({ input }));
  const name = data?.citizen.givenName ?? '';
  return (
    <Page
      title={data === undefined ? m.encounters_before() : m.encounters_before_title({ name })}
      lead={data === undefined ? undefined : leadOf(data)}
      back={{ to: `/rooms/${roomId}` }}
    >
      {data === undefined && error === null && <Loading />}
      {data === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {data !== undefined && (
        <Suspense fallback={<Loading />}>
          <HowToMeet before={data} roomId={roomId} />
          <NotDoneList notDone={data.notDone} name={name} roomId={roomId} />
          <LastTalk talk={data.lastTalk} />
          <WhatHolds before={data} />
          <NewSince changed={data.changed} />
          <p>
            <Link className="encounters-way" to={`/rooms/${roomId}/notes`}>
              {m.encounters_to_notes()}
            </Link>
          </p>
        </Suspense>
      )}
    </Page>
  );
}

function leadOf({ talk, purpose }: Before): string {
  if (talk === null) return purpose;
  const where = talk.place.words === '' ? '' : `, ${talk.place.words}`;
  return `${withCapital(formatDayAndTime(talk.startsAt))}, ${m.encounters_minutes({ count: talk.minutes })}${where}. ${talk.what}`;
}
