import { Button } from '@navikt/ds-react/Button';
import { Textarea } from '@navikt/ds-react/Textarea';
import { type ReactNode, type RefObject, type SyntheticEvent, useState } from 'react';
import { addDays } from '../../../kernel/day.ts';
import { m } from '../../../platform/web/words.ts';
import { dayAt } from '../../pathways/domain/day-at.ts';
import type { Agreed } from '../contract.ts';
import { Due } from '../domain/agreement.ts';
import type { LaterStep } from '../domain/agreement-action.ts';
import { DueFields, type DueTyped, dueOf } from './DueFields.tsx';

/** The steps that ask for something first. */
export const asks = ['not-now', 'moved', 'let-go'] as const;
export type AskingStep = (typeof asks)[number];

export type StepFormProps = {
  form: RefObject<HTMLFormElement | null>;
  kind: AskingStep;
  agreed: Agreed;
  mustSayWhy: boolean;
  label: string;
  isBusy: boolean;
  onTake: (step: LaterStep) => void;
  onCancel: () => void;
  /** What went wrong, if something did. */
  children: ReactNode;
};

/** Another day, a week on unless she says otherwise; or a few words, if she likes. One tap more, and it is done. */
export function StepForm(props: StepFormProps) {
  const { form, kind, agreed, mustSayWhy, label, isBusy, onTake, onCancel, children } = props;
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const [today] = useState(() => dayAt(new Date()));
  const [typed, setTyped] = useState<DueTyped>(() => ({ kind: 'day', day: weekAfter(agreed, today) }));
  const due = Due.safeParse(dueOf(typed));
  const isMissing = mustSayWhy && words.trim() === '';
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (kind !== 'moved') {
      if (!isMissing) onTake({ kind, words });
    } else if (due.success) onTake({ kind, due: due.data, words });
  };
  return (
    <form ref={form} tabIndex={-1} className="ti-stack" onSubmit={submit} noValidate aria-label={label}>
      {kind === 'moved' && (
        <DueFields typed={typed} today={today} isMissing={tried && !due.success} onChange={setTyped} />
      )}
      <Textarea
        label={mustSayWhy ? m.agreements_field_why() : m.agreements_field_words()}
        value={words}
        maxLength={300}
        minRows={2}
        error={tried && kind !== 'moved' && isMissing ? m.agreements_field_needed() : undefined}
        onChange={(event) => setWords(event.target.value)}
      />
      {kind === 'not-now' && <p className="ti-quiet">{m.agreements_not_now_means()}</p>}
      {children}
      <div className="agreement__steps">
        <Button loading={isBusy}>{label}</Button>
        <Button type="button" variant="tertiary" onClick={onCancel}>
          {m.agreements_back()}
        </Button>
      </div>
    </form>
  );
}

/** A week after its day, or after today where that has passed or there is none. */
function weekAfter({ due }: Agreed, today: ReturnType<typeof dayAt>): string {
  return addDays(due.kind === 'day' && due.day > today ? due.day : today, 7);
}
