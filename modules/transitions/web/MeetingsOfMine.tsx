import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { withCapital } from '../../../platform/web/format.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import { myselfQuery } from '../../people/web/public.tsx';
import { mayLead } from '../domain/closed-month.ts';
import { monthInWords, planInWords } from './handover-words.ts';
import { transitionsApi } from './transitions-api.ts';
import './transitions.css';

/** On a worker's home: what a leader is asked, and the first meetings in which she is one of the two, and what each waits for. */
export function MeetingsOfMine() {
  const { data: mine = [] } = useQuery(transitionsApi.query.listMine.queryOptions());
  if (mine.length === 0) return <AskedOfMonth />;
  return (
    <>
      <AskedOfMonth />
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
    </>
  );
}

/** For whoever leads: the last month that is over, as long as a question of it is open. */
function AskedOfMonth() {
  const { data: myself } = useQuery(myselfQuery);
  const leads = myself?.acting.kind === 'practitioner' && mayLead(myself.acting.role.profession);
  const { data } = useQuery({ ...transitionsApi.query.listClosedMonths.queryOptions(), enabled: leads });
  const [last] = data?.months ?? [];
  if (!leads || data?.iMayAnswer !== true || last === undefined || last.answered === last.asked) return null;
  const { month, asked, answered } = last;
  return (
    <Section title={m.transitions_counted_title()}>
      <Card>
        <p>
          <Link to="/handovers/months/$month" params={{ month }}>
            {m.transitions_month_asks({ month: monthInWords(month) })}
          </Link>
        </p>
        <p className="ti-quiet">{m.transitions_month_answered({ asked, answered })}</p>
      </Card>
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
