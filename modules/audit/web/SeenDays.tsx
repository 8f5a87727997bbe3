import { formatDay, withCapital } from '../../../platform/web/format.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { PersonList } from '../../../platform/web/parts/PersonRow.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import type { EntryDay } from '../domain/fold-entries.ts';
import { SeenPerson } from './SeenPerson.tsx';

/** The days of the log, each with its people; the last may go on in what has not been fetched. */
export function SeenDays({ days, hasOlder }: { days: readonly EntryDay[]; hasOlder: boolean }) {
  if (days.length === 0) {
    const none = hasOlder ? m.audit_none_in_what_is_shown() : m.audit_nobody();
    return <EmptyState title={none}>{m.audit_nobody_why()}</EmptyState>;
  }
  return days.map((day) => (
    <Section
      key={day.day}
      title={withCapital(formatDay(day.day))}
      action={<span className="ti-quiet">{m.audit_looks({ count: day.count })}</span>}
    >
      <PersonList>
        {day.people.map((person) => (
          <SeenPerson key={person.entries[0].id} person={person} />
        ))}
      </PersonList>
      {hasOlder && day === days.at(-1) && <p className="ti-quiet">{m.audit_day_goes_on()}</p>}
    </Section>
  ));
}
