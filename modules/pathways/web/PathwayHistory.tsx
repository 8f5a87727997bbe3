import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDayAndTime, withCapital } from '../../../platform/web/format.ts';
import { m } from '../../../platform/web/words.ts';
import type { Pathway } from '../contract.ts';
import { didInWords } from './pathway-words.ts';
import { pathwaysApi } from './pathways-api.ts';

/** What has happened, by whom and when, the latest first; asked for when it is opened, since reading it is a look. */
export function PathwayHistory({ pathway }: { pathway: Pathway }) {
  const [isOpen, setOpen] = useState(false);
  const { data = [] } = useQuery({
    ...pathwaysApi.query.getHistory.queryOptions({ input: { pathwayId: pathway.id } }),
    enabled: isOpen,
  });
  return (
    <details className="pathway-history" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{m.pathways_history()}</summary>
      <ol>
        {data.toReversed().map(({ id, step, byName, byRoleId, at }) => (
          <li key={id}>
            <p>
              {step.kind === 'contact-moved' && step.to === byRoleId
                ? m.pathways_did_contact_taken({ name: byName === '' ? m.pathways_somebody() : byName })
                : didInWords(step.kind, byName)}
            </p>
            {'words' in step && step.words !== '' && <p className="ti-said">{step.words}</p>}
            <p className="ti-quiet">
              <time dateTime={at}>{withCapital(formatDayAndTime(at))}</time>
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}
