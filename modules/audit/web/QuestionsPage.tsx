import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import type { QuestionToAnswer } from '../domain/why-question.ts';
import { AnswerWhy } from './AnswerWhy.tsx';
import { auditApi } from './audit-api.ts';
import './seen.css';

/** For the one who answers: what waits, since when and until when; then what has been answered. */
export function QuestionsPage() {
  const { data, error, refetch } = useQuery(auditApi.query.listQuestionsToAnswer.queryOptions());
  return (
    <Page title={m.audit_answer_title()} lead={m.audit_answer_lead()} back={{ to: '/' }}>
      {data === undefined && error === null && <Loading />}
      {data === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {data !== undefined && <Questions questions={data} />}
    </Page>
  );
}

function Questions({ questions }: { questions: readonly QuestionToAnswer[] }) {
  const waiting = questions.filter(({ answer }) => answer === null);
  const answered = questions.filter(({ answer }) => answer !== null);
  return (
    <>
      {waiting.length === 0 ? (
        <EmptyState title={m.audit_answer_none()}>{m.audit_answer_none_why()}</EmptyState>
      ) : (
        <Section title={m.audit_answer_waiting()}>
          {waiting.map((question) => (
            <AnswerWhy key={question.id} question={question} />
          ))}
        </Section>
      )}
      {answered.length > 0 && (
        <Section title={m.audit_answer_answered()}>
          {answered.map((question) => (
            <AnswerWhy key={question.id} question={question} />
          ))}
        </Section>
      )}
    </>
  );
}
