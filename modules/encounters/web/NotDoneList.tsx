import { Link } from '@tanstack/react-router';
import type { RoomId } from '../../../kernel/ids.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import type { NotDone } from '../domain/before-talk.ts';
import { notDoneInWords } from './encounter-words.ts';

type Props = { notDone: readonly NotDone[]; name: string; roomId: RoomId };

/** What was promised or agreed and not done, said plainly so that it can be said in the talk. */
export function NotDoneList({ notDone, name, roomId }: Props) {
  return (
    <Section title={m.encounters_missing()}>
      {notDone.length === 0 ? (
        <p className="ti-quiet">{m.encounters_missing_none()}</p>
      ) : (
        <Card as="article">
          <ul className="encounters-ways">
            {notDone.map((one) => (
              <li key={JSON.stringify(one)}>
                <OneThing one={one} text={notDoneInWords(one, name)} roomId={roomId} />
              </li>
            ))}
          </ul>
          <p className="ti-quiet">{m.encounters_missing_say({ name })}</p>
        </Card>
      )}
    </Section>
  );
}

/** With the way to where it can be done. */
function OneThing({ one, text, roomId }: { one: NotDone; text: string; roomId: RoomId }) {
  if (one.what === 'question-waits')
    return (
      <Link to={`/rooms/${roomId}`} search={{ thread: one.threadId }}>
        {text}
      </Link>
    );
  const to = one.what === 'note-not-written' ? '/notes' : `/rooms/${roomId}/${placeOf[one.what]}`;
  return <Link to={to}>{text}</Link>;
}

const placeOf = {
  'promise-passed': 'agreements',
  'contact-passed': 'pathways',
  'pause-passed': 'pathways',
  'no-next-contact': 'pathways',
  'nobody-holds': 'pathways',
  'meeting-not-offered': 'handovers',
  'meeting-not-answered': 'handovers',
  'meeting-not-planned': 'handovers',
  'meeting-passed': 'handovers',
  'summary-not-shared': 'handovers',
  'not-reached': 'handovers',
} as const;
