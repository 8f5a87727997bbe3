import { Button } from '@navikt/ds-react/Button';
import { m } from '../../../platform/web/words.ts';
import type { Handover, Line } from '../contract.ts';
import { LineId } from '../domain/line.ts';
import { AddText } from './AddText.tsx';
import { byInWords } from './handover-words.ts';
import { transitionsApi, useDoing } from './transitions-api.ts';

/** What they want to talk about, made together until they meet. */
export function Agenda({ handover, mayWrite }: { handover: Handover; mayWrite: boolean }) {
  const { id: handoverId, agenda, heldAt, status, iAm } = handover;
  const isAhead = heldAt === null && status !== 'stopped' && status !== 'handed-over';
  const adding = useDoing(transitionsApi.client.addLine);
  if (agenda.length === 0 && !(mayWrite && isAhead)) return null;
  return (
    <section className="transitions-part" aria-label={m.transitions_agenda()}>
      <h3>{m.transitions_agenda()}</h3>
      {agenda.length > 0 && (
        <ul className="transitions-lines">
          {agenda.map((line) => (
            <AgendaLine
              key={line.id}
              line={line}
              handoverId={handoverId}
              mayStrike={mayWrite && isAhead && (line.isMine || iAm === 'citizen')}
            />
          ))}
        </ul>
      )}
      {mayWrite && isAhead && (
        <AddText
          label={iAm === 'citizen' ? m.transitions_agenda_add_mine() : m.transitions_agenda_add()}
          button={m.transitions_add()}
          maxLength={300}
          adding={adding}
          send={(id, text) => adding.mutateAsync({ handoverId, id: LineId.parse(id), text })}
        />
      )}
    </section>
  );
}

type AgendaLineProps = { line: Line; handoverId: Handover['id']; mayStrike: boolean };

function AgendaLine({ line: { id, text, byName, forName, isKept }, handoverId, mayStrike }: AgendaLineProps) {
  const striking = useDoing(transitionsApi.client.strikeLine);
  return (
    <li>
      <div>
        <p>{text}</p>
        <p className="ti-quiet">{byInWords(byName, forName)}</p>
        {isKept && <p className="transitions-kept">{m.transitions_line_kept()}</p>}
      </div>
      {mayStrike && (
        <Button
          size="small"
          variant="tertiary"
          loading={striking.isPending}
          aria-label={m.transitions_strike_line({ text })}
          onClick={() => striking.mutate({ handoverId, id })}
        >
          {m.transitions_strike()}
        </Button>
      )}
    </li>
  );
}
