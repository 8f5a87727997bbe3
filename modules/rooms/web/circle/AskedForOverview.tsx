import { Card } from '../../../../platform/web/parts/Card.tsx';
import { Section } from '../../../../platform/web/parts/Section.tsx';
import { m } from '../../../../platform/web/words.ts';
import type { RoomSummary } from '../../domain/room.ts';
import { AnswerOverview } from './AnswerOverview.tsx';
import { iAmAsked } from './i-am-asked.ts';

/** On the home of whoever is asked to hold the overview somewhere; nothing when nobody asks. */
export function AskedForOverview({ rooms }: { rooms: readonly RoomSummary[] }) {
  const asking = rooms.filter(iAmAsked);
  if (asking.length === 0) return null;
  return (
    <Section title={m.rooms_circle_overview_asks_title()}>
      {asking.map((room) => (
        <Card as="article" key={room.id}>
          <AnswerOverview room={room} />
        </Card>
      ))}
    </Section>
  );
}
