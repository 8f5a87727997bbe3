import { Button } from '@navikt/ds-react/Button';
import { Switch } from '@navikt/ds-react/Switch';
import { useEffect, useRef, useState } from 'react';
import type { RoomId } from '../../../kernel/ids.ts';
import { formatSince, withCapital } from '../../../platform/web/format.ts';
import { FreshStep } from '../../../platform/web/fresh/FreshStep.tsx';
import { otherTrouble } from '../../../platform/web/fresh/fresh-sign-in.ts';
import { useFreshAct } from '../../../platform/web/fresh/use-fresh-act.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { ConfirmStep } from '../../../platform/web/parts/ConfirmStep.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import { professionName } from '../../people/web/public.tsx';
import type { MemoryLine } from '../domain/memory-line.ts';
import { storyRefusals } from './refusals.ts';
import type { storyApi } from './story-api.ts';
import { useLineSteps } from './story-data.ts';

type Line = MemoryLine & { roomId: RoomId };
type LinesProps = { lines: readonly Line[]; citizen: string; isCitizenSide?: boolean };

/** What somebody wants to remember: who wrote it, who reads it, and what one can do about it. */
export function MemoryLines({ lines, citizen, isCitizenSide = false }: LinesProps) {
  const [said, setSaid] = useState('');
  const saying = useRef<HTMLParagraphElement>(null);
  // The line that had the focus is gone.
  useEffect(() => {
    if (said !== '') saying.current?.focus();
  }, [said]);
  return (
    <>
      <ul className="story-list">
        {lines.map((line) => (
          <LineCard
            key={line.id}
            line={line}
            citizen={citizen}
            isCitizenSide={isCitizenSide}
            onStruck={() => setSaid(m.story_line_struck())}
          />
        ))}
      </ul>
      <p ref={saying} tabIndex={-1} className="ti-quiet" role="status">
        {said}
      </p>
    </>
  );
}

type LineProps = { line: Line; citizen: string; isCitizenSide: boolean; onStruck: () => void };

function LineCard({ line, citizen, isCitizenSide, onStruck }: LineProps) {
  const { roomId, id: lineId, writtenBy, isMine } = line;
  const { strike, share, takeBack } = useLineSteps();
  const act = useFreshAct<Parameters<typeof storyApi.client.shareLine>[0]>(`share ${lineId}`);
  const error = otherTrouble(share.error) ?? takeBack.error ?? strike.error;
  const who = `${writtenBy.name}, ${[professionName(writtenBy.profession), writtenBy.organisation].filter((part) => part !== '').join(', ')}`;
  return (
    <Card as="li">
      <div className="story-line">
        <blockquote>{line.text}</blockquote>
        <p className="ti-quiet">
          {m.story_line_by({ who: isMine ? m.story_line_me() : who, day: formatSince(line.writtenAt) })}
        </p>
        {isCitizenSide ? (
          <Switch
            checked={share.isPending || (line.readBy === 'room' && !takeBack.isPending)}
            description={m.story_line_share_means({ name: writtenBy.name })}
            onChange={(event) => (event.target.checked ? share : takeBack).mutate({ roomId, lineId })}
          >
            {m.story_line_share()}
          </Switch>
        ) : (
          <p className="ti-quiet">{withCapital(readersInWords(line, citizen))}</p>
        )}
        <FreshStep act={act} doing={share} label={m.story_release_go()} />
        {error && <ErrorMessage error={error} sentences={storyRefusals} />}
        {(isCitizenSide || isMine) && (
          <Striking
            text={line.text}
            busy={strike.isPending}
            onStrike={() => strike.mutate({ roomId, lineId }, { onSuccess: onStruck })}
          />
        )}
      </div>
    </Card>
  );
}

/** Asked once more, since the words can't be brought back. */
function Striking({ text, busy, onStrike }: { text: string; busy: boolean; onStrike: () => void }) {
  const [isAsked, setAsked] = useState(false);
  const means = useRef<HTMLParagraphElement>(null);
  // The button that was pressed is gone.
  useEffect(() => {
    if (isAsked) means.current?.focus();
  }, [isAsked]);
  if (isAsked)
    return (
      <ConfirmStep
        yes={{ label: m.story_line_strike_yes(), onChoose: onStrike, busy }}
        no={{ label: m.story_line_strike_no(), onChoose: () => setAsked(false) }}
      >
        <p ref={means} tabIndex={-1}>
          {m.story_line_strike_means()}
        </p>
      </ConfirmStep>
    );
  return (
    <div>
      <Button
        variant="secondary"
        size="small"
        aria-label={m.story_line_strike_this({ text })}
        onClick={() => setAsked(true)}
      >
        {m.story_line_strike()}
      </Button>
    </div>
  );
}

function readersInWords({ readBy, isMine }: Line, name: string): string {
  if (readBy === 'room') return m.story_line_read_by_room({ name });
  return isMine ? m.story_line_read_by_me({ name }) : m.story_line_read_by_room({ name });
}
