import { Button } from '@navikt/ds-react/Button';
import { useMutation } from '@tanstack/react-query';
import { ErrorMessage } from '../../../../platform/web/parts/ErrorMessage.tsx';
import { Section } from '../../../../platform/web/parts/Section.tsx';
import { m } from '../../../../platform/web/words.ts';
import type { Room } from '../../domain/room.ts';
import { roomRefusals } from '../refusals.ts';
import { roomsApi } from '../rooms-api.ts';
import { AnswerOverview } from './AnswerOverview.tsx';
import { AskForOverview } from './AskForOverview.tsx';
import { useRefresh } from './circle-data.ts';
import { iAmAsked } from './i-am-asked.ts';

/** Whose the overview is, who is asked to take it, and what one may do about it oneself. */
export function HandOver({ room }: { room: Room }) {
  const me = room.participants.find(({ isMe }) => isMe);
  const isAsked = iAmAsked(room);
  const mayTake = !isAsked && !room.contactIsHere && me?.kind === 'practitioner';
  const mayAsk = room.rights.askContact && practitionersBeside(room).length > 0;
  const told = toldOf(room);
  if (!mayAsk && !isAsked && !mayTake && told === undefined) return null;
  return (
    <Section title={m.rooms_circle_overview()}>
      <p className="ti-quiet">{m.rooms_circle_overview_means()}</p>
      {isAsked ? <AnswerOverview room={room} /> : told !== undefined && <p>{told}</p>}
      {mayTake && <TakeOverview room={room} />}
      {mayAsk && <AskForOverview room={room} others={practitionersBeside(room)} />}
    </Section>
  );
}

/** Those who work there, are in, and do not hold it. */
function practitionersBeside(room: Room): Room['participants'] {
  return room.participants.filter(
    (one) => one.kind === 'practitioner' && !one.isContact && one.joinedAt !== null && one.consent?.state === 'given',
  );
}

function toldOf({ contactAsked, participants, contactIsHere }: Room): string | undefined {
  const asked = participants.find(({ id }) => id === contactAsked?.participantId);
  if (contactAsked === null || asked === undefined) return undefined;
  const name = asked.givenName;
  if (contactAsked.declined) return m.rooms_circle_overview_declined({ name });
  const holder = participants.find(({ isContact }) => isContact);
  return holder === undefined || !contactIsHere
    ? m.rooms_circle_overview_is_asked_nobody({ name })
    : m.rooms_circle_overview_is_asked({ name, holder: holder.givenName });
}

/** Nobody holds it any more: somebody who works there takes it by her own word. */
function TakeOverview({ room }: { room: Room }) {
  const refresh = useRefresh();
  const accept = useMutation(roomsApi.query.acceptContact.mutationOptions({ onSuccess: refresh }));
  return (
    <div className="ti-stack">
      <p>{m.rooms_circle_overview_free()}</p>
      <div>
        <Button loading={accept.isPending} onClick={() => accept.mutate({ roomId: room.id })}>
          {m.rooms_circle_overview_take()}
        </Button>
      </div>
      {accept.error && <ErrorMessage error={accept.error} sentences={roomRefusals} />}
    </div>
  );
}
