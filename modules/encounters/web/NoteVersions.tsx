import { formatDayAndTime } from '../../../platform/web/format.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Encounter, SignedNote } from '../domain/encounter.ts';
import { kindInWords, whyNotInWords } from './encounter-words.ts';

/** A talk as it is written: the version that reads now, and those before it. */
export function NoteVersions({ talk }: { talk: Pick<Encounter, 'notes' | 'whyNot'> }) {
  const [latest, ...earlier] = talk.notes;
  if (latest === undefined)
    return <p>{m.encounters_not_held({ why: talk.whyNot === null ? '' : whyNotInWords(talk.whyNot) })}</p>;
  return (
    <Card as="article">
      <Version note={latest} />
      {earlier.length > 0 && (
        <details className="encounters-more">
          <summary>{m.encounters_earlier()}</summary>
          {earlier.map((note) => (
            <Version key={note.id} note={note} />
          ))}
        </details>
      )}
    </Card>
  );
}

function Version({ note: { kind, talked, agreed, at } }: { note: SignedNote }) {
  return (
    <div className="encounters-version">
      <p className="encounters-words">{talked}</p>
      {agreed !== '' && (
        <p className="encounters-words">
          <strong>{m.encounters_agreed_was()}</strong> {agreed}
        </p>
      )}
      <p className="ti-quiet">
        {kindInWords(kind)}. {m.encounters_signed_at({ at: formatDayAndTime(at) })}
      </p>
    </div>
  );
}
