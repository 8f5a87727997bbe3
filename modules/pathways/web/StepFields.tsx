import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { Select } from '@navikt/ds-react/Select';
import { Textarea } from '@navikt/ds-react/Textarea';
import { TextField } from '@navikt/ds-react/TextField';
import { useState } from 'react';
import { withCapital } from '../../../platform/web/format.ts';
import { m } from '../../../platform/web/words.ts';
import { DayField } from '../../consent/web/public.tsx';
import type { Pathway } from '../contract.ts';
import { dayAt } from '../domain/day-at.ts';
import { findAsked } from '../domain/fold-pathway.ts';
import { NotNowReason, PauseReason } from '../domain/pathway.ts';
import { DeclineReason } from '../domain/intake.ts';
import type { LaterStep } from '../domain/pathway-action.ts';
import { AnswerFields, TalkFields } from './ending/EndingFields.tsx';
import { IntakeFields } from './intake/IntakeFields.tsx';
import { declineInWords } from './intake/intake-words.ts';
import { notNowInWords, reasonInWords } from './pathway-words.ts';
import type { StepTyped } from './step-typed.ts';

type Field = 'day' | 'from' | 'until' | 'what' | 'words' | 'reason' | 'colleague' | 'decline' | 'notNow';

/** What each step asks for, in this order; the others ask for nothing but that one is sure. */
const asks: Partial<Record<LaterStep['kind'], readonly Field[]>> = {
  'asked-for-more': ['words'],
  'not-accepted': ['decline', 'words'],
  'contact-asked': ['colleague', 'words'],
  'contact-declined': ['notNow', 'words'],
  'contact-moved': ['words'],
  'deputy-named': ['colleague', 'from', 'until'],
  'next-contact-agreed': ['what', 'day'],
  'contact-missed': ['words'],
  paused: ['reason', 'words', 'until'],
  ended: ['until'],
};

export type StepFieldsProps = {
  kind: LaterStep['kind'];
  pathway: Pathway;
  typed: StepTyped;
  /** Whether it was tried with something missing. */
  tried: boolean;
  onChange: (changed: StepTyped) => void;
};

/** The fields of one step. */
export function StepFields(props: StepFieldsProps) {
  const { kind, typed, onChange } = props;
  if (kind === 'intake-answered')
    return (
      <>
        <p className="ti-quiet">{m.pathways_intake_means()}</p>
        <IntakeFields answers={typed.answers ?? {}} onChange={(answers) => onChange({ answers })} />
      </>
    );
  if (props.kind === 'ending-answered') return <AnswerFields {...props} />;
  if (props.kind === 'ending-talked') return <TalkFields {...props} />;
  return (asks[props.kind] ?? []).map((field) => <OneField key={field} field={field} {...props} />);
}

function OneField({ field, kind, pathway, typed, tried, onChange }: StepFieldsProps & { field: Field }) {
  const [now] = useState(() => new Date());
  const value = typed[field === 'decline' || field === 'notNow' ? 'reason' : field] ?? '';
  const error = tried && value === '' ? m.pathways_field_needed() : undefined;
  const change = (given: string) => onChange({ [field]: given });
  switch (field) {
    case 'what':
      return (
        <TextField
          label={m.pathways_field_what()}
          value={value}
          maxLength={200}
          error={error}
          onChange={(event) => change(event.target.value)}
        />
      );
    case 'words':
      return (
        <Textarea
          label={isAnswerToAsking(kind, pathway) ? m.pathways_field_answer_words() : m.pathways_field_words()}
          value={value}
          maxLength={1000}
          minRows={2}
          error={mayBeBlank(kind, pathway) ? undefined : error}
          onChange={(event) => change(event.target.value)}
        />
      );
    case 'decline':
    case 'notNow':
    case 'reason':
      return <Reasons field={field} value={value} error={error} onChange={(reason) => onChange({ reason })} />;
    case 'colleague':
      return (
        <Select
          label={m.pathways_field_colleague()}
          description={pathway.colleagues.length === 0 ? m.pathways_no_colleague() : m.pathways_field_colleague_means()}
          value={value}
          error={error}
          onChange={(event) => change(event.target.value)}
        >
          <option value="">{m.pathways_refer_choose()}</option>
          {pathway.colleagues.map(({ roleId, name }) => (
            <option key={roleId} value={roleId}>
              {name}
            </option>
          ))}
        </Select>
      );
    case 'day':
    case 'from':
    case 'until':
      return (
        <div>
          <DayField label={labelOfDay(field, kind)} value={value} min={dayAt(now)} onChange={change} />
          {error !== undefined && kind !== 'ended' && <p className="pathway-missing">{error}</p>}
        </div>
      );
  }
}

type ReasonsProps = {
  field: 'decline' | 'notNow' | 'reason';
  value: string;
  error: string | undefined;
  onChange: (reason: string) => void;
};

/** One of the reasons that there are for this. */
function Reasons({ field, value, error, onChange }: ReasonsProps) {
  const [legend, reasons] = reasonsOf(field);
  return (
    <RadioGroup legend={legend} value={value} error={error} onChange={onChange}>
      {reasons.map(([reason, words]) => (
        <Radio key={reason} value={reason}>
          {words}
        </Radio>
      ))}
    </RadioGroup>
  );
}

function reasonsOf(field: ReasonsProps['field']): [string, (readonly [string, string])[]] {
  switch (field) {
    case 'decline':
      return [m.pathways_field_decline(), DeclineReason.options.map((one) => [one, declineInWords(one)])];
    case 'notNow':
      return [m.pathways_field_not_now(), NotNowReason.options.map((one) => [one, withCapital(notNowInWords(one))])];
    case 'reason':
      return [m.pathways_field_reason(), PauseReason.options.map((one) => [one, reasonInWords(one)])];
  }
}

/** Who is asked to take over says yes or not now without having to say more. */
function isAnswerToAsking(kind: LaterStep['kind'], pathway: Pathway): boolean {
  return kind === 'contact-declined' || (kind === 'contact-moved' && findAsked(pathway) !== undefined);
}

function mayBeBlank(kind: LaterStep['kind'], pathway: Pathway): boolean {
  return kind === 'contact-missed' || kind === 'paused' || isAnswerToAsking(kind, pathway);
}

function labelOfDay(field: 'day' | 'from' | 'until', kind: LaterStep['kind']): string {
  if (kind === 'ended') return m.pathways_field_door();
  if (field === 'day') return m.pathways_field_day();
  return field === 'from' ? m.pathways_field_from() : m.pathways_field_until();
}
