import { Button } from '@navikt/ds-react/Button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { askAnew } from '../../../platform/web/ask-anew.ts';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { useFocusBetween } from '../../../platform/web/use-focus-between.ts';
import { m } from '../../../platform/web/words.ts';
import type { Agreed } from '../contract.ts';
import type { StepKind } from '../domain/agreement.ts';
import type { LaterStep } from '../domain/agreement-action.ts';
import { agreementsApi } from './agreements-api.ts';
import type { Reader } from './reader.ts';
import { agreementRefusals } from './refusals.ts';
import { type AskingStep, asks, StepForm } from './StepForm.tsx';

const labels = {
  agreed: m.agreements_step_agreed,
  'not-now': m.agreements_step_not_now,
  kept: m.agreements_step_kept,
  'not-yet': m.agreements_step_not_yet,
  moved: m.agreements_step_moved,
  'let-go': m.agreements_step_let_go,
  'taken-over': m.agreements_step_taken_over,
} satisfies Record<StepKind, () => string>;

/** What is said aloud once it is done: the card may have gone to another place. */
const done = {
  agreed: m.agreements_done_agreed,
  'not-now': m.agreements_done_not_now,
  kept: m.agreements_done_kept,
  'not-yet': m.agreements_done_not_yet,
  moved: m.agreements_done_moved,
  'let-go': m.agreements_done_let_go,
  'taken-over': m.agreements_done_taken_over,
} satisfies Record<StepKind, (about: { what: string }) => string>;

const isAsking = (kind: StepKind): kind is AskingStep => asks.some((one) => one === kind);

export type AgreementStepsProps = { agreed: Agreed; reader: Reader; onDone: (said: string) => void };

/** What I may say to it: yes, kept and taking over in one tap; another day and letting go in two. */
export function AgreementSteps({ agreed, reader, onDone }: AgreementStepsProps) {
  const { roomId, id: agreementId, what, iMay } = agreed;
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<AskingStep>();
  const [isOpen, setOpen] = useState(false);
  // One id for one intention: pressing twice, or again on a bad line, does it once.
  const [id, setId] = useState(() => crypto.randomUUID());
  const [opener, form] = [useRef<HTMLButtonElement>(null), useRef<HTMLFormElement>(null)];
  useFocusBetween(isOpen, opener, form);
  const taking = useMutation(
    agreementsApi.query.takeStep.mutationOptions({
      onSuccess: async (_, { step }) => {
        await askAnew(queryClient, agreementsApi.query.key());
        setId(crypto.randomUUID());
        setOpen(false);
        onDone(done[step.kind]({ what }));
      },
    }),
  );
  if (iMay.length === 0) return null;
  const take = (step: LaterStep) => taking.mutate({ roomId, agreementId, id, step });
  const error = taking.error && <ErrorMessage error={taking.error} sentences={agreementRefusals} />;
  if (asked !== undefined && isOpen)
    return (
      <StepForm
        form={form}
        kind={asked}
        agreed={agreed}
        mustSayWhy={asked === 'let-go' && reader.as === 'worker'}
        label={labels[asked]()}
        isBusy={taking.isPending}
        onTake={take}
        onCancel={() => {
          taking.reset();
          setOpen(false);
        }}
      >
        {error}
      </StepForm>
    );
  return (
    <div className="ti-stack">
      <div className="agreement__steps">
        {iMay.map((kind, nr) => (
          <Button
            key={kind}
            ref={kind === asked ? opener : undefined}
            size="small"
            variant={nr === 0 && kind !== 'not-yet' ? 'secondary' : 'tertiary'}
            loading={taking.isPending && taking.variables.step.kind === kind}
            aria-label={m.agreements_about({ what: labels[kind](), sentence: what })}
            onClick={() => {
              if (!isAsking(kind)) return take({ kind });
              taking.reset();
              setAsked(kind);
              return setOpen(true);
            }}
          >
            {labels[kind]()}
          </Button>
        ))}
      </div>
      {error}
    </div>
  );
}
