import { Button } from '@navikt/ds-react/Button';
import { useState } from 'react';
import { formatDate } from '../../../platform/web/format.ts';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import type { MonthQuestion } from '../domain/closed-month.ts';
import type { Month } from '../domain/months.ts';
import { AddText } from './AddText.tsx';
import { questionAbout, reasonInWords } from './handover-words.ts';
import { transitionsApi, useDoing } from './transitions-api.ts';

type MonthQuestionsProps = {
  title: string;
  month: Month;
  questions: readonly MonthQuestion[];
  mayAnswer: boolean;
};

/** What the leaders are asked about a month, with what they said; each may be left open. */
export function MonthQuestions({ title, month, questions, mayAnswer }: MonthQuestionsProps) {
  if (questions.length === 0) return null;
  return (
    <Section title={title}>
      <ol className="transitions-lines">
        {questions.map((question) => (
          <OneQuestion key={question.reason} question={question} month={month} mayAnswer={mayAnswer} />
        ))}
      </ol>
    </Section>
  );
}

type OneQuestionProps = { question: MonthQuestion; month: Month; mayAnswer: boolean };

function OneQuestion({ question: { reason, times, answer }, month, mayAnswer }: OneQuestionProps) {
  const [isOpen, setOpen] = useState(false);
  const answering = useDoing(transitionsApi.client.answerQuestion, () => setOpen(false));
  const question = questionAbout(reason);
  const act = answer === null ? m.transitions_month_answer_open() : m.transitions_month_answer_anew();
  return (
    <li>
      <div>
        <p>
          <strong>{question}</strong>
        </p>
        <p className="ti-quiet">{m.transitions_times({ reason: reasonInWords(reason), count: times })}</p>
        {answer === null ? (
          <p className="ti-quiet">{m.transitions_month_open()}</p>
        ) : (
          <>
            <p className="ti-said">{answer.words}</p>
            <p className="ti-quiet">{m.transitions_month_said({ name: answer.byName, day: formatDate(answer.at) })}</p>
          </>
        )}
        {isOpen && (
          <AddText
            label={m.transitions_month_answer()}
            description={m.transitions_month_answer_means()}
            button={m.transitions_month_send()}
            maxLength={500}
            adding={answering}
            send={(id, words) => answering.mutateAsync({ month, reason, id, words })}
          />
        )}
      </div>
      {mayAnswer && !isOpen && (
        <Button size="small" variant="tertiary" aria-label={`${act}: ${question}`} onClick={() => setOpen(true)}>
          {act}
        </Button>
      )}
    </li>
  );
}
