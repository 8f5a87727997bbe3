import { Button } from '@navikt/ds-react/Button';
import { useState } from 'react';
import { m } from '../../../platform/web/words.ts';
import type { Handover } from '../contract.ts';
import { guideOf } from './handover-words.ts';
import { transitionsApi, useDoing } from './transitions-api.ts';

/** My part on one page: why, what I do, how it is done. Open for whoever receives until she has read it. */
export function MyPart({ handover, mayMark }: { handover: Handover; mayMark: boolean }) {
  const [id] = useState(() => crypto.randomUUID());
  const reading = useDoing(transitionsApi.client.takeHandoverStep);
  const guide = guideOf(handover);
  if (guide.length === 0) return null;
  const isNew = mayMark && !handover.guideRead;
  return (
    <details className="transitions-more" open={isNew}>
      <summary>{m.transitions_my_part()}</summary>
      <div className="ti-stack">
        {guide.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {isNew && (
          <Button
            size="small"
            variant="secondary"
            className="transitions-button"
            loading={reading.isPending}
            onClick={() => reading.mutate({ handoverId: handover.id, id, step: { kind: 'guide-read' } })}
          >
            {m.transitions_step_guide_read()}
          </Button>
        )}
        {handover.iAm === 'receiver' && handover.guideRead && (
          <p className="ti-quiet">{m.transitions_guide_is_read()}</p>
        )}
      </div>
    </details>
  );
}
