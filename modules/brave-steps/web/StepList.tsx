import { useEffect, useRef, useState } from 'react';
import { m } from '../../../platform/web/words.ts';
import type { ShownStep } from '../contract.ts';
import { isOpen } from '../domain/brave-step.ts';
import type { Reader } from './reader.ts';
import type { RoomOfSteps } from './room-of-steps.ts';
import { StepCard } from './StepCard.tsx';
import './brave-steps.css';

export type StepListProps = { steps: readonly ShownStep[]; reader: Reader; room?: RoomOfSteps };

/** What lies ahead; what lies behind when it is asked for. How many they are is said nowhere. */
export function StepList({ steps, reader, room }: StepListProps) {
  const [said, setSaid] = useState('');
  const status = useRef<HTMLParagraphElement>(null);
  // What was pressed may have gone to another part of the page.
  useEffect(() => {
    if (said !== '') status.current?.focus();
  }, [said]);
  const listed = (some: readonly ShownStep[]) => (
    <ul className="brave-steps">
      {some.map((step) => (
        <StepCard
          key={`${step.roomId} ${step.id}`}
          {...{ step, reader }}
          {...(room === undefined ? {} : { room })}
          onDone={setSaid}
        />
      ))}
    </ul>
  );
  const past = steps.filter((one) => !isOpen(one));
  return (
    <>
      <p ref={status} role="status" tabIndex={-1} className="brave-said">
        {said}
      </p>
      {listed(steps.filter(isOpen))}
      {past.length > 0 && (
        <details className="brave-more">
          <summary>{m.brave_steps_past()}</summary>
          {listed(past)}
        </details>
      )}
    </>
  );
}
