import { m } from '../../../../platform/web/words.ts';
import { whenInWords } from './pieces.tsx';
import type { Told } from './told.ts';

type Rights = Required<Told['parts']['rights']>;
type Rectification = Rights['rectifications'][number];

const targets: Readonly<Record<Rectification['target'], () => string>> = {
  message: m.rights_of_message,
  person: m.rights_of_person,
  entry: m.rights_of_entry,
};

interface OneRectification {
  rectification: Rectification;
  /** What it is about, as it stands in the file: the message, or the line of the log. */
  about: string | undefined;
}

/** What somebody said is not right, beside what it is about, and the answer. */
export function ReadableRectification({ rectification: one, about }: OneRectification) {
  const when = one.answeredAt === null ? '' : whenInWords(one.answeredAt);
  const name = one.answeredByName ?? '';
  return (
    <article>
      <p className="by">
        <strong>{targets[one.target]()}</strong>
        {about !== undefined && `: ${about}`}
      </p>
      <p>{m.rights_wrote({ name: one.writtenByName, when: whenInWords(one.writtenAt) })}</p>
      <p className="said">{one.words}</p>
      {one.outcome === null && <p>{m.rights_no_answer_yet()}</p>}
      {one.outcome === 'corrected' && <p>{m.rights_answered_corrected({ name, when })}</p>}
      {one.outcome === 'not-agreed' && <p>{m.rights_answered_not_agreed({ name, when })}</p>}
      {one.answer !== null && <p className="said">{one.answer}</p>}
    </article>
  );
}

interface Keeping {
  going: Rights['goingRooms'];
  holds: Rights['holds'];
  purposeOf: (roomId: string) => string;
}

/** Which rooms go on which day, and which must stay, and why. */
export function ReadableKeeping({ going, holds, purposeOf }: Keeping) {
  return (
    <ul>
      {going.map((one) => (
        <li key={`${one.roomId} ${one.goesOn}`}>
          <strong>{one.purpose}</strong>
          {'. '}
          {m.rights_room_goes({ day: whenInWords(one.goesOn), when: whenInWords(one.toldAt) })}
        </li>
      ))}
      {holds.map((one) => (
        <li key={`${one.roomId} ${one.heldAt}`}>
          <strong>{purposeOf(one.roomId)}</strong>
          {'. '}
          {m.rights_room_stays({ when: whenInWords(one.heldAt), why: one.why })}
          {one.releasedAt !== null && ` ${m.rights_ended_at({ when: whenInWords(one.releasedAt) })}`}
        </li>
      ))}
    </ul>
  );
}
