import { Button } from '@navikt/ds-react/Button';
import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { Textarea } from '@navikt/ds-react/Textarea';
import { type ReactNode, type RefObject, type SyntheticEvent, useState } from 'react';
import { m } from '../../../platform/web/words.ts';
import type { Named, ShownErrand } from '../contract.ts';
import type { LaterStep } from '../domain/errand-action.ts';

/** The steps that ask for something first. */
export type AskingStep = 'solved' | 'passed' | 'asked-again';

export type ErrandFormProps = {
  form: RefObject<HTMLFormElement | null>;
  errand: ShownErrand;
  kind: AskingStep;
  label: string;
  people: readonly Named[];
  isBusy: boolean;
  onTake: (step: LaterStep) => void;
  onCancel: () => void;
  /** What went wrong, if something did. */
  children: ReactNode;
};

/** The answer in words; to whom it is passed; or what was missing. One tap more, and it is done. */
export function ErrandForm(props: ErrandFormProps) {
  const { form, errand, kind, label, people, isBusy, onTake, onCancel, children } = props;
  const [words, setWords] = useState('');
  const [to, setTo] = useState('');
  const [tried, setTried] = useState(false);
  const name = errand.citizenName;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (kind === 'asked-again') return onTake({ kind, words: words.trim() });
    if (kind === 'solved') return words.trim() === '' ? undefined : onTake({ kind, answer: words.trim() });
    const chosen = people.find(({ roleId }) => roleId === to);
    return chosen === undefined ? undefined : onTake({ kind, to: chosen.roleId });
  };
  const others = people.filter(({ roleId }) => roleId !== errand.holder?.roleId && roleId !== errand.waitsFor?.roleId);
  const send = {
    solved: m.errands_send_solved({ name }),
    passed: m.errands_send_passed(),
    'asked-again': m.errands_send_asked_again(),
  }[kind];
  return (
    <form ref={form} tabIndex={-1} className="ti-stack" onSubmit={submit} noValidate aria-label={label}>
      {kind === 'passed' && (
        <RadioGroup
          legend={m.errands_field_to()}
          description={m.errands_field_to_means()}
          value={to}
          error={tried && to === '' ? m.errands_needed() : undefined}
          onChange={(given: unknown) => setTo(String(given))}
        >
          {others.map((one) => (
            <Radio key={one.roleId} value={one.roleId} description={one.organisation}>
              {one.name}
            </Radio>
          ))}
        </RadioGroup>
      )}
      {kind !== 'passed' && (
        <Textarea
          label={kind === 'solved' ? m.errands_field_answer() : m.errands_field_missing()}
          description={kind === 'solved' ? m.errands_field_answer_means({ name }) : undefined}
          value={words}
          maxLength={kind === 'solved' ? 1000 : 300}
          minRows={2}
          error={tried && kind === 'solved' && words.trim() === '' ? m.errands_needed() : undefined}
          onChange={(event) => setWords(event.target.value)}
        />
      )}
      {children}
      <div className="errand__acts">
        <Button loading={isBusy}>{send}</Button>
        <Button type="button" variant="tertiary" onClick={onCancel}>
          {m.errands_back()}
        </Button>
      </div>
    </form>
  );
}
