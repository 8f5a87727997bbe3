import { Button } from '@navikt/ds-react/Button';
import { useState } from 'react';
import { formatDayAndTime, withCapital } from '../../../platform/web/format.ts';
import { m } from '../../../platform/web/words.ts';
import type { Handover, Line } from '../contract.ts';
import { AddText } from './AddText.tsx';
import { byInWords } from './handover-words.ts';
import { SummaryForm } from './SummaryForm.tsx';
import { transitionsApi, useDoing } from './transitions-api.ts';

/** What was said, in at most five points: its writer's until it is shared, and corrected by the citizen. */
export function Summary({ handover, isOpen }: { handover: Handover; isOpen: boolean }) {
  const { heldAt, summarySharedAt, summary, iAm, status } = handover;
  if (heldAt === null) return null;
  const isShared = summarySharedAt !== null;
  const mayWrite =
    isOpen && status !== 'ended' && !isShared && (iAm === 'bridge' || iAm === 'deputy' || iAm === 'receiver');
  return (
    <section className="transitions-part" aria-label={m.transitions_summary()}>
      <h3>{m.transitions_summary()}</h3>
      {isShared ? (
        <p className="ti-quiet">
          {withCapital(m.transitions_summary_shared_at({ when: formatDayAndTime(summarySharedAt) }))}
        </p>
      ) : (
        <p>{mayWrite ? m.transitions_summary_owed() : m.transitions_summary_comes()}</p>
      )}
      {isShared && (
        <ol className="transitions-lines">
          {summary.map((line) => (
            <SummaryPoint
              key={line.id}
              line={line}
              handoverId={handover.id}
              mayCorrect={isOpen && iAm === 'citizen' && status !== 'ended'}
            />
          ))}
        </ol>
      )}
      {mayWrite && <SummaryForm handover={handover} />}
    </section>
  );
}

type SummaryPointProps = { line: Line; handoverId: Handover['id']; mayCorrect: boolean };

function SummaryPoint({
  line: { id: lineId, text, byName, forName, correction, isKept },
  handoverId,
  mayCorrect,
}: SummaryPointProps) {
  const [isOpen, setOpen] = useState(false);
  const correcting = useDoing(transitionsApi.client.correctLine, () => setOpen(false));
  return (
    <li>
      <div>
        <p className={correction === null ? undefined : 'ti-quiet'}>{text}</p>
        {correction !== null && (
          <p>
            <strong>{m.transitions_corrected()}</strong> {correction}
          </p>
        )}
        {forName !== null && <p className="ti-quiet">{byInWords(byName, forName)}</p>}
        {isKept && <p className="transitions-kept">{m.transitions_line_kept()}</p>}
        {isOpen && (
          <AddText
            label={m.transitions_correct_label()}
            button={m.transitions_correct()}
            maxLength={300}
            adding={correcting}
            send={(id, said) => correcting.mutateAsync({ handoverId, lineId, id, text: said })}
          />
        )}
      </div>
      {mayCorrect && !isOpen && (
        <Button
          size="small"
          variant="tertiary"
          aria-label={m.transitions_correct_point({ text })}
          onClick={() => setOpen(true)}
        >
          {m.transitions_correct_open()}
        </Button>
      )}
    </li>
  );
}
