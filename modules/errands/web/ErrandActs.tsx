import { Button } from '@navikt/ds-react/Button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { askAnew } from '../../../platform/web/ask-anew.ts';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { useFocusBetween } from '../../../platform/web/use-focus-between.ts';
import { m } from '../../../platform/web/words.ts';
import type { Named, ShownErrand } from '../contract.ts';
import type { StepKind } from '../domain/errand.ts';
import type { LaterStep } from '../domain/errand-action.ts';
import { type AskingStep, ErrandForm } from './ErrandForm.tsx';
import { errandsApi } from './errands-api.ts';
import { errandRefusals } from './refusals.ts';

const labels = {
  taken: m.errands_act_taken,
  'not-taken': m.errands_act_not_taken,
  solved: m.errands_act_solved,
  passed: m.errands_act_passed,
  'asked-again': m.errands_act_asked_again,
  withdrawn: m.errands_act_withdrawn,
} satisfies Record<StepKind, () => string>;

/** What is said aloud once it is done: the card may have gone to another place. */
const said = {
  taken: m.errands_said_taken,
  'not-taken': m.errands_said_not_taken,
  solved: m.errands_said_solved,
  passed: m.errands_said_passed,
  'asked-again': m.errands_said_asked_again,
  withdrawn: m.errands_said_withdrawn,
} satisfies Record<StepKind, (about: { what: string }) => string>;

const asks = (kind: StepKind): kind is AskingStep => kind === 'solved' || kind === 'passed' || kind === 'asked-again';

export type ErrandActsProps = {
  errand: ShownErrand;
  people: readonly Named[] | undefined;
  onDone: (said: string) => void;
};

/** Taking it, or not, in one tap; the answer, and to whom it is passed, in two. */
export function ErrandActs({ errand, people, onDone }: ErrandActsProps) {
  const { roomId, id: errandId, what } = errand;
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<AskingStep>();
  const [isOpen, setOpen] = useState(false);
  // One id for one intention: pressing twice, or again on a bad line, does it once.
  const [id, setId] = useState(() => crypto.randomUUID());
  const [opener, form] = [useRef<HTMLButtonElement>(null), useRef<HTMLFormElement>(null)];
  useFocusBetween(isOpen, opener, form);
  const taking = useMutation(
    errandsApi.query.takeStep.mutationOptions({
      onSuccess: async (_, { step }) => {
        await askAnew(queryClient, errandsApi.query.key());
        setId(crypto.randomUUID());
        setOpen(false);
        onDone(said[step.kind]({ what }));
      },
    }),
  );
  const take = (step: LaterStep) => taking.mutate({ roomId, errandId, id, step });
  const error = taking.error && <ErrorMessage error={taking.error} sentences={errandRefusals} />;
  const kinds = errand.iMay.filter((kind) => kind !== 'passed' || people !== undefined);
  if (kinds.length === 0) return null;
  if (asked !== undefined && isOpen)
    return (
      <ErrandForm
        {...{ form, errand, kind: asked }}
        label={labels[asked]()}
        people={people ?? []}
        isBusy={taking.isPending}
        onTake={take}
        onCancel={() => {
          taking.reset();
          setOpen(false);
        }}
      >
        {error}
      </ErrandForm>
    );
  return (
    <div className="ti-stack">
      <div className="errand__acts">
        {kinds.map((kind, nr) => (
          <Button
            key={kind}
            ref={kind === asked ? opener : undefined}
            size="small"
            variant={nr === 0 && kind !== 'asked-again' && kind !== 'withdrawn' ? 'secondary' : 'tertiary'}
            loading={taking.isPending && taking.variables.step.kind === kind}
            aria-label={m.errands_about({ what: labels[kind](), sentence: what })}
            onClick={() => {
              if (!asks(kind)) return take({ kind });
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
