import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatDayAndTime, withCapital } from '../../../platform/web/format.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import { encountersApi } from './encounters-api.ts';
import './encounters.css';

/** On a worker's home: the next talk with the page to read before it, and how many notes are open. */
export function TalksOfMine() {
  const { data: mine = [] } = useQuery(encountersApi.query.listMine.queryOptions());
  const next = mine.find(({ age }) => age === 'ahead');
  const open = mine.filter(({ age }) => age !== 'ahead').length;
  if (mine.length === 0) return null;
  return (
    <Section title={m.encounters_home()}>
      {next !== undefined && (
        <Card>
          <p>{withCapital(formatDayAndTime(next.startedAt))}</p>
          <p>
            <Link
              className="encounters-way"
              to={`/rooms/${next.roomId}/before`}
              search={next.appointmentId === null ? {} : { appointment: next.appointmentId }}
            >
              {m.encounters_home_before({ name: next.citizenName })}
            </Link>
          </p>
        </Card>
      )}
      {open > 0 && (
        <Card>
          <p>
            <Link className="encounters-way" to="/notes">
              {m.encounters_home_open({ count: open })}
            </Link>
          </p>
          <p className="ti-quiet">{m.encounters_mine_lead()}</p>
        </Card>
      )}
    </Section>
  );
}
