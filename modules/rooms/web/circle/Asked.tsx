import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { FreshStep } from '../../../../platform/web/fresh/FreshStep.tsx';
import { otherTrouble } from '../../../../platform/web/fresh/fresh-sign-in.ts';
import { useFreshAct } from '../../../../platform/web/fresh/use-fresh-act.ts';
import { m } from '../../../../platform/web/words.ts';
import {
  addMonths,
  beginWith,
  ConsentDecision,
  type ConsentTerms,
  consentApi,
  type Deciding,
  dayOf,
  usualMonths,
} from '../../../consent/web/public.tsx';
import type { Participant, Room } from '../../domain/room.ts';
import { newId } from '../address-id.ts';
import { useRefresh } from './circle-data.ts';
import { PreviewCard } from './PreviewCard.tsx';
import { viewerOf } from './participant-words.ts';
import { usePreview } from './use-preview.ts';

export type AskedProps = {
  room: Room;
  participant: Participant;
  onDecided: () => void;
  /** A no that stands already: saying it again only leaves it as it is. */
  onKeepNo?: () => void;
};

/** The question that waits: who suggests it and why, what she would see, and the answer. */
export function Asked({ room, participant, onDecided, onKeepNo }: AskedProps) {
  const about = { subjectId: room.id, granteeId: participant.id };
  const act = useFreshAct<Deciding>(`answer ${participant.id}`);
  const [id] = useState(() => act.kept?.id ?? newId<string>());
  const [today] = useState(() => dayOf(new Date()));
  const [terms, setTerms] = useState<ConsentTerms>(() =>
    beginWith(act.kept, { sees: room.newcomersSee, holdsUntil: addMonths(today, usualMonths) }),
  );
  const preview = usePreview({ roomId: room.id, participantId: participant.id }, terms.sees);
  const refresh = useRefresh();
  const navigate = useNavigate();
  // The next question is shown at once; this one is gone as soon as the room is fetched anew.
  const decide = useMutation(
    consentApi.query.decide.mutationOptions({
      onSuccess: async () => {
        act.forget();
        onDecided();
        await refresh();
      },
    }),
  );
  const { side, citizen } = viewerOf(room);
  const contact = room.participants.find((one) => one.isContact && one.id !== participant.id);
  const name = participant.givenName;
  const freshStep = (
    <FreshStep
      act={act}
      doing={decide}
      label={side === 'other' ? m.consent_told_yes({ citizen }) : m.consent_yes({ name })}
    />
  );
  return (
    <ConsentDecision
      name={name}
      freshStep={freshStep}
      terms={terms}
      today={today}
      onTerms={setTerms}
      preview={
        <PreviewCard
          name={name}
          sees={terms.sees}
          preview={preview.data}
          contact={participant.isContact ? undefined : contact?.givenName}
        />
      }
      busy={
        decide.isPending && decide.variables.decision !== 'change' && decide.variables.decision !== 'withdraw'
          ? decide.variables.decision
          : undefined
      }
      error={otherTrouble(decide.error) ?? preview.error}
      toldOf={side === 'other' ? citizen : undefined}
      ask={
        side !== 'other' && contact !== undefined
          ? {
              label: m.rooms_circle_ask_first({ name: contact.givenName }),
              onChoose: () => void navigate({ href: `/rooms/${room.id}?thread=new&write=first&ask=${contact.id}` }),
            }
          : undefined
      }
      onDecide={(decision, toldBy) =>
        decision === 'decline' && onKeepNo !== undefined
          ? onKeepNo()
          : decide.mutate({ ...about, id, decision, toldBy, ...(decision === 'give' ? terms : {}) })
      }
    />
  );
}
