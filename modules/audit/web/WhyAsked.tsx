import { Button } from '@navikt/ds-react/Button';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Country } from '../../../kernel/country.ts';
import { formatDate } from '../../../platform/web/format.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import type { AuditEntry } from '../domain/audit-entry.ts';
import type { MyQuestion } from '../domain/why-question.ts';
import { AskWhy } from './AskWhy.tsx';
import { standingInWords } from './MyQuestions.tsx';
import { useMarkQuestionsRead, useMyQuestions } from './since-data.ts';

/** Why somebody looked: what was asked and answered, and the way to ask; for somebody close, the way to her. */
export function WhyAsked({ entry }: { entry: AuditEntry }) {
  const { data } = useMyQuestions();
  const questions = (data ?? []).filter((question) => question.entry.id === entry.id);
  useMarkQuestionsRead(questions.some(({ isNew }) => isNew));
  if (entry.who.organisation === null) return <AskHerself name={entry.who.givenName} />;
  const waits = questions.some(({ answer }) => answer === null);
  return (
    <Section title={m.audit_why_title()}>
      {questions.toReversed().map((question) => (
        <Question key={question.id} question={question} />
      ))}
      {data !== undefined && !waits && <AskOrMore entry={entry} isFirst={questions.length === 0} />}
    </Section>
  );
}

function AskOrMore({ entry, isFirst }: { entry: AuditEntry; isFirst: boolean }) {
  const [isOpen, setIsOpen] = useState(false);
  if (isFirst || isOpen) return <AskWhy entry={entry} />;
  return (
    <div>
      <Button variant="secondary" onClick={() => setIsOpen(true)}>
        {m.audit_why_ask_again()}
      </Button>
    </div>
  );
}

function Question({ question }: { question: MyQuestion }) {
  const { organisation, words, askedAt, dueAt, answer } = question;
  const [now] = useState(() => new Date());
  const authority = authorityOf(organisation.country);
  const isLate = answer === null && new Date(dueAt) < now;
  const late = m.audit_why_late({ organisation: organisation.name, day: formatDate(dueAt), authority });
  return (
    <Card as="article">
      <p className="ti-quiet">{m.audit_why_asked({ day: formatDate(askedAt) })}</p>
      {words !== '' && <p className="audit-words">{words}</p>}
      <p>
        <strong>{isLate ? late : standingInWords(question)}</strong>
      </p>
      {answer !== null && (
        <>
          <p className="audit-words">{answer.words}</p>
          {answer.noGoodReason && <p>{m.audit_why_no_good_reason({ organisation: organisation.name })}</p>}
          <p className="ti-quiet">{m.audit_why_not_satisfied({ authority })}</p>
        </>
      )}
    </Card>
  );
}

function AskHerself({ name }: { name: string }) {
  return (
    <Section title={m.audit_why_title()}>
      <p>{m.audit_why_close_one({ name })}</p>
      <Link to="/people-i-trust">{m.audit_why_to_close_ones()}</Link>
    </Section>
  );
}

/** Whom one can turn to when an organisation does not answer, by its country. */
function authorityOf(country: Country): string {
  return country === 'DK' ? m.audit_why_authority_dk() : m.audit_why_authority_no();
}
