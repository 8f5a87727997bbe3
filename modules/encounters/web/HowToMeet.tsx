import { Link } from '@tanstack/react-router';
import type { RoomId } from '../../../kernel/ids.ts';
import { formatDate } from '../../../platform/web/format.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import { ChapterTitle } from '../../story/web/public.tsx';
import type { BeforeTalk } from '../domain/before-talk.ts';

/** Who she is to be met as: what she does not want touched, her own words, and what is worth remembering. */
export function HowToMeet({ before, roomId }: { before: BeforeTalk; roomId: RoomId }) {
  const { citizen, chapters, lines } = before;
  const name = citizen.givenName;
  const [first, ...others] = chapters;
  return (
    <Section
      title={m.encounters_meet({ name })}
      action={<Link to={`/rooms/${roomId}/story`}>{m.encounters_meet_all()}</Link>}
    >
      {before.mineSince !== null && <p>{m.encounters_calls_me_hers({ name, day: formatDate(before.mineSince) })}</p>}
      <Kept before={before} />
      {first === undefined && lines.length === 0 && <p className="ti-quiet">{m.encounters_meet_none({ name })}</p>}
      {first !== undefined && (
        <Card tone="teal">
          <h3>
            <ChapterTitle chapter={first} />
          </h3>
          <p className="encounters-words">{first.text}</p>
        </Card>
      )}
      {lines.length > 0 && (
        <Card as="article">
          <h3>{m.encounters_remember()}</h3>
          <ul className="encounters-lines">
            {lines.map(({ text, byName }) => (
              <li key={`${byName} ${text}`}>
                {text} <span className="ti-quiet">({byName})</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {others.map((chapter) => (
        <details key={`${chapter.topic} ${chapter.title}`} className="encounters-more">
          <summary>
            <ChapterTitle chapter={chapter} />
          </summary>
          <p className="encounters-words">{chapter.text}</p>
        </details>
      ))}
    </Section>
  );
}

/** That there is something she does not want to talk about; what it is, to whom she has told it. */
function Kept({ before: { keepsSubjects, subjects, citizen } }: { before: BeforeTalk }) {
  const name = citizen.givenName;
  if (!keepsSubjects) return null;
  return (
    <Card tone="amber">
      <h3>{m.encounters_kept({ name })}</h3>
      {subjects.length === 0 ? (
        <p>{m.encounters_kept_ask({ name })}</p>
      ) : (
        <ul className="encounters-lines">
          {subjects.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </Card>
  );
}
