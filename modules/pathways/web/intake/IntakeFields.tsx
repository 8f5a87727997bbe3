import { Textarea } from '@navikt/ds-react/Textarea';
import { type IntakeAnswers, IntakeQuestion } from '../../domain/intake.ts';
import { questionInWords } from './intake-words.ts';

/** How much room is left is told when it becomes little: six counters at once are six things to read. */
const counter = (text = '') => (text.length > 800 ? { maxLength: 1000 } : {});

type IntakeFieldsProps = { answers: IntakeAnswers; onChange: (answers: IntakeAnswers) => void };

/** The first questions, the same for everybody; each may stay empty. */
export function IntakeFields({ answers, onChange }: IntakeFieldsProps) {
  return IntakeQuestion.options.map((question) => (
    <Textarea
      key={question}
      label={questionInWords(question)}
      value={answers[question] ?? ''}
      {...counter(answers[question])}
      minRows={1}
      onChange={(event) => onChange({ ...answers, [question]: event.target.value })}
    />
  ));
}
