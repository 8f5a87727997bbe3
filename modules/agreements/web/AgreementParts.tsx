import { useEffect, useRef, useState } from 'react';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Agreed } from '../contract.ts';
import { isOpen } from '../domain/agreement.ts';
import { AgreementCard } from './AgreementCard.tsx';
import type { Reader } from './reader.ts';
import './agreements.css';

export type AgreementPartsProps = {
  agreements: readonly Agreed[];
  reader: Reader;
  /** The citizen's given name, where all are of one; else each says with whom. */
  citizen?: string | undefined;
};

/** What asks for an answer first; then what others have promised, then one's own; what lies behind when it is asked for. */
export function AgreementParts({ agreements, reader, citizen }: AgreementPartsProps) {
  const [said, setSaid] = useState('');
  const status = useRef<HTMLParagraphElement>(null);
  // What was pressed may have gone to another part of the page.
  useEffect(() => {
    if (said !== '') status.current?.focus();
  }, [said]);
  const listed = (some: readonly Agreed[]) => (
    <ul className="agreements">
      {some.map((agreed) => (
        <AgreementCard
          key={`${agreed.roomId} ${agreed.id}`}
          agreed={agreed}
          reader={reader}
          withName={citizen === undefined && reader.as === 'worker'}
          onDone={setSaid}
        />
      ))}
    </ul>
  );
  const past = agreements.filter((one) => !isOpen(one));
  return (
    <>
      <p ref={status} role="status" tabIndex={-1} className="agreements-said">
        {said}
      </p>
      {partsOf(agreements.filter(isOpen), reader, citizen ?? '').map(([title, some]) => (
        <Section key={title} title={title}>
          {listed(some)}
        </Section>
      ))}
      {past.length > 0 && (
        <details className="agreements-past">
          <summary>{m.agreements_past()}</summary>
          {listed(past)}
        </details>
      )}
    </>
  );
}

/** The parts of a page, those that have something in them; what others promised stands before one's own. */
export function partsOf(open: readonly Agreed[], { as }: Reader, name: string): [string, readonly Agreed[]][] {
  const isAsked = (one: Agreed) => one.isMine && one.status === 'proposed';
  const isLeft = (one: Agreed) => one.iMay.includes('taken-over');
  const rest = open.filter((one) => !isAsked(one) && !isLeft(one));
  const mine = as === 'citizen' ? m.agreements_part_mine() : m.agreements_part_of({ name });
  const parts: [string, readonly Agreed[]][] = [
    [as === 'for-her' ? m.agreements_part_asked_of({ name }) : m.agreements_part_asked(), open.filter(isAsked)],
    [m.agreements_part_left(), open.filter((one) => isLeft(one) && !isAsked(one))],
    ...(as === 'worker'
      ? ([
          [m.agreements_part_mine(), rest.filter((one) => one.isMine)],
          [m.agreements_part_of({ name }), rest.filter((one) => one.owner === null)],
          [m.agreements_part_others(), rest.filter((one) => one.owner !== null && !one.isMine)],
        ] satisfies [string, readonly Agreed[]][])
      : ([
          [m.agreements_part_others(), rest.filter((one) => one.owner !== null)],
          [mine, rest.filter((one) => one.owner === null)],
        ] satisfies [string, readonly Agreed[]][])),
  ];
  return parts.filter(([, some]) => some.length > 0);
}
