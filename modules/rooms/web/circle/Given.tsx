import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { instantOf } from '../../../../kernel/instant.ts';
import { formatDate, formatDayAndTime } from '../../../../platform/web/format.ts';
import { FreshStep } from '../../../../platform/web/fresh/FreshStep.tsx';
import { otherTrouble } from '../../../../platform/web/fresh/fresh-sign-in.ts';
import { useFreshAct } from '../../../../platform/web/fresh/use-fresh-act.ts';
import { m } from '../../../../platform/web/words.ts';
import type { Sees } from '../../../consent/domain/consent-action.ts';
import {
  addMonths,
  beginWith,
  ConsentGiven,
  type ConsentTerms,
  consentApi,
  type Deciding,
  dayOf,
  lastDayOf,
  usualMonths,
} from '../../../consent/web/public.tsx';
import type { Participant, Room } from '../../domain/room.ts';
import { newId } from '../address-id.ts';
import { useRefresh } from './circle-data.ts';
import { PreviewCard } from './PreviewCard.tsx';
import { standingOf, viewerOf } from './participant-words.ts';
import { usePreview } from './use-preview.ts';

/** A yes that stands: what she sees now, changing it, taking it back. */
export function Given({ room, participant }: { room: Room; participant: Participant }) {
  const about = { subjectId: room.id, granteeId: participant.id };
  const [now] = useState(() => new Date());
  const today = dayOf(now);
  const [before] = useState(() => termsOf(participant, today));
  const act = useFreshAct<Deciding>(`change ${participant.id}`);
  const [terms, setTerms] = useState<ConsentTerms>(() => beginWith(act.kept, before));
  // A moment is not a day: what was not touched is left as it is, or more would be seen than before.
  const seesAnew = terms.sees !== before.sees;
  const [id, setId] = useState(() => newId<string>());
  const preview = usePreview({ roomId: room.id, participantId: participant.id }, terms.sees, seesAnew);
  const refresh = useRefresh();
  const decide = useMutation(
    consentApi.query.decide.mutationOptions({
      onSuccess: async () => {
        act.forget();
        setId(newId<string>());
        await refresh();
      },
    }),
  );
  const { side, citizen } = viewerOf(room);
  const name = participant.givenName;
  const contact = room.participants.find((one) => one.isContact && one.id !== participant.id)?.givenName;
  const kind = decide.variables?.decision;
  const changed = seesAnew ? terms : { holdsUntil: terms.holdsUntil };
  return (
    <ConsentGiven
      key={participant.consent?.since}
      name={name}
      now={<SeesNow participant={participant} hasRunOut={standingOf(participant, instantOf(now)) === 'run-out'} />}
      preview={seesAnew && <PreviewCard name={name} sees={terms.sees} preview={preview.data} contact={contact} />}
      terms={terms}
      today={today}
      onTerms={setTerms}
      busy={decide.isPending && (kind === 'change' || kind === 'withdraw') ? kind : undefined}
      error={otherTrouble(decide.error)}
      freshStep={<FreshStep act={act} doing={decide} label={m.consent_save()} />}
      begins={act.kept === undefined ? undefined : 'change'}
      toldOf={side === 'other' ? citizen : undefined}
      onDecide={(decision, toldBy) =>
        decide.mutate({ ...about, id, decision, toldBy, ...(decision === 'change' ? changed : {}) })
      }
    />
  );
}

function SeesNow({ participant, hasRunOut }: { participant: Participant; hasRunOut: boolean }) {
  const { consent, givenName: name } = participant;
  if (consent === null) return null;
  const { seesFrom, holdsUntil } = consent;
  const day = holdsUntil === null ? undefined : formatDate(lastDayOf(holdsUntil));
  return (
    <>
      <h2>{hasRunOut ? m.rooms_circle_sees_nothing_now({ name }) : m.rooms_circle_sees_now({ name })}</h2>
      {!hasRunOut && (
        <ul>
          <li>
            {m.rooms_circle_sees_messages()}{' '}
            {seesFrom === null
              ? m.rooms_circle_sees_from_start()
              : m.rooms_circle_sees_from_day({ day: formatDayAndTime(seesFrom) })}
          </li>
          <li>{m.rooms_circle_sees_next_step()}</li>
        </ul>
      )}
      <p className="ti-quiet">
        {day === undefined
          ? m.rooms_circle_holds_open()
          : hasRunOut
            ? m.rooms_circle_held_until({ day })
            : m.rooms_circle_holds_until({ day })}
      </p>
    </>
  );
}

/** The terms as they are now, to begin a change with; what has run out begins anew. */
function termsOf({ consent }: Participant, today: string): ConsentTerms {
  const seesFrom = consent?.seesFrom ?? null;
  const sees: Sees = seesFrom === null ? { kind: 'all' } : { kind: 'date', day: dayOf(new Date(seesFrom)) };
  const until = consent?.holdsUntil ?? null;
  const lastDay = until === null ? null : lastDayOf(until);
  return { sees, holdsUntil: lastDay !== null && lastDay < today ? addMonths(today, usualMonths) : lastDay };
}
