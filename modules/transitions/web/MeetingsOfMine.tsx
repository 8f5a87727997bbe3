import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { withCapital } from '../../../platform/web/format.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import { planInWords } from './handover-words.ts';
import { transitionsApi } from './transitions-api.ts';
import './transitions.css';

/** On a worker's home: the first meetings in which she is one of the two, and what each waits for. */
export function MeetingsOfMine() {
  const { data: mine = [] } = useQuery(transitionsApi.query.listMine.queryOptions());
  if (mine.length === 0) return null;
  return (
    <Section title={m.transitions_home_title()} action={<Link to="/handovers">{m.transitions_home_counted()}</Link>}>
      <ul className="transitions-mine">
        {mine.map((one) => (
          <Card key={one.id} as="li">
            <p>
              <Link to={`/rooms/${one.roomId}/handovers`}>
                {one.citizenName}, {one.organisationName}
              </Link>
            </p>
            <p>{waitsFor(one)}</p>
          </Card>
        ))}
      </ul>
    </Section>
  );
}

type Mine = Awaited<ReturnType<typeof transitionsApi.client.listMine>>[number];

function waitsFor({ status, plan, summaryIsOwed }: Mine): string {
  if (summaryIsOwed) return m.transitions_waits_for_summary();
  if (status === 'planned' && plan !== null) return withCapital(planInWords(plan));
  if (status === 'opened') return m.transitions_waits_for_offer();
  if (status === 'offered') return m.transitions_waits_for_wish();
  return status === 'wished' ? m.transitions_waits_for_time() : m.transitions_waits_for_acceptance();
}
