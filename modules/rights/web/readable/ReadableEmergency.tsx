import { m } from '../../../../platform/web/words.ts';
import { professionName } from '../../../people/web/public.tsx';
import { Facts, inARow, whenInWords } from './pieces.tsx';
import type { Told } from './told.ts';

type Access = NonNullable<Told['parts']['emergency']['accesses']>[number];

const reasons: Readonly<Record<Access['reason'], () => string>> = {
  'life-at-risk': m.emergency_reason_life_at_risk,
  'harm-to-self': m.emergency_reason_harm_to_self,
  'harm-to-others': m.emergency_reason_harm_to_others,
  'cannot-answer': m.emergency_reason_cannot_answer,
  missing: m.emergency_reason_missing,
};

const outcomes: Readonly<Record<Access['reviews'][number]['outcome'], () => string>> = {
  justified: m.emergency_outcome_justified,
  'not-justified': m.emergency_outcome_not_justified,
  'needs-follow-up': m.emergency_outcome_needs_follow_up,
};

/** Who looked because it could not wait: when, why, at how much, and what the review said. */
export function ReadableEmergency({ access }: { access: Access }) {
  const { who, looks, reviews } = access;
  return (
    <article>
      <p className="by">
        <strong>
          {who.givenName} {who.familyName}
        </strong>
        {', '}
        {inARow([professionName(who.profession), who.organisation])}
      </p>
      <Facts
        of={[
          [
            m.rights_seen_when(),
            m.rights_from_until({ from: whenInWords(access.openedAt), until: whenInWords(access.endsAt) }),
          ],
          [m.rights_emergency_reason(), reasons[access.reason]()],
          [m.rights_emergency_words(), access.words],
          [
            m.emergency_looked_at(),
            looks.map(({ at, people }) => m.emergency_look({ time: whenInWords(at), count: people })).join('; '),
          ],
          [
            m.emergency_review(),
            reviews.length === 0 ? m.emergency_review_within({ day: whenInWords(access.reviewBy) }) : '',
          ],
        ]}
      />
      {reviews.map((review) => (
        <div key={review.at}>
          <p className="by">
            {m.rights_wrote({ name: review.byName, when: whenInWords(review.at) })}: {outcomes[review.outcome]()}
          </p>
          <p className="said">{review.words}</p>
        </div>
      ))}
    </article>
  );
}
