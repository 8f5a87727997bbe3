import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Room } from '../domain/room.ts';
import '../../../platform/web/parts/section.css';

/** What happens now: what, when, with whom and why, in that order. */
export function NextStepCard({ room }: { room: Room }) {
  const id = useId();
  const { nextStep } = room;
  if (nextStep === null && !room.rights.setNextStep) return null;
  return (
    <section aria-labelledby={id}>
      <Card marked>
        <h2 id={id}>{m.rooms_next_title()}</h2>
        {nextStep === null ? (
          <p className="ti-quiet">{m.rooms_next_none()}</p>
        ) : (
          <>
            <p>
              <strong>{nextStep.what}</strong>
              {nextStep.when !== null && <span>, {nextStep.when}</span>}
            </p>
            <p>{m.rooms_next_with({ who: nextStep.with })}</p>
            <p className="ti-quiet">{m.rooms_next_why({ why: nextStep.why })}</p>
          </>
        )}
        {room.rights.setNextStep && (
          <p className="ti-links">
            <Link to={`/rooms/${room.id}/next`}>
              {nextStep === null ? m.rooms_next_write() : m.rooms_next_change()}
            </Link>
          </p>
        )}
      </Card>
    </section>
  );
}
