import { Button } from '@navikt/ds-react/Button';
import { Checkbox } from '@navikt/ds-react/Checkbox';
import { Textarea } from '@navikt/ds-react/Textarea';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { formatDate, formatDayAndTime, formatSince } from '../../../platform/web/format.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import { professionName } from '../../people/web/public.tsx';
import type { QuestionToAnswer } from '../domain/why-question.ts';
import { auditApi } from './audit-api.ts';
import { wordsOfEvent } from './event-sentences.ts';
import { auditRefusals } from './refusals.ts';

/** One question with the facts of its one entry, and the answer or the way to give it. */
export function AnswerWhy({ question }: { question: QuestionToAnswer }) {
  const { citizen, look, words, askedAt, dueAt, answer } = question;
  const [now] = useState(() => new Date());
  const told = { since: formatSince(askedAt), day: formatDate(dueAt) };
  const isLate = answer === null && new Date(dueAt) < now;
  return (
    <Card as="article">
      <h3>{m.audit_answer_asks({ name: `${citizen.givenName} ${citizen.familyName}` })}</h3>
      {words !== '' && <p className="audit-words">{words}</p>}
      <p>{wordsOfEvent(look.event)}</p>
      <p className="ti-quiet">
        {m.audit_answer_look({
          name: `${look.who.givenName} ${look.who.familyName}`,
          profession: professionName(look.who.profession ?? ''),
          when: formatDayAndTime(look.at),
        })}
      </p>
      {answer === null ? (
        <>
          <p className="ti-quiet">{isLate ? m.audit_answer_since_late(told) : m.audit_answer_since(told)}</p>
          <AnswerForm question={question} />
        </>
      ) : (
        <>
          <p className="audit-words">{answer.words}</p>
          {answer.noGoodReason && <p className="ti-quiet">{m.audit_answer_no_good_reason()}</p>}
        </>
      )}
    </Card>
  );
}

function AnswerForm({ question: { id, citizen } }: { question: QuestionToAnswer }) {
  const queryClient = useQueryClient();
  const [words, setWords] = useState('');
  const [noGoodReason, setNoGoodReason] = useState(false);
  const [isEmpty, setIsEmpty] = useState(false);
  const { mutate, isPending, error } = useMutation(
    auditApi.query.answerWhy.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: auditApi.query.listQuestionsToAnswer.key() }),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsEmpty(words.trim() === '');
    if (words.trim() !== '') mutate({ id, words, noGoodReason });
  };
  return (
    <form onSubmit={submit} className="ti-stack" noValidate>
      <Textarea
        label={m.audit_answer_words()}
        description={m.audit_answer_words_help({ name: citizen.givenName })}
        maxLength={4000}
        minRows={3}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        error={isEmpty && m.audit_answer_empty()}
      />
      <Checkbox checked={noGoodReason} onChange={(event) => setNoGoodReason(event.target.checked)}>
        {m.audit_answer_no_good_reason()}
      </Checkbox>
      {error !== null && <ErrorMessage error={error} sentences={auditRefusals} />}
      <div>
        <Button type="submit" loading={isPending}>
          {m.audit_answer_send()}
        </Button>
      </div>
    </form>
  );
}
