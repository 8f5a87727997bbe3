import { Link } from '@tanstack/react-router';
import { formatDate, formatSince } from '../../../platform/web/format.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import type { MyQuestion } from '../domain/why-question.ts';
import { eventInSentence } from './event-sentences.ts';
import { useMyQuestions } from './since-data.ts';

/** What one has asked, each with when its answer came or comes. Nothing before one has asked. */
export function MyQuestions() {
  const { data: questions = [] } = useMyQuestions();
  if (questions.length === 0) return null;
  return (
    <Section title={m.audit_questions_mine()}>
      {questions.map((question) => (
        <Card key={question.id} as="article">
          <Link to="/seen/$entryId" params={{ entryId: String(question.entry.id) }}>
            {m.audit_questions_about({
              name: question.entry.who.givenName,
              what: eventInSentence(question.entry),
              when: formatSince(question.entry.at),
            })}
          </Link>
          <p className="ti-quiet">{standingInWords(question)}</p>
        </Card>
      ))}
    </Section>
  );
}

/** “NAV answers within 20 November”, or when it did. */
export function standingInWords({ organisation: { name }, answer, dueAt }: MyQuestion, now = new Date()): string {
  if (answer !== null) return m.audit_why_answered({ organisation: name, day: formatDate(answer.at) });
  if (new Date(dueAt) < now) return m.audit_news_late({ organisation: name });
  return m.audit_why_due({ organisation: name, day: formatDate(dueAt) });
}
