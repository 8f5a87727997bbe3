import { Link } from '@tanstack/react-router';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { m } from '../../../platform/web/words.ts';
import type { ShownStep } from '../contract.ts';
import { mayBeSmaller } from '../domain/how-hard.ts';
import type { Reader } from './reader.ts';
import type { RoomOfSteps } from './room-of-steps.ts';
import { StepActs } from './StepActs.tsx';
import { alongInWords, bookedInWords, hardInWords, standsInWords } from './step-words.ts';
import './brave-steps.css';

export type StepCardProps = {
  step: ShownStep;
  reader: Reader;
  room?: RoomOfSteps;
  /** What was done is said once it is; without it nothing is offered. */
  onDone?: (said: string) => void;
};

/** One step: what, who comes along, when together; how hard it feels for those who read it; and what I may say to it. */
export function StepCard({ step, reader, room, onDone }: StepCardProps) {
  const { isMine } = reader;
  const [stands, booked] = [standsInWords(step, isMine), bookedInWords(step)];
  const isAsked = step.companions.some(({ isMe, comes }) => isMe && !comes);
  const isBig = isMine && mayBeSmaller(step.hard) && step.iMay.includes('made-smaller');
  return (
    <Card as="li" tone={isAsked || (isMine && step.status === 'proposed') ? 'teal' : 'plain'}>
      <article className="brave-step">
        <h3>{step.what}</h3>
        {!isMine && (
          <p>
            <Link to={`/rooms/${step.roomId}/brave-steps`}>{m.brave_steps_with({ name: step.citizenName })}</Link>
          </p>
        )}
        {stands !== '' && <p>{stands}</p>}
        {step.before !== null && <p className="ti-quiet">{m.brave_steps_before({ what: step.before })}</p>}
        {alongInWords(step, isMine).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {booked !== '' && <p>{booked}</p>}
        {hardInWords(step).map((sentence) => (
          <p key={sentence} className="ti-quiet">
            {sentence}
          </p>
        ))}
        {isBig && onDone !== undefined && <p>{m.brave_steps_big()}</p>}
        {step.roomIsClosed && <p className="ti-quiet">{m.brave_steps_room_closed()}</p>}
        {onDone !== undefined && <StepActs step={step} isBig={isBig} room={room} onDone={onDone} />}
      </article>
    </Card>
  );
}
