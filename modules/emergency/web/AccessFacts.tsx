import { formatDate, formatDayAndTime, formatTime } from '../../../platform/web/format.ts';
import { m } from '../../../platform/web/words.ts';
import type { EmergencyAccess } from '../domain/emergency.ts';
import { outcomeInWords, reasonInWords, roleInWords } from './emergency-words.ts';

/** One emergency access as it is read afterwards: from where, when, why, what was looked at, and what the review said. */
export function AccessFacts({ access }: { access: EmergencyAccess }) {
  const { who, reason, words, openedAt, endsAt, isOpen, looks, reviews, reviewBy } = access;
  return (
    <>
      <p className="ti-quiet">{roleInWords(who.profession, who.organisation)}</p>
      <dl className="emergency-facts">
        <dt>{m.emergency_when()}</dt>
        <dd>
          {isOpen
            ? m.emergency_open_until({ from: formatDayAndTime(openedAt), until: formatTime(endsAt) })
            : m.emergency_from_until({ from: formatDayAndTime(openedAt), until: formatTime(endsAt) })}
        </dd>
        <dt>{m.emergency_why()}</dt>
        <dd>
          {reasonInWords(reason)}
          <br />
          {m.emergency_quote({ words })}
        </dd>
        <dt>{m.emergency_looked_at()}</dt>
        <dd>
          {looks.length === 0 ? (
            m.emergency_no_look()
          ) : (
            <>
              {m.emergency_looks_what()}
              <ul className="emergency-looks">
                {looks.map(({ at, people }) => (
                  <li key={at}>{m.emergency_look({ time: formatTime(at), count: people })}</li>
                ))}
              </ul>
            </>
          )}
        </dd>
        <dt>{m.emergency_review()}</dt>
        <dd>
          {reviews.length === 0 && m.emergency_review_within({ day: formatDate(reviewBy) })}
          {reviews.map((review) => (
            <p key={review.at}>
              <strong>{outcomeInWords(review.outcome)}</strong>
              <br />
              {m.emergency_quote({ words: review.words })}
              <br />
              <span className="ti-quiet">
                {m.emergency_reviewed_by({ name: review.byName, day: formatDate(review.at) })}
              </span>
            </p>
          ))}
        </dd>
      </dl>
    </>
  );
}
