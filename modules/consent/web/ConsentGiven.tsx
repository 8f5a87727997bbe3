import { Button } from '@navikt/ds-react/Button';
import { type ReactNode, useState } from 'react';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { ConfirmStep } from '../../../platform/web/parts/ConfirmStep.tsx';
import { m } from '../../../platform/web/words.ts';
import type { ToldBy } from '../domain/consent-action.ts';
import { ConsentTrouble } from './ConsentTrouble.tsx';
import { TermsFields, type TermsFieldsProps } from './TermsFields.tsx';
import { useTold } from './use-told.tsx';

export type ConsentGivenProps = TermsFieldsProps & {
  /** What she sees now, and until when. */
  now: ReactNode;
  onDecide: (decision: 'change' | 'withdraw', toldBy: ToldBy) => void;
  busy: 'change' | 'withdraw' | undefined;
  error: unknown;
  /** What a fresh electronic ID is asked for by, and gone on with. */
  freshStep?: ReactNode;
  /** The step one was in before. */
  begins?: 'change' | undefined;
};

/** A yes that stands: what it gives now, changing it, and taking it back with what that means said before. */
export function ConsentGiven(props: ConsentGivenProps) {
  const { name, now, busy, error, toldOf, onDecide, freshStep, begins } = props;
  const [step, setStep] = useState<'change' | 'withdraw' | undefined>(begins);
  const { field, whenTold } = useTold(toldOf);
  const back = () => setStep(undefined);
  const decide = (decision: 'change' | 'withdraw') => whenTold((toldBy) => onDecide(decision, toldBy));
  const howTold = field !== undefined && <Card tone="amber">{field}</Card>;
  return (
    <div className="ti-stack">
      <Card>{now}</Card>
      {freshStep}
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
          <TermsFields {...props} />
          {howTold}
          <ConsentTrouble error={error} />
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
          <ConsentTrouble error={error} />
        </ConfirmStep>
      )}
    </div>
  );
}
