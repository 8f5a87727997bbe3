import { Link } from '@tanstack/react-router';
import { professionName } from '../../modules/people/web/public.tsx';
import { withCapital } from '../../platform/web/format.ts';
import { PersonList, PersonRow } from '../../platform/web/parts/PersonRow.tsx';
import { Section } from '../../platform/web/parts/Section.tsx';
import { m } from '../../platform/web/words.ts';
import { fullName, type OpenDecision } from './present-home.ts';

/** Who waits for the citizen's yes or no; each opens with what it would lead to. */
export function OpenDecisions({ decisions, child }: { decisions: readonly OpenDecision[]; child: string | undefined }) {
  if (decisions.length === 0) return null;
  return (
    <Section title={child === undefined ? m.app_you_decide() : m.app_you_decide_for({ name: child })}>
      <PersonList label={m.app_you_decide()}>
        {decisions.map((decision) => (
          <PersonRow
            key={decision.participantId}
            name={fullName(decision)}
            subline={placeOf(decision)}
            action={
              <Link
                to="/rooms/$roomId/people/$participantId"
                params={{ roomId: decision.roomId, participantId: decision.participantId }}
                className="app-button-link"
                aria-label={m.app_decision_look_at({ name: decision.givenName })}
              >
                {m.app_decision_look()}
              </Link>
            }
          >
            <p>{sentence(decision, child)}</p>
          </PersonRow>
        ))}
      </PersonList>
    </Section>
  );
}

function sentence({ to, givenName }: OpenDecision, child: string | undefined): string {
  if (to === 'participant') return m.app_decision_participant({ name: givenName });
  return child === undefined
    ? m.app_decision_room({ name: givenName })
    : m.app_decision_room_for({ name: givenName, child });
}

function placeOf({ profession, organisation }: OpenDecision): string {
  return [withCapital(professionName(profession)), organisation].filter(Boolean).join(', ');
}
