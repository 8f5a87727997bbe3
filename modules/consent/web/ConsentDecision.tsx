import { type ReactNode, useState } from 'react';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { type Choice, ConfirmStep } from '../../../platform/web/parts/ConfirmStep.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import type { ToldBy } from '../domain/consent-action.ts';
import type { ConsentTerms } from './consent-terms.ts';
import { consentRefusals } from './refusals.ts';
import { HoldsField, SeesField } from './TermsFields.tsx';
import { type Told, ToldByChoice } from './ToldByChoice.tsx';

export type ConsentDecisionProps = {
  /** The first name of the one who is asked about. */
  name: string;
  /** What she will see with these terms; whoever asks for the consent knows. */
  preview: ReactNode;
  terms: ConsentTerms;
  today: string;
  onTerms: (terms: ConsentTerms) => void;
  onDecide: (decision: 'give' | 'decline', toldBy: ToldBy) => void;
  busy: 'give' | 'decline' | undefined;
  error: unknown;
  /** Asking somebody first: the third way. */
  ask?: Choice | undefined;
  /** The citizen's first name, when a practitioner writes down what she was told. */
  toldOf?: string | undefined;
};

/** One decision about one person: what it leads to, how long it holds, and yes, no or asking first. */
export function ConsentDecision(props: ConsentDecisionProps) {
  const { name, preview, busy, error, ask, toldOf, onDecide } = props;
  const [told, setTold] = useState<Told>();
  const [missing, setMissing] = useState(false);
  const decide = (decision: 'give' | 'decline') => {
    if (toldOf !== undefined && told === undefined) setMissing(true);
    else onDecide(decision, told ?? 'electronic-id');
  };
  return (
    <ConfirmStep
      yes={{
        label: toldOf === undefined ? m.consent_yes({ name }) : m.consent_told_yes({ citizen: toldOf }),
        onChoose: () => decide('give'),
        busy: busy === 'give',
      }}
      no={{
        label: toldOf === undefined ? m.consent_no() : m.consent_told_no({ citizen: toldOf }),
        onChoose: () => decide('decline'),
        busy: busy === 'decline',
      }}
      {...(ask === undefined ? {} : { other: ask })}
    >
      <Card>
        {preview}
        <SeesField {...props} onChange={props.onTerms} />
      </Card>
      <HoldsField {...props} onChange={props.onTerms} />
      {toldOf !== undefined && (
        <Card tone="amber">
          <p>{m.consent_told_marked({ citizen: toldOf })}</p>
          <ToldByChoice
            legend={m.consent_told_legend({ citizen: toldOf })}
            value={told}
            onChange={setTold}
            error={missing && told === undefined ? m.consent_told_needed() : undefined}
          />
        </Card>
      )}
      {error !== null && error !== undefined && <ErrorMessage error={error} sentences={consentRefusals} />}
    </ConfirmStep>
  );
}
