import { Button } from '@navikt/ds-react/Button';
import { Textarea } from '@navikt/ds-react/Textarea';
import { useMutation } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Card } from '../../../../platform/web/parts/Card.tsx';
import { ErrorMessage } from '../../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../../platform/web/parts/Page.tsx';
import { PersonList, PersonRow } from '../../../../platform/web/parts/PersonRow.tsx';
import { Section } from '../../../../platform/web/parts/Section.tsx';
import { m } from '../../../../platform/web/words.ts';
import type { Room } from '../../domain/room.ts';
import { roomRefusals } from '../refusals.ts';
import { roomsApi } from '../rooms-api.ts';
import { CloseOneChoice } from './CloseOneChoice.tsx';
import { type ChosenInvitee, withWhy } from './chosen-invitee.ts';
import { useRefresh, useRoom } from './circle-data.ts';
import { InviteeSearch } from './InviteeSearch.tsx';
import { PreviewCard } from './PreviewCard.tsx';
import { viewerOf } from './participant-words.ts';
import { textIn } from './text-in.ts';
import { usePreview } from './use-preview.ts';
import '../../../../platform/web/parts/section.css';
import './circle.css';

/** Suggests somebody for the room; nobody gets in by it before the citizen has said yes. */
export function InvitePage() {
  const roomId = textIn(useParams({ strict: false }), 'roomId');
  const room = useRoom(roomId);
  const [asked, setAsked] = useState<{ participantId: string; name: string }>();
  return (
    <Page
      key={asked?.participantId}
      title={room.data && asked ? titleOnceAsked(room.data, asked.name) : m.rooms_circle_invite_title()}
      lead={room.data && asked === undefined ? whoDecides(room.data) : undefined}
      back={{ to: `/rooms/${roomId}/people` }}
    >
      {room.error ? (
        <ErrorMessage error={room.error} sentences={roomRefusals} onTryAgain={() => void room.refetch()} />
      ) : room.data === undefined ? (
        <Loading />
      ) : asked === undefined ? (
        <InviteForm room={room.data} onAsked={setAsked} />
      ) : (
        <Invited room={room.data} {...asked} />
      )}
    </Page>
  );
}

function titleOnceAsked(room: Room, name: string): string {
  const { citizen, side } = viewerOf(room);
  return side === 'other' ? m.rooms_circle_invited_title({ citizen }) : m.rooms_circle_invited_title_mine({ name });
}

function whoDecides(room: Room): string {
  const { citizen, side } = viewerOf(room);
  return side === 'other' ? m.rooms_circle_invite_lead({ citizen }) : m.rooms_circle_invite_lead_mine();
}

type InviteFormProps = { room: Room; onAsked: (asked: { participantId: string; name: string }) => void };

function InviteForm({ room, onAsked }: InviteFormProps) {
  const [chosen, setChosen] = useState<ChosenInvitee>();
  const refresh = useRefresh();
  const invite = useMutation(roomsApi.query.invite.mutationOptions({ onSuccess: refresh }));
  const { citizen, side } = viewerOf(room);
  if (chosen === undefined) return <WhomToInvite room={room} onChoose={setChosen} />;
  const send = () =>
    invite.mutate(
      { roomId: room.id, invitee: chosen.invitee },
      { onSuccess: ({ participantId }) => onAsked({ participantId, name: chosen.givenName }) },
    );
  return (
    <div className="ti-stack">
      <PersonList>
        <PersonRow
          name={chosen.name}
          subline={chosen.subline}
          action={
            <Button variant="tertiary" size="small" onClick={() => setChosen(undefined)}>
              {m.rooms_circle_other()}
            </Button>
          }
        />
      </PersonList>
      <Textarea
        label={m.rooms_circle_why_field({ name: chosen.givenName })}
        description={side === 'other' ? m.rooms_circle_why_means({ citizen }) : m.rooms_circle_why_means_mine()}
        value={chosen.invitee.why}
        minRows={2}
        maxLength={300}
        onChange={(event) => setChosen(withWhy(chosen, event.target.value))}
      />
      {invite.error && <ErrorMessage error={invite.error} sentences={roomRefusals} />}
      <div>
        <Button onClick={send} loading={invite.isPending}>
          {side === 'other' ? m.rooms_circle_ask_citizen({ citizen }) : m.rooms_circle_suggest()}
        </Button>
      </div>
    </div>
  );
}

/** A practitioner or somebody close; whoever came to ask somebody close finds that first. */
function WhomToInvite({ room, onChoose }: { room: Room; onChoose: (chosen: ChosenInvitee) => void }) {
  const closeFirst = textIn(useSearch({ strict: false }), 'close') !== '';
  const { citizen, side } = viewerOf(room);
  const close = (
    <Section key="close" title={side === 'citizen' ? m.rooms_trust_section() : m.rooms_trust_section_of({ citizen })}>
      <CloseOneChoice room={room} onChoose={onChoose} />
    </Section>
  );
  return (
    <>
      {closeFirst && close}
      <Section title={m.rooms_trust_practitioner()}>
        <InviteeSearch label={m.rooms_circle_who()} without={[]} onChoose={onChoose} />
      </Section>
      {!closeFirst && close}
    </>
  );
}

function Invited({ room, participantId, name }: { room: Room; participantId: string; name: string }) {
  const { citizen, side } = viewerOf(room);
  const preview = usePreview({ roomId: room.id, participantId }, room.newcomersSee);
  const people = `/rooms/${room.id}/people`;
  return (
    <div className="ti-stack">
      <p>
        {side === 'other' ? m.rooms_circle_invited_means({ citizen, name }) : m.rooms_circle_invited_decide({ name })}
      </p>
      <Card>
        <PreviewCard
          name={name}
          sees={room.newcomersSee}
          preview={preview.data}
          contact={room.participants.find((one) => one.isContact)?.givenName}
        />
      </Card>
      <div className="ti-buttons">
        {side === 'other' ? (
          <>
            <Button as={Link} role="link" className="ti-link-button" to={`/rooms/${room.id}`}>
              {m.rooms_circle_to_room()}
            </Button>
            <Button as={Link} role="link" variant="tertiary" to={`${people}/${participantId}`}>
              {m.rooms_circle_write_down()}
            </Button>
          </>
        ) : (
          <Button as={Link} role="link" className="ti-link-button" to={`${people}/${participantId}`}>
            {m.rooms_circle_decide_now({ name })}
          </Button>
        )}
      </div>
    </div>
  );
}
