import { Link } from '@tanstack/react-router';
import { m } from '../../../platform/web/words.ts';
import type { BesideMessageProps } from '../../rooms/web/public.tsx';
import type { Rectification } from '../domain/rectification.ts';
import { BothTexts } from './BothTexts.tsx';
import { useRectifications } from './rectification-data.ts';
import './rights.css';

/** Under a message: that somebody says it is not right, with both texts behind it; and for the citizen, the way to say so. */
export function RectificationLine({ roomId, messageId, isMine, iAmCitizen }: BesideMessageProps) {
  const { data = [] } = useRectifications(roomId);
  const said = data.filter(({ target }) => target.kind === 'message' && target.messageId === messageId);
  const waits = said.some(({ answer }) => answer === null);
  return (
    <>
      {said.map((one) => (
        <details key={one.id} className="rights-line">
          <summary>{lineOf(one)}</summary>
          <BothTexts of={one} />
        </details>
      ))}
      {iAmCitizen && !isMine && !waits && (
        <Link to="/rectify" search={{ room: roomId, message: messageId }} className="rights-ask">
          {m.rights_not_right()}
        </Link>
      )}
    </>
  );
}

function lineOf({ writtenByName: name, answer }: Rectification): string {
  if (answer === null) return m.rights_line_waits({ name });
  return answer.outcome === 'corrected'
    ? m.rights_line_corrected({ name, by: answer.byName })
    : m.rights_line_not_agreed({ name, by: answer.byName });
}
