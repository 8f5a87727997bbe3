import { formatDate } from '../../../platform/web/format.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import { PermissionSentence } from '../../permission-cards/web/public.tsx';
import type { BeforeTalk } from '../domain/before-talk.ts';
import { standsInWords } from './encounter-words.ts';

/** Where it stands, who holds it, what comes next and why; what is promised, and what somebody has said that she may. */
export function WhatHolds({
  before: { citizen, pathways, promised, braveSteps, permissions },
}: {
  before: BeforeTalk;
}) {
  if (pathways.length + promised.length + braveSteps.length + permissions.length === 0) return null;
  return (
    <Section title={m.encounters_holds()}>
      {pathways.map(({ id, organisationName, status, why, holderName, nextContact, pausedUntil }) => (
        <Card key={id} as="article">
          <h3>{organisationName}</h3>
          <p>
            {standsInWords(status)} {m.encounters_held_by({ name: holderName })}
          </p>
          {nextContact !== null && (
            <p>
              <strong>{m.encounters_next({ what: nextContact.what, day: formatDate(nextContact.day) })}</strong>
            </p>
          )}
          {pausedUntil !== null && <p>{m.encounters_paused({ day: formatDate(pausedUntil) })}</p>}
          {why !== '' && <p className="ti-quiet">{m.encounters_why({ why })}</p>}
        </Card>
      ))}
      {promised.length > 0 && (
        <Card as="article">
          <h3>{m.encounters_promised()}</h3>
          <ul className="encounters-lines">
            {promised.map((one) => (
              <li key={one.id}>
                {one.day === null
                  ? m.encounters_promise({ by: one.byName ?? citizen.givenName, what: one.words })
                  : m.encounters_promise_until({
                      by: one.byName ?? citizen.givenName,
                      what: one.words,
                      day: formatDate(one.day),
                    })}
                {one.waits && <span className="ti-quiet"> ({m.encounters_promise_waits()})</span>}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {braveSteps.length > 0 && <NextSteps steps={braveSteps} name={citizen.givenName} />}
      {permissions.length > 0 && (
        <Card tone="teal" as="article">
          <h3>{m.encounters_may()}</h3>
          <ul className="encounters-lines">
            {permissions.map((card) => (
              <li key={card.id}>
                <PermissionSentence card={card} />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Section>
  );
}

/** What she will do next, in her words; who comes along, and how hard it feels where that is mine to read. */
function NextSteps({ steps, name }: { steps: BeforeTalk['braveSteps']; name: string }) {
  return (
    <Card as="article">
      <h3>{m.encounters_steps({ name })}</h3>
      <ul className="encounters-lines">
        {steps.map(({ id, what, along, hard, waits, isPutOff }) => (
          <li key={id}>
            {what}
            {along.length > 0 && ` ${m.encounters_step_along({ names: along.join(', ') })}`}
            {hard !== null && ` ${m.encounters_step_hard({ hard })}`}
            {(waits || isPutOff) && (
              <span className="ti-quiet"> ({waits ? m.encounters_promise_waits() : m.encounters_step_put_off()})</span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
