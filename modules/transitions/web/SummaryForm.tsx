import { Button } from '@navikt/ds-react/Button';
import { Textarea } from '@navikt/ds-react/Textarea';
import { type SyntheticEvent, useState } from 'react';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Handover } from '../contract.ts';
import { mostPoints } from '../domain/line.ts';
import { transitionsRefusals } from './refusals.ts';
import { transitionsApi, useDoing } from './transitions-api.ts';

/** Writes the summary point by point; kept as it is written, and shared when it is ready. */
export function SummaryForm({ handover: { id: handoverId, summary } }: { handover: Handover }) {
  const [stepId] = useState(() => crypto.randomUUID());
  const [points, setPoints] = useState(() => [...summary.map(({ text }) => text), ''].slice(0, mostPoints));
  const [tried, setTried] = useState(false);
  const sharing = useDoing(transitionsApi.client.takeHandoverStep);
  const writing = useDoing(transitionsApi.client.writeSummary);
  const written = points.map((text) => text.trim()).filter((text) => text !== '');
  const change = (index: number, text: string) => {
    const changed = points.map((one, at) => (at === index ? text : one));
    setPoints(changed.at(-1) === '' || changed.length === mostPoints ? changed : [...changed, '']);
  };
  const keep = async () => {
    setTried(true);
    if (written.length > 0) await writing.mutateAsync({ handoverId, points: written });
    return written.length > 0;
  };
  const share = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (await keep()) await sharing.mutateAsync({ handoverId, id: stepId, step: { kind: 'summary-shared' } });
  };
  const error = writing.error ?? sharing.error;
  return (
    // A refusal is shown below; here it has no other consequence.
    <form className="ti-stack" noValidate onSubmit={(event) => void share(event).catch(() => undefined)}>
      {points.map((text, index) => (
        <Textarea
          // The points are their places: the second is the second, whatever is in it.
          key={`point ${String(index)}`}
          label={m.transitions_point({ nr: index + 1 })}
          value={text}
          maxLength={300}
          minRows={1}
          size="small"
          error={tried && index === 0 && written.length === 0 ? m.transitions_field_needed() : undefined}
          onChange={(event) => change(index, event.target.value)}
        />
      ))}
      {error && <ErrorMessage error={error} sentences={transitionsRefusals} />}
      <div className="ti-row-buttons">
        <Button loading={sharing.isPending}>{m.transitions_step_summary_shared()}</Button>
        <Button
          type="button"
          variant="tertiary"
          loading={writing.isPending}
          onClick={() => void keep().catch(() => undefined)}
        >
          {m.transitions_keep_draft()}
        </Button>
      </div>
      {writing.isSuccess && !sharing.isPending && <p role="status">{m.transitions_draft_kept()}</p>}
    </form>
  );
}
