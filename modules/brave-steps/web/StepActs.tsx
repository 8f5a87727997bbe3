import { Button } from '@navikt/ds-react/Button';
import { type RefObject, useRef, useState } from 'react';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { useFocusBetween } from '../../../platform/web/use-focus-between.ts';
import { m } from '../../../platform/web/words.ts';
import type { ShownStep } from '../contract.ts';
import type { StepKind } from '../domain/brave-step.ts';
import { ActForm, type Form, formsFor } from './ActForm.tsx';
import { braveStepRefusals } from './refusals.ts';
import type { RoomOfSteps } from './room-of-steps.ts';
import { type Saying, useSaying } from './use-saying.ts';

export type StepActsProps = {
  step: ShownStep;
  /** It feels so hard that making it smaller stands first. */
  isBig: boolean;
  room: RoomOfSteps;
  onDone: (said: string) => void;
};

type Plain = Extract<StepKind, 'comes' | 'not-this-time' | 'put-off' | 'let-go' | 'taken-up'>;
const plain: Readonly<Record<Plain, () => string>> = {
  comes: m.brave_steps_act_comes,
  'not-this-time': m.brave_steps_act_not_this_time,
  'put-off': m.brave_steps_act_put_off,
  'let-go': m.brave_steps_act_let_go,
  'taken-up': m.brave_steps_act_taken_up,
};
const isPlain = (kind: StepKind): kind is Plain => kind in plain;

/** What I may say: the next thing first, the rest behind "more". Each in one tap, or in two where something is asked. */
export function StepActs({ step, isBig, room, onDone }: StepActsProps) {
  const [form, setForm] = useState<Form>();
  const [isOpen, setOpen] = useState(false);
  const [opener, shown] = [useRef<HTMLButtonElement>(null), useRef<HTMLFormElement>(null)];
  useFocusBetween(isOpen, opener, shown);
  const saying = useSaying(step, (said) => {
    setOpen(false);
    onDone(said);
  });
  const error = saying.error && <ErrorMessage error={saying.error} sentences={braveStepRefusals} />;
  if (isOpen && form !== undefined)
    return (
      <ActForm
        {...{ shown, step, room, form, saying }}
        onCancel={() => {
          saying.reset();
          setOpen(false);
        }}
      >
        {error}
      </ActForm>
    );
  const open = (one: Form) => {
    saying.reset();
    setForm(one);
    setOpen(true);
  };
  const forms = formsFor(step, room);
  const smaller: Form[] = isBig ? ['made-smaller'] : [];
  const first = [...smaller, ...forms.filter((one) => one === 'agreed' || one === 'done')];
  const buttons = { step, saying, open, opener, opened: form };
  const said = step.iMay.filter(isPlain);
  const answers = said.filter((kind) => kind === 'comes' || kind === 'not-this-time');
  const rest = forms.filter((one) => !first.includes(one));
  const others = said.filter((kind) => kind !== 'comes' && kind !== 'not-this-time');
  return (
    <div className="ti-stack">
      <Buttons {...buttons} forms={first} kinds={[...answers, ...(step.status === 'proposed' ? others : [])]} isFirst />
      {rest.length + others.length > 0 && step.status !== 'proposed' && (
        <details className="brave-more">
          <summary>{m.brave_steps_more()}</summary>
          <Buttons {...buttons} forms={rest} kinds={others} />
        </details>
      )}
      {error}
    </div>
  );
}

type ButtonsProps = {
  step: ShownStep;
  saying: Saying;
  forms: readonly Form[];
  kinds: readonly Plain[];
  open: (form: Form) => void;
  opener: RefObject<HTMLButtonElement | null>;
  opened: Form | undefined;
  isFirst?: boolean;
};

const formLabels: Readonly<Record<Form, () => string>> = {
  agreed: m.brave_steps_act_agreed,
  done: m.brave_steps_act_done,
  'made-smaller': m.brave_steps_act_smaller,
  ask: m.brave_steps_act_ask,
  booked: m.brave_steps_act_booked,
  hard: m.brave_steps_act_hard,
};

function Buttons({ step, saying, forms, kinds, open, opener, opened, isFirst = false }: ButtonsProps) {
  const label = (sentence: string) => m.brave_steps_about({ what: sentence, sentence: step.what });
  const button = (sentence: string, onClick: () => void, more: object = {}) => (
    <Button
      key={sentence}
      type="button"
      size="small"
      variant="tertiary"
      aria-label={label(sentence)}
      {...more}
      onClick={onClick}
    >
      {sentence}
    </Button>
  );
  const gone = step.iMay.includes('not-needed') && !isFirst ? step.companions : [];
  return (
    <div className="brave-buttons">
      {forms.map((one, nr) =>
        button(formLabels[one](), () => open(one), {
          ref: one === opened ? opener : undefined,
          variant: isFirst && nr === 0 ? 'secondary' : 'tertiary',
        }),
      )}
      {kinds.map((kind) =>
        button(plain[kind](), () => saying.say({ kind }), { variant: kind === 'comes' ? 'secondary' : 'tertiary' }),
      )}
      {gone.map(({ id, name }) =>
        button(m.brave_steps_act_not_needed({ name }), () => saying.say({ kind: 'not-needed', companion: id })),
      )}
      {!isFirst &&
        step.named !== '' &&
        step.iMay.includes('named') &&
        button(m.brave_steps_act_named_off({ name: step.named }), () => saying.say({ kind: 'named', name: '' }))}
      {!isFirst &&
        step.iMay.includes('unbooked') &&
        button(m.brave_steps_act_unbooked(), () => saying.say({ kind: 'unbooked' }))}
    </div>
  );
}
