import type { ReactNode } from 'react';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { type Choice, ConfirmStep } from '../../../platform/web/parts/ConfirmStep.tsx';
import { m } from '../../../platform/web/words.ts';
import type { ToldBy } from '../domain/consent-action.ts';
import { ConsentTrouble } from './ConsentTrouble.tsx';
import { TermsFields, type TermsFieldsProps } from './TermsFields.tsx';
import { useTold } from './use-told.tsx';

export type ConsentDecisionProps = TermsFieldsProps & {
  onDecide: (decision: 'give' | 'decline', toldBy: ToldBy) => void;
  busy: 'give' | 'decline' | undefined;
  error: unknown;
  /** What a fresh electronic ID is asked for by, and gone on with. */
  freshStep?: ReactNode;
  /** Asking somebody first: the third way. */
  ask?: Choice | undefined;
};

/** One decision about one person: what it leads to, how long it holds, and yes, no or asking first. */
export function ConsentDecision(props: ConsentDecisionProps) {
  const { name, busy, error, ask, toldOf, onDecide, freshStep } = props;
  const { field, whenTold } = useTold(toldOf);
  const decide = (decision: 'give' | 'decline') => whenTold((toldBy) => onDecide(decision, toldBy));
  return (
    <>
      {freshStep}
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
        <TermsFields {...props} />
        {toldOf !== undefined && (
          <Card tone="amber">
            <p>{m.consent_told_marked({ citizen: toldOf })}</p>
            {field}
          </Card>
        )}
        <ConsentTrouble error={error} />
      </ConfirmStep>
    </>
  );
}
