import { Button } from '@navikt/ds-react/Button';
import type { ReactNode } from 'react';
import './confirm-step.css';

export type Choice = { label: string; onChoose: () => void; busy?: boolean };

export type ConfirmStepProps = {
  /** What it leads to: who will see what, for how long, how to stop. */
  children: ReactNode;
  yes: Choice;
  no: Choice;
  /** A third way, such as asking first. */
  other?: Choice;
};

/** One decision. Yes and no are as large, and as easy to reach. The question itself is the page's title. */
export function ConfirmStep({ children, yes, no, other }: ConfirmStepProps) {
  const busy = yes.busy === true || no.busy === true;
  return (
    <div className="ti-stack">
      {children}
      <div className="ti-confirm-step">
        <Button onClick={yes.onChoose} loading={yes.busy === true} disabled={busy}>
          {yes.label}
        </Button>
        <Button variant="secondary" onClick={no.onChoose} loading={no.busy === true} disabled={busy}>
          {no.label}
        </Button>
        {other !== undefined && (
          <Button variant="tertiary" onClick={other.onChoose} loading={other.busy === true} disabled={busy}>
            {other.label}
          </Button>
        )}
      </div>
    </div>
  );
}
