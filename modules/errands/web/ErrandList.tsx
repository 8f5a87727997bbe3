import { useEffect, useRef, useState } from 'react';
import { m } from '../../../platform/web/words.ts';
import type { Named, ShownErrand } from '../contract.ts';
import { isOpen } from '../domain/errand.ts';
import { ErrandCard } from './ErrandCard.tsx';
import './errands.css';

export type ErrandListProps = { errands: readonly ShownErrand[]; withName: boolean; people?: readonly Named[] };

/** What is open; what has been answered when it is asked for. */
export function ErrandList({ errands, withName, people }: ErrandListProps) {
  const [said, setSaid] = useState('');
  const status = useRef<HTMLParagraphElement>(null);
  // What was pressed may have gone to another part of the page.
  useEffect(() => {
    if (said !== '') status.current?.focus();
  }, [said]);
  const listed = (some: readonly ShownErrand[]) => (
    <ul className="errands">
      {some.map((errand) => (
        <ErrandCard key={`${errand.roomId} ${errand.id}`} {...{ errand, withName, people }} onDone={setSaid} />
      ))}
    </ul>
  );
  const [latest, ...past] = errands.filter((one) => !isOpen(one));
  return (
    <>
      <p ref={status} role="status" tabIndex={-1} className="errands-said">
        {said}
      </p>
      {listed([...errands.filter(isOpen), ...(latest === undefined ? [] : [latest])])}
      {past.length > 0 && (
        <details className="errands-past">
          <summary>{m.errands_past()}</summary>
          {listed(past)}
        </details>
      )}
    </>
  );
}
