import { Button } from '@navikt/ds-react/Button';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatSince } from '../../../platform/web/format.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import type { LookNews } from '../domain/look-news.ts';
import type { MyQuestion } from '../domain/why-question.ts';
import { eventInSentence } from './event-sentences.ts';
import { useSinceLast } from './since-data.ts';
import './seen.css';

const mostShown = 4;

/** Who has looked since I last said that I have read it, and answers that have come. Nothing when there is nothing. */
export function SinceYouLooked({ onSeenPage = false }: { onSeenPage?: boolean }) {
  const { news, questions, markRead, isPending } = useSinceLast();
  const [wasRead, setWasRead] = useState(false);
  const [newest] = news;
  if (newest === undefined && questions.length === 0) {
    return wasRead ? <p role="status">{m.audit_news_was_read()}</p> : null;
  }
  const rest = news.length - mostShown;
  return (
    <Section title={m.audit_news_title()}>
      <Card tone="teal">
        <ul className="audit-news">
          {questions.map((question) => (
            <QuestionLine key={question.id} question={question} />
          ))}
          {news.slice(0, mostShown).map((one) => (
            <NewsLine key={one.seq} news={one} />
          ))}
        </ul>
        {rest > 0 && <p className="ti-quiet">{m.audit_news_more({ count: rest })}</p>}
        <div className="ti-row">
          {newest !== undefined && (
            <Button
              variant="secondary"
              size="small"
              loading={isPending}
              onClick={() => markRead({ upTo: newest.seq }, { onSuccess: () => setWasRead(true) })}
            >
              {m.audit_news_read()}
            </Button>
          )}
          {!onSeenPage && <Link to="/seen">{m.audit_news_to_list()}</Link>}
        </div>
      </Card>
    </Section>
  );
}

function NewsLine({ news: { entry, reason } }: { news: LookNews }) {
  const { who } = entry;
  const told = {
    name: `${who.givenName} ${who.familyName}`.trim(),
    what: eventInSentence(entry),
    when: formatSince(entry.at),
  };
  return (
    <li>
      <Link to="/seen/$entryId" params={{ entryId: String(entry.id) }}>
        {who.organisation === null
          ? m.audit_news_line_close(told)
          : m.audit_news_line({ ...told, where: who.organisation })}
      </Link>
      {reason === 'emergency' && <p className="ti-quiet">{m.audit_news_emergency()}</p>}
      {reason === 'new-organisation' && who.organisation !== null && (
        <p className="ti-quiet">{m.audit_news_new_organisation({ organisation: who.organisation })}</p>
      )}
    </li>
  );
}

function QuestionLine({ question: { entry, organisation, answer } }: { question: MyQuestion }) {
  const sentence = answer === null ? m.audit_news_late : m.audit_news_answered;
  return (
    <li>
      <Link to="/seen/$entryId" params={{ entryId: String(entry.id) }}>
        {sentence({ organisation: organisation.name })}
      </Link>
    </li>
  );
}
