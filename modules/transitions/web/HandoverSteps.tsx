import { Button } from '@navikt/ds-react/Button';
import { useState } from 'react';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Handover } from '../contract.ts';
import type { HandoverStep } from '../domain/handover-action.ts';
import { FromCalendar } from './FromCalendar.tsx';
import { stepInWords } from './handover-words.ts';
import { ObstacleForm } from './ObstacleForm.tsx';
import { PlanForm } from './PlanForm.tsx';
import { transitionsRefusals } from './refusals.ts';
import { transitionsApi, useDoing } from './transitions-api.ts';

type Kind = HandoverStep['kind'];

/** What I can do now; what asks for more opens in its place. */
export function HandoverSteps({ handover, kinds }: { handover: Handover; kinds: readonly Kind[] }) {
  const [open, setOpen] = useState<Kind>();
  const [id, setId] = useState(() => crypto.randomUUID());
  const taking = useDoing(transitionsApi.client.takeHandoverStep, () => {
    setOpen(undefined);
    setId(crypto.randomUUID());
  });
  const take = (step: HandoverStep) => taking.mutate({ handoverId: handover.id, id, step });
  const close = () => setOpen(undefined);
  if (kinds.length === 0) return null;
  const form = { handover, isSending: taking.isPending, onSend: take, onClose: close };
  return (
    <>
      {open === 'planned' && kinds.includes(open) && <PlanForm {...form} />}
      {(open === 'cancelled' || open === 'stopped') && kinds.includes(open) && (
        <ObstacleForm key={open} kind={open} {...form} />
      )}
      {taking.error && <ErrorMessage error={taking.error} sentences={transitionsRefusals} />}
      {kinds.includes('planned') && open === undefined && (
        <FromCalendar
          handover={handover}
          isSending={taking.isPending}
          onUse={(plan) => take({ kind: 'planned', plan })}
        />
      )}
      {(open === undefined || !kinds.includes(open)) && (
        <div className="transitions-steps" role="group" aria-label={m.transitions_steps_of()}>
          {kinds.map((kind, index) => (
            <Button
              key={kind}
              size="small"
              variant={variantOf(kind, handover, index === 0)}
              loading={taking.isPending && taking.variables.step.kind === kind}
              // What is opened while an answer is on its way would be closed by it.
              disabled={taking.isPending}
              onClick={() =>
                kind === 'offered' || kind === 'wished' || kind === 'held' ? take({ kind }) : setOpen(kind)
              }
            >
              {stepInWords(kind, handover)}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}

/** What brings it on stands out; what stops it does not, and is as easy to reach. */
function variantOf(kind: Kind, { status }: Handover, isFirst: boolean): 'primary' | 'secondary' | 'tertiary' {
  if (kind === 'stopped') return 'tertiary';
  return isFirst && kind !== 'cancelled' && !(kind === 'planned' && status === 'planned') ? 'primary' : 'secondary';
}
