import { Link } from '@tanstack/react-router';
import { professionName } from '../../modules/people/web/public.tsx';
import { withCapital } from '../../platform/web/format.ts';
import { PersonList, PersonRow } from '../../platform/web/parts/PersonRow.tsx';
import { Section } from '../../platform/web/parts/Section.tsx';
import { m } from '../../platform/web/words.ts';
import { fullName, type PersonAtHome } from './present-home.ts';
import './home.css';

/** The people around the citizen, the one who has the overview first, and the way to write to each. */
export function PeopleAround({ people, child }: { people: readonly PersonAtHome[]; child: string | undefined }) {
  if (people.length === 0) return null;
  const title = child === undefined ? m.app_your_people() : m.app_people_of({ name: child });
  return (
    <Section title={title}>
      <PersonList label={title}>
        {people.map((person) => (
          <PersonRow
            key={person.participantId}
            name={fullName(person)}
            subline={whoIs(person)}
            action={person.mayBeAsked && <WriteTo person={person} />}
          />
        ))}
      </PersonList>
    </Section>
  );
}

function WriteTo({ person: { roomId, participantId, givenName } }: { person: PersonAtHome }) {
  return (
    <Link
      to="/rooms/$roomId"
      params={{ roomId }}
      search={{ thread: 'new', write: 'first', ask: participantId }}
      className="app-button-link"
      aria-label={m.app_write_to({ name: givenName })}
    >
      {m.app_write()}
    </Link>
  );
}

function whoIs({ profession, organisation, holdsOverview, hasJoined, isCitizen }: PersonAtHome): string {
  const role = [withCapital(professionName(profession)), organisation].filter(Boolean).join(', ');
  const holds = holdsOverview ? m.app_holds_overview() : '';
  const away = hasJoined || isCitizen ? '' : m.app_not_in_yet();
  return [role, holds, away].filter((part) => part !== '').join(' · ');
}
