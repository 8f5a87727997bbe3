import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatDayAndTime } from '../../../platform/web/format.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import { emergencyApi } from './emergency-api.ts';
import { nameOf, reasonInWords, roleInWords } from './emergency-words.ts';
import './emergency.css';

/** On the citizen's home, as long as she has not read it: that somebody looked in an emergency, who, and why. */
export function EmergencyCard() {
  const { data } = useQuery(emergencyApi.query.listAboutMe.queryOptions());
  const unread = data?.filter(({ isRead }) => !isRead) ?? [];
  if (unread.length === 0) return null;
  return (
    <Section title={m.emergency_card_title()}>
      {unread.map((access) => (
        <Card key={access.id} tone="amber" as="article">
          <p>
            {m.emergency_card_who({
              name: nameOf(access),
              role: roleInWords(access.who.profession, access.who.organisation),
              when: formatDayAndTime(access.openedAt),
            })}
          </p>
          <p>{m.emergency_card_why({ reason: reasonInWords(access.reason) })}</p>
          <p className="ti-quiet">{m.emergency_card_what()}</p>
          <Link className="emergency-link" to="/emergencies">
            {m.emergency_card_read()}
          </Link>
        </Card>
      ))}
    </Section>
  );
}
