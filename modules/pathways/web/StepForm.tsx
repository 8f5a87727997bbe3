import { Button } from '@navikt/ds-react/Button';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { askAnew } from '../../../platform/web/ask-anew.ts';
import { m } from '../../../platform/web/words.ts';
import { myselfQuery } from '../../people/web/public.tsx';
import type { Pathway } from '../contract.ts';
import { findEarlierAnswers, intakeVersion } from '../domain/intake.ts';
import { LaterStep } from '../domain/pathway-action.ts';
import { stepInWords } from './pathway-words.ts';
import { pathwaysApi } from './pathways-api.ts';
import { pathwayRefusals } from './refusals.ts';
import { StepFields } from './StepFields.tsx';
import type { StepTyped } from './step-typed.ts';

/** Who says no here says which of the reasons it is. */
const StepAsked = LaterStep.refine((step) => step.kind !== 'not-accepted' || step.reason !== undefined);

type StepFormProps = { pathway: Pathway; kind: LaterStep['kind']; onDone: () => void };

/** One step with what it asks for. What was typed stays if it is refused; the id makes pressing twice harmless. */
export function StepForm({ pathway, kind, onDone }: StepFormProps) {
  const queryClient = useQueryClient();
  const [id] = useState(() => crypto.randomUUID());
  // The page has them already; elsewhere nothing is proposed.
  const { data: siblings = [] } = useQuery({
    ...pathwaysApi.query.listPathways.queryOptions({ input: { roomId: pathway.roomId } }),
    enabled: false,
  });
  const [typed, setTyped] = useState<StepTyped>(() => known(kind, pathway, siblings));
  const [tried, setTried] = useState(false);
  const taking = useMutation(
    pathwaysApi.query.takeStep.mutationOptions({
      onSuccess: async () => {
        await askAnew(queryClient, pathwaysApi.query.key());
        onDone();
      },
    }),
  );
  const { data: myself } = useQuery(myselfQuery);
  const me = myself?.acting.kind === 'practitioner' ? myself.acting.role.id : undefined;
  // Whoever takes over says so for herself.
  const step = StepAsked.safeParse(stepOf(kind, kind === 'contact-moved' ? { ...typed, colleague: me } : typed));
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (step.success) taking.mutate({ pathwayId: pathway.id, id, step: step.data });
  };
  return (
    <form className="ti-stack" onSubmit={submit} noValidate aria-label={stepInWords(kind)}>
      <StepFields
        kind={kind}
        pathway={pathway}
        typed={typed}
        tried={tried && !step.success}
        onChange={(changed) => setTyped({ ...typed, ...changed })}
      />
      {taking.error && <ErrorMessage error={taking.error} sentences={pathwayRefusals} />}
      <div className="ti-row-buttons">
        <Button loading={taking.isPending}>{stepInWords(kind)}</Button>
        <Button type="button" variant="tertiary" onClick={onDone}>
          {m.pathways_step_cancel()}
        </Button>
      </div>
    </form>
  );
}

/** What was typed as the step that it means; the contract's own schema says whether anything is missing. */
function stepOf(kind: LaterStep['kind'], typed: StepTyped): object {
  const { day, from, until, what, words = '', reason, colleague, answer } = typed;
  const { reached, remains = '', call, followUp = '', followUpOn, answers = {} } = typed;
  return {
    kind,
    version: intakeVersion,
    answers,
    answer,
    reached: reached || undefined,
    remains,
    call: call || undefined,
    followUp,
    followUpOn: followUpOn || null,
    next: { day, what },
    to: colleague,
    deputy: colleague,
    from,
    until,
    words,
    reason,
    doorOpenUntil: until || null,
  };
}

/** What is known already: what was agreed in the talk, when it is written anew and when it ends; and what she has told before. */
function known(kind: LaterStep['kind'], { ending, intake }: Pathway, siblings: readonly Pathway[]): StepTyped {
  if (kind === 'intake-answered')
    return { answers: intake?.answers ?? findEarlierAnswers(siblings.map((one) => one.intake)) ?? {} };
  const talk = ending?.talk ?? null;
  if (talk === null || (kind !== 'ending-talked' && kind !== 'ended')) return {};
  const { reached, remains, call, followUp, followUpOn, doorOpenUntil } = talk;
  return { reached, remains, call, followUp, followUpOn: followUpOn ?? '', until: doorOpenUntil ?? '' };
}
