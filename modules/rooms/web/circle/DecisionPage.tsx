import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { instantOf } from '../../../../kernel/instant.ts';
import { ErrorMessage } from '../../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../../platform/web/parts/Page.tsx';
import { PersonList, PersonRow } from '../../../../platform/web/parts/PersonRow.tsx';
import { Section } from '../../../../platform/web/parts/Section.tsx';
import { m } from '../../../../platform/web/words.ts';
import { ConsentHistory } from '../../../consent/web/public.tsx';
import type { Participant, Room } from '../../domain/room.ts';
import { roomRefusals } from '../refusals.ts';
import { Asked } from './Asked.tsx';
import { ChangedMind } from './ChangedMind.tsx';
import { useRoom } from './circle-data.ts';
import { Given } from './Given.tsx';
import { fullName, roleAndPlace, standingOf, standingSentence, viewerOf } from './participant-words.ts';
import { textIn } from './text-in.ts';
import { useWhyAsked } from './use-why-asked.ts';

/** One decision about one person, and what stands when it has been made. */
export function DecisionPage() {
  const params: object = useParams({ strict: false });
  const roomId = textIn(params, 'roomId');
  const participantId = textIn(params, 'participantId');
  const room = useRoom(roomId);
  const back = { to: `/rooms/${roomId}/people` };
  const participant = room.data?.participants.find((one) => one.id === participantId);
  if (room.data !== undefined && participant !== undefined) {
    return <Decision key={participantId} room={room.data} participant={participant} />;
  }
  return (
    <Page title={m.rooms_circle_decision_title()} back={back}>
      {room.isPending ? (
        <Loading />
      ) : room.error ? (
        <ErrorMessage error={room.error} sentences={roomRefusals} onTryAgain={() => void room.refetch()} />
      ) : (
        <p>{m.rooms_circle_nobody_here()}</p>
      )}
    </Page>
  );
}

function Decision({ room, participant }: { room: Room; participant: Participant }) {
  const navigate = useNavigate();
  const search: object = useSearch({ strict: false });
  const [now] = useState(() => instantOf(new Date()));
  const viewer = viewerOf(room);
  const waiting = room.participants.filter((one) => one.consent?.state === 'asked');
  const standing = standingOf(participant, now);
  const all = Math.max(Number(textIn(search, 'of')) || 0, waiting.length);
  const name = participant.givenName;
  const why = useWhyAsked(room, participant, standing === 'asked');
  const mayRecord = viewer.side !== 'other' || room.participants.some((one) => one.isMe && one.kind === 'practitioner');

  const goOn = () => {
    const next = waiting.find((one) => one.id !== participant.id);
    const people = `/rooms/${room.id}/people`;
    void navigate(next === undefined ? { to: people } : { href: `${people}/${next.id}?of=${all}` });
  };
  return (
    <Page
      title={standing === 'asked' ? questionOf(name, viewer) : fullName(participant)}
      lead={standing === 'asked' ? why : standingSentence(participant, viewer, now)}
      back={{ to: `/rooms/${room.id}/people` }}
      actions={standing === 'asked' ? m.rooms_circle_one_of({ nr: all - waiting.length + 1, all }) : undefined}
    >
      <div className="ti-stack">
        <PersonList>
          <PersonRow
            name={fullName(participant)}
            subline={roleAndPlace(participant.profession, participant.organisation?.name)}
          />
        </PersonList>
        {participant.kind === 'citizen' ? (
          <p>{m.rooms_circle_citizen_needs_nobody({ citizen: viewer.citizen })}</p>
        ) : standing === 'asked' && mayRecord ? (
          <Asked room={room} participant={participant} onDecided={goOn} />
        ) : (standing === 'in' || standing === 'on-the-way' || standing === 'run-out') && mayRecord ? (
          <Given room={room} participant={participant} />
        ) : viewer.side !== 'other' ? (
          <ChangedMind room={room} participant={participant} />
        ) : (
          <p>{noMeans(standing, name, viewer.citizen)}</p>
        )}
        {participant.kind !== 'citizen' && standing !== 'asked' && (
          <Section title={m.rooms_circle_history()}>
            <ConsentHistory subjectId={room.id} granteeId={participant.id} />
          </Section>
        )}
      </div>
    </Page>
  );
}

function questionOf(name: string, { citizen, side }: ReturnType<typeof viewerOf>): string {
  if (side === 'citizen') return m.rooms_circle_question({ name });
  return side === 'guardian'
    ? m.rooms_circle_question_child({ name, child: citizen })
    : m.rooms_circle_question_told({ name, citizen });
}

function noMeans(standing: string, name: string, citizen: string): string {
  return standing === 'asked' ? m.rooms_circle_asked_now({ citizen }) : m.rooms_circle_no_means({ name });
}
