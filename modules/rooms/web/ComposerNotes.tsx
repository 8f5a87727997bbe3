import type { Country } from '../../../kernel/country.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { m } from '../../../platform/web/words.ts';
import { findNudge } from '../domain/gentle-nudge.ts';
import type { Room } from '../domain/room.ts';

const numbers: Record<Country, { urgent: string; danger: string }> = {
  NO: { urgent: '116 117', danger: '113' },
  DK: { urgent: '1813', danger: '112' },
};

/** A message is no alarm: whom to call instead. */
export function EmergencyLine({ country }: { country: Country }) {
  const { urgent, danger } = numbers[country];
  return (
    <p className="ti-composer__note">
      {m.rooms_urgent_call()} <CallLink number={urgent} />. {m.rooms_danger_call()} <CallLink number={danger} />.
    </p>
  );
}

function CallLink({ number }: { number: string }) {
  return <a href={`tel:${number.replaceAll(' ', '')}`}>{number}</a>;
}

/** To those at work: how the citizen takes part, and so how one writes here. */
export function PresenceNote({ room }: { room: Room }) {
  const { givenName: name } = room.citizen;
  const sentences = {
    silent: () => m.rooms_presence_silent({ name }),
    overview: () => m.rooms_presence_overview({ name }),
    active: () => m.rooms_presence_active({ name }),
  };
  return (
    <p className="ti-composer__note">
      {room.bySms === 'texts' ? m.rooms_by_sms_note({ name }) : sentences[room.presence]()}
    </p>
  );
}

/** A question, never a stop: words that look as if they belonged in a record. */
export function NudgeLine({ text }: { text: string }) {
  const nudge = findNudge(text);
  return (
    <div role="status">
      {nudge !== undefined && (
        <Card tone="sand">
          <p>
            <strong>{m.rooms_nudge_title()}</strong>
          </p>
          <p>{nudge === 'diagnosis-code' ? m.rooms_nudge_diagnosis() : m.rooms_nudge_number()}</p>
        </Card>
      )}
    </div>
  );
}
