import { Button } from '@navikt/ds-react/Button';
import { type ReactNode, useState } from 'react';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { ConfirmStep } from '../../../platform/web/parts/ConfirmStep.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import type { ToldBy } from '../domain/consent-action.ts';
import type { ConsentTerms } from './consent-terms.ts';
import { consentRefusals } from './refusals.ts';
import { HoldsField, SeesField } from './TermsFields.tsx';
import { type Told, ToldByChoice } from './ToldByChoice.tsx';

export type ConsentGivenProps = {
  name: string;
  /** What she sees now, and until when. */
  now: ReactNode;
  /** What she would see with other terms. */
  preview: ReactNode;
  terms: ConsentTerms;
  today: string;
  onTerms: (terms: ConsentTerms) => void;
  onDecide: (decision: 'change' | 'withdraw', toldBy: ToldBy) => void;
  busy: 'change' | 'withdraw' | undefined;
  error: unknown;
  toldOf?: string | undefined;
};

/** A yes that stands: what it gives now, changing it, and taking it back with what that means said before. */
export function ConsentGiven(props: ConsentGivenProps) {
  const { name, now, preview, busy, error, toldOf } = props;
  const [step, setStep] = useState<'change' | 'withdraw'>();
  const [told, setTold] = useState<Told>();
  const [missing, setMissing] = useState(false);
  const back = () => setStep(undefined);
  const decide = (decision: 'change' | 'withdraw') => {
    if (toldOf !== undefined && told === undefined) setMissing(true);
    else props.onDecide(decision, told ?? 'electronic-id');
  };
  const howTold = toldOf !== undefined && (
    <Card tone="amber">
      <ToldByChoice
        legend={m.consent_told_legend({ citizen: toldOf })}
        value={told}
        onChange={setTold}
        error={missing && told === undefined ? m.consent_told_needed() : undefined}
      />
    </Card>
  );
  const trouble = error !== null && error !== undefined && <ErrorMessage error={error} sentences={consentRefusals} />;
  return (
    <div className="ti-stack">
      <Card>{now}</Card>
      {step === undefined && (
        <div className="ti-confirm-step">
          <Button variant="secondary" onClick={() => setStep('change')}>
            {m.consent_change()}
          </Button>
          <Button variant="secondary" onClick={() => setStep('withdraw')}>
            {m.consent_withdraw()}
          </Button>
        </div>
      )}
      {step === 'change' && (
        <ConfirmStep
          yes={{ label: m.consent_save(), onChoose: () => decide('change'), busy: busy === 'change' }}
          no={{ label: m.consent_keep(), onChoose: back }}
        >
          <Card>
            {preview}
            <SeesField {...props} onChange={props.onTerms} />
          </Card>
          <HoldsField {...props} onChange={props.onTerms} />
          {howTold}
          {trouble}
        </ConfirmStep>
      )}
      {step === 'withdraw' && (
        <ConfirmStep
          yes={{ label: m.consent_withdraw_now(), onChoose: () => decide('withdraw'), busy: busy === 'withdraw' }}
          no={{ label: m.consent_keep(), onChoose: back }}
        >
          <Card tone="teal">
            <h2>{m.consent_withdraw_title()}</h2>
            <ul>
              <li>{m.consent_withdraw_means_at_once({ name })}</li>
              <li>{m.consent_withdraw_means_read({ name })}</li>
              <li>{m.consent_withdraw_means_later({ name })}</li>
            </ul>
          </Card>
          {howTold}
          {trouble}
        </ConfirmStep>
      )}
    </div>
  );
}
