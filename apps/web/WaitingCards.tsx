import { Link } from '@tanstack/react-router';
import { namedPromise } from '../../modules/rooms/web/public.tsx';
import { formatSince } from '../../platform/web/format.ts';
import { Card } from '../../platform/web/parts/Card.tsx';
import { Section } from '../../platform/web/parts/Section.tsx';
import { WaitingChip } from '../../platform/web/parts/WaitingChip.tsx';
import { m } from '../../platform/web/words.ts';
import type { WaitingLine } from './present-home.ts';
import './home.css';

export type WaitingCardsProps = { title: string; lines: readonly WaitingLine[]; now: Date; isMine?: boolean };

/** What waits, always with a name and the promise on it. */
export function WaitingCards({ title, lines, now, isMine = false }: WaitingCardsProps) {
  if (lines.length === 0) return null;
  return (
    <Section title={title}>
      {lines.map((line) => (
        <Card key={line.threadId} as="article">
          <div className="ti-row app-waiting">
            <div>
              <h3>
                <Link to="/rooms/$roomId" params={{ roomId: line.roomId }} search={{ thread: line.threadId }}>
                  {line.subject ?? m.app_thread_from_before()}
                </Link>
              </h3>
              <p className="ti-quiet">
                {isMine
                  ? m.app_waits_since({ since: formatSince(line.since, now) })
                  : namedPromise(line.waiting, line.room, now)}
              </p>
            </div>
            {!isMine && line.on !== null && (
              <WaitingChip>{m.app_lies_with({ name: line.on.organisation ?? line.on.givenName })}</WaitingChip>
            )}
          </div>
        </Card>
      ))}
    </Section>
  );
}
