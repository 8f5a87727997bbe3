import { formatDate } from '../../../../platform/web/format.ts';
import { Card } from '../../../../platform/web/parts/Card.tsx';
import { PersonList, PersonRow } from '../../../../platform/web/parts/PersonRow.tsx';
import { m } from '../../../../platform/web/words.ts';
import type { InvitationPage } from '../../domain/invitation.ts';
import { roleAndPlace } from './participant-words.ts';

/** All a newcomer needs to know before she says yes, on one page. */
export function InvitationView({ invitation }: { invitation: InvitationPage }) {
  const { invitedBy, purpose, why, profession, organisation, promises, preview, citizenName, kind } = invitation;
  return (
    <>
      <PersonList>
        <PersonRow name={invitedBy.name} subline={roleAndPlace(invitedBy.profession, invitedBy.organisation)} />
      </PersonList>
      <Card>
        <h2>{m.rooms_circle_join_why()}</h2>
        <p>{purpose}</p>
        {why !== '' && <p>{why}</p>}
        <h2>{m.rooms_circle_join_role()}</h2>
        <p>{roleAndPlace(profession, organisation)}</p>
        {kind === 'related-person' && (
          <>
            <h2>{m.rooms_circle_join_expected()}</h2>
            <p>{m.rooms_trust_join_expected()}</p>
          </>
        )}
        {promises.length > 0 && (
          <>
            <h2>{m.rooms_circle_join_expected()}</h2>
            <p>{m.rooms_circle_join_expected_means({ organisation })}</p>
            <ul>
              {promises.map((promise) => (
                <li key={promise.urgency}>{promiseSentence(promise)}</li>
              ))}
            </ul>
          </>
        )}
      </Card>
      <Card tone="teal">
        <h2>{m.rooms_circle_join_sees()}</h2>
        <ul>
          <li>
            {m.rooms_circle_sees_messages()}{' '}
            {preview.seesFrom === null
              ? m.rooms_circle_sees_from_start()
              : m.rooms_circle_sees_from_day({ day: formatDate(preview.seesFrom) })}
            {preview.messagesSeen > 0 && ` ${m.rooms_circle_seen_so_far({ count: preview.messagesSeen })}`}
          </li>
          <li>{m.rooms_circle_sees_people({ count: preview.participantsSeen })}</li>
          {preview.seesNextStep && <li>{m.rooms_circle_sees_next_step()}</li>}
        </ul>
        {preview.holdsUntil !== null && <p>{m.rooms_circle_holds_until({ day: formatDate(preview.holdsUntil) })}</p>}
      </Card>
      <Card tone="sand">
        <h2>{m.rooms_circle_join_rules()}</h2>
        <p>{m.rooms_circle_join_rule_one({ citizen: citizenName })}</p>
        <p>{m.rooms_circle_join_rule_two()}</p>
      </Card>
    </>
  );
}

const urgencies = {
  'no-hurry': m.rooms_circle_promise_no_hurry,
  'this-week': m.rooms_circle_promise_this_week,
  'next-day': m.rooms_circle_promise_next_day,
  today: m.rooms_circle_promise_today,
};

/** “Når det ikke haster: innen 10 arbeidsdager”. */
function promiseSentence({ urgency, within, unit }: InvitationPage['promises'][number]): string {
  const count = { count: within };
  const time = unit === 'hours' ? m.rooms_circle_within_hours(count) : m.rooms_circle_within_days(count);
  return urgencies[urgency]({ time });
}
