import { m } from '../../../platform/web/words.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import type { Permission } from '../contract.ts';
import { isStanding } from '../domain/standing-of-card.ts';
import { answersInWords, daysInWords, endInWords, giverInWords, type Reader, sentenceOf } from './permission-words.ts';
import { TakeBack } from './TakeBack.tsx';
import './permissions.css';

export type PermissionCardProps = {
  card: Permission;
  reader: Reader;
  /** Of its heading: under the title of the page, or of a part of it. */
  level: 2 | 3;
};

/** One permission: what, in whose words, who stands by it, since when and until when. */
export function PermissionCard({ card, reader, level }: PermissionCardProps) {
  const { kind, words, organisationName, standing, iMayTakeBack } = card;
  const Heading = level === 2 ? 'h2' : 'h3';
  const [end, answers] = [endInWords(card, reader), answersInWords(card)];
  const aboutCourse = organisationName !== null && kind !== 'extension' && kind !== 'return';
  return (
    <Card as="li" tone={isStanding(standing) ? 'teal' : 'plain'}>
      <article className="permission">
        <Heading className="permission__sentence">{sentenceOf(card)}</Heading>
        {kind !== 'own' && words !== '' && (
          <blockquote className="permission__words">
            <p>{m.permission_cards_quote({ words })}</p>
          </blockquote>
        )}
        <p>{giverInWords(card)}</p>
        <p className="ti-quiet">{daysInWords(card)}</p>
        {aboutCourse && <p className="ti-quiet">{m.permission_cards_of_course({ organisation: organisationName })}</p>}
        {answers !== undefined && <p>{answers}</p>}
        {end !== undefined && <p className="permission__end">{end}</p>}
        {iMayTakeBack && <TakeBack card={card} reader={reader} />}
      </article>
    </Card>
  );
}
