import type { Instant } from '../../../kernel/instant.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Myself } from '../../people/domain/person.ts';
import type { Appointment } from '../contract.ts';
import { pendingMove } from '../domain/fold-appointment.ts';
import { AppointmentActs } from './AppointmentActs.tsx';
import { kindInWords, lastMoveInWords, nameIn, placeInWords, statusInWords, timeInWords } from './calendar-words.ts';
import { MovePart } from './MovePart.tsx';
import { myPart } from './my-part.ts';
import { OutsideParties } from './OutsideParties.tsx';
import { ProposalPart } from './ProposalPart.tsx';

export type AppointmentCardProps = {
  appointment: Appointment;
  all: readonly Appointment[];
  myself: Myself;
  iAmCitizen: boolean;
  isOpen: boolean;
  now: Instant;
};

/** One appointment: when, where, with whom; then what waits for me, and what I can do. */
export function AppointmentCard({ appointment, all, myself, iAmCitizen, isOpen, now }: AppointmentCardProps) {
  const { startsAt, minutes, status, what, kind, place, dependsOn } = appointment;
  const part = myPart(appointment, myself, { iAmCitizen, now });
  const move = status === 'booked' ? pendingMove(appointment, now) : undefined;
  const before = all.find(({ id }) => id === dependsOn);
  const lastMove = lastMoveInWords(appointment);
  const isAhead = status === 'proposed' || status === 'booked';
  return (
    <Section title={what}>
      <Card as="article">
        {startsAt !== null && status !== 'cancelled' && (
          <p>
            <strong>
              <time dateTime={startsAt}>{timeInWords(startsAt, minutes)}</time>
            </strong>
          </p>
        )}
        <p role={isAhead ? 'status' : undefined}>{statusInWords(appointment, now, iAmCitizen)}</p>
        {appointment.cancelledWords !== '' && <p className="ti-said">{appointment.cancelledWords}</p>}
        <p className="ti-quiet">{m.calendar_kind_and_place({ kind: kindInWords(kind), place: placeInWords(place) })}</p>
        <Who appointment={appointment} />
        {before !== undefined && <p className="ti-quiet">{m.calendar_comes_after({ what: before.what })}</p>}
        {lastMove !== undefined && move === undefined && <p>{lastMove}</p>}
        {isOpen && status === 'proposed' && <ProposalPart appointment={appointment} part={part} now={now} />}
        {isOpen && move !== undefined && <MovePart appointment={appointment} move={move} part={part} />}
        {isOpen && isAhead && part.isMine && <OutsideParties appointment={appointment} now={now} />}
        {isOpen && isAhead && <AppointmentActs {...{ appointment, all, part, now }} isMoving={move !== undefined} />}
      </Card>
    </Section>
  );
}

/** With whom, and who of them has said yes to what is asked now. */
function Who({ appointment }: { appointment: Appointment }) {
  const { people, status, chosen, yes } = appointment;
  const isAsked = status === 'proposed' && chosen !== null;
  return (
    <ul className="calendar-people" aria-label={m.calendar_people()}>
      {people.map(({ partyId, organisation, isHere }) => (
        <li key={partyId}>
          {nameIn(appointment, partyId)}
          {organisation !== '' && <span className="ti-quiet">, {organisation}</span>}
          {isAsked && yes.includes(partyId) && <span className="ti-quiet"> · {m.calendar_has_said_yes()}</span>}
          {!isHere && <span className="ti-quiet"> · {m.calendar_no_longer_here()}</span>}
        </li>
      ))}
    </ul>
  );
}
