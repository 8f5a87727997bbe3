import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { withCapital } from '../../../platform/web/format.ts';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import { monthInWords } from './handover-words.ts';
import { transitionsApi } from './transitions-api.ts';
import './transitions.css';

/** The months that are over: what was asked of each, and how much of it is answered. */
export function ClosedMonths() {
  const { data } = useQuery(transitionsApi.query.listClosedMonths.queryOptions());
  if (data === undefined || data.months.length === 0) return null;
  return (
    <Section title={m.transitions_months_title()}>
      <ul className="transitions-lines">
        {data.months.map(({ month, asked, answered }) => (
          <li key={month}>
            <div>
              <p>
                <Link to="/handovers/months/$month" params={{ month }}>
                  {withCapital(monthInWords(month))}
                </Link>
              </p>
              <p className="ti-quiet">
                {asked === 0 ? m.transitions_month_nothing_asked() : m.transitions_month_answered({ asked, answered })}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
