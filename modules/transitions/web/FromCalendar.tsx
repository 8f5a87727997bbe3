import { Button } from '@navikt/ds-react/Button';
import { Link } from '@tanstack/react-router';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Handover } from '../contract.ts';
import type { MeetingPlan } from '../domain/handover.ts';
import { planInWords } from './handover-words.ts';

type FromCalendarProps = { handover: Handover; isSending: boolean; onUse: (plan: MeetingPlan) => void };

/** A time from the room's calendar: the one that is booked, or the way to find one that suits everybody. */
export function FromCalendar({ handover: { booked, roomId, plan }, isSending, onUse }: FromCalendarProps) {
  if (booked === null)
    return plan === null ? <Link to={`/rooms/${roomId}/appointments`}>{m.transitions_find_time()}</Link> : null;
  return (
    <Card tone="teal">
      <p>
        <strong>{m.transitions_booked({ plan: planInWords(booked) })}</strong>
      </p>
      <Button size="small" className="transitions-button" loading={isSending} onClick={() => onUse(booked)}>
        {m.transitions_use_booked()}
      </Button>
    </Card>
  );
}
