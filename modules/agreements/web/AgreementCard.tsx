import { Link } from '@tanstack/react-router';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Agreed } from '../contract.ts';
import { isOpen } from '../domain/agreement.ts';
import { AgreementSteps } from './AgreementSteps.tsx';
import { dueInWords, endInWords, forWhomInWords, standsInWords, whoInWords, wordsOf } from './agreement-words.ts';
import type { Reader } from './reader.ts';
import './agreements.css';

export type AgreementCardProps = {
  agreed: Agreed;
  reader: Reader;
  /** Where whose it is must be said: over several citizens. */
  withName?: boolean;
  /** What was done is said once it is; without it nothing is offered. */
  onDone?: (said: string) => void;
};

/** One agreement: what, who, for whom, for when; and what I may say to it. */
export function AgreementCard({ agreed, reader, withName = false, onDone }: AgreementCardProps) {
  const lines = [whoInWords(agreed, reader), forWhomInWords(agreed, reader)].filter(Boolean).join(' ');
  const [due, end, stands] = [dueInWords(agreed), endInWords(agreed, reader), standsInWords(agreed, reader)];
  const words = wordsOf(agreed, reader);
  return (
    <Card as="li" tone={agreed.isMine && agreed.status === 'proposed' ? 'teal' : 'plain'}>
      <article className="agreement">
        <h3 className="agreement__what">{agreed.what}</h3>
        <p>{lines}</p>
        {withName && (
          <p>
            <Link to={`/rooms/${agreed.roomId}/agreements`}>{m.agreements_with({ name: agreed.citizenName })}</Link>
          </p>
        )}
        {due !== '' && <p className="ti-quiet">{due}</p>}
        {stands !== '' && <p>{stands}</p>}
        {end !== '' && <p className="ti-quiet">{end}</p>}
        {words !== '' && <p className="agreement__words">{words}</p>}
        {isOpen(agreed) && agreed.roomIsClosed && <p className="ti-quiet">{m.agreements_room_closed()}</p>}
        {onDone !== undefined && <AgreementSteps agreed={agreed} reader={reader} onDone={onDone} />}
      </article>
    </Card>
  );
}
