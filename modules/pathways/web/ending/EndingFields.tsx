import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { Textarea } from '@navikt/ds-react/Textarea';
import { useState } from 'react';
import { m } from '../../../../platform/web/words.ts';
import { DayField } from '../../../consent/web/public.tsx';
import { dayAt } from '../../domain/day-at.ts';
import { EndingAnswer, EndingTalk } from '../../domain/ending.ts';
import type { StepTyped } from '../step-typed.ts';
import { answerInWords } from './ending-words.ts';

type EndingFieldsProps = {
  typed: StepTyped;
  /** Whether it was tried with something missing. */
  tried: boolean;
  onChange: (changed: StepTyped) => void;
};

/** What the citizen answers to an offered ending talk. Her words are her own choice. */
export function AnswerFields({ typed, tried, onChange }: EndingFieldsProps) {
  return (
    <>
      <RadioGroup
        legend={m.pathways_field_answer()}
        value={typed.answer ?? ''}
        error={tried && typed.answer === undefined ? m.pathways_field_needed() : undefined}
        onChange={(answer: string) => onChange({ answer })}
      >
        {EndingAnswer.options.map((answer) => (
          <Radio key={answer} value={answer}>
            {answerInWords(answer)}
          </Radio>
        ))}
      </RadioGroup>
      <Textarea
        label={m.pathways_field_answer_words()}
        value={typed.words ?? ''}
        maxLength={1000}
        minRows={2}
        onChange={(event) => onChange({ words: event.target.value })}
      />
    </>
  );
}

const { reached, remains, call, followUp } = EndingTalk.keyof().enum;
const asked = [
  { field: reached, label: m.pathways_field_reached, means: m.pathways_field_reached_means, needed: true },
  { field: remains, label: m.pathways_field_remains, means: undefined, needed: false },
  { field: call, label: m.pathways_field_call, means: m.pathways_field_call_means, needed: true },
  { field: followUp, label: m.pathways_field_follow_up, means: undefined, needed: false },
] as const;

/** The short list that they go through together. */
export function TalkFields({ typed, tried, onChange }: EndingFieldsProps) {
  const [now] = useState(() => new Date());
  return (
    <>
      {asked.map(({ field, label, means, needed }) => (
        <Textarea
          key={field}
          label={label()}
          description={means?.()}
          value={typed[field] ?? ''}
          maxLength={1000}
          minRows={2}
          error={tried && needed && (typed[field] ?? '').trim() === '' ? m.pathways_field_needed() : undefined}
          onChange={(event) => onChange({ [field]: event.target.value })}
        />
      ))}
      <DayField
        label={m.pathways_field_follow_up_day()}
        value={typed.followUpOn ?? ''}
        min={dayAt(now)}
        onChange={(followUpOn) => onChange({ followUpOn })}
      />
      <DayField
        label={m.pathways_field_door()}
        value={typed.until ?? ''}
        min={dayAt(now)}
        onChange={(until) => onChange({ until })}
      />
    </>
  );
}
