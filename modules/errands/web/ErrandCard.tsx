import { Link } from '@tanstack/react-router';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Named, ShownErrand } from '../contract.ts';
import { isOpen } from '../domain/errand.ts';
import { ErrandActs } from './ErrandActs.tsx';
import { answerInWords, standsInWords } from './errand-words.ts';
import './errands.css';

export type ErrandCardProps = {
  errand: ShownErrand;
  /** Where whose it is must be said: over several citizens. */
  withName: boolean;
  /** To whom it may be passed; not known on a page over all rooms. */
  people?: readonly Named[] | undefined;
  onDone: (said: string) => void;
};

/** One errand: what, who has it since when, the answer; and what I may do. */
export function ErrandCard({ errand, withName, people, onDone }: ErrandCardProps) {
  return (
    <Card as="li" tone={errand.waitsForMe ? 'teal' : 'plain'}>
      <article className="errand">
        <h3>{errand.what}</h3>
        {withName && (
          <p>
            <Link to={`/rooms/${errand.roomId}/errands`}>{m.errands_of({ name: errand.citizenName })}</Link>
          </p>
        )}
        {answerInWords(errand).map((sentence) => (
          <p key={sentence} className="errand__answer">
            {sentence}
          </p>
        ))}
        {standsInWords(errand).map((sentence) => (
          <p key={sentence} className={isOpen(errand) ? undefined : 'ti-quiet'}>
            {sentence}
          </p>
        ))}
        {errand.roomIsClosed && <p className="ti-quiet">{m.errands_room_closed()}</p>}
        <ErrandActs {...{ errand, people, onDone }} />
      </article>
    </Card>
  );
}
