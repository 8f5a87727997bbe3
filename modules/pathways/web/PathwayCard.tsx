import { useState } from 'react';
import { formatDate, withCapital } from '../../../platform/web/format.ts';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { PersonList, PersonRow } from '../../../platform/web/parts/PersonRow.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Myself } from '../../people/domain/person.ts';
import { professionName } from '../../people/web/public.tsx';
import type { Pathway } from '../contract.ts';
import { dayAt } from '../domain/day-at.ts';
import { isOpen } from '../domain/on-duty.ts';
import { AskedTold } from './AskedTold.tsx';
import { EndingTold } from './ending/EndingTold.tsx';
import { DecisionTold } from './intake/DecisionTold.tsx';
import { IntakeTold } from './intake/IntakeTold.tsx';
import { amCitizenSide, mySteps } from './my-steps.ts';
import { PathwayHistory } from './PathwayHistory.tsx';
import { lostInWords, nameIn, statusInWords } from './pathway-words.ts';
import { StepButtons } from './StepButtons.tsx';
import { WriteToOnDuty } from './WriteToOnDuty.tsx';
import './pathways.css';

/** One pathway: who holds it, where it stands, what comes next; then what I can do, and what has happened. */
export function PathwayCard({ pathway, myself }: { pathway: Pathway; myself: Myself }) {
  const { organisationName, nextContact, deputy, lost, ending, intake, status, why } = pathway;
  const [now] = useState(() => new Date());
  const isWorker = myself.acting.kind === 'practitioner';
  const mayWrite = amCitizenSide(myself, pathway) && isOpen(pathway, dayAt(now));
  return (
    <Section title={organisationName}>
      <Card as="article">
        <Holder pathway={pathway} myself={myself} />
        <p>{statusInWords(pathway)}</p>
        {nextContact !== null && (
          <p>
            <strong>{m.pathways_next({ what: nextContact.what, day: formatDate(nextContact.day) })}</strong>
          </p>
        )}
        {deputy !== null && (
          <p className="ti-quiet">
            {m.pathways_deputy({
              name: nameIn(pathway, deputy.roleId),
              from: formatDate(deputy.from),
              until: formatDate(deputy.until),
            })}
          </p>
        )}
        <AskedTold pathway={pathway} />
        {ending !== null && <EndingTold ending={ending} hasEnded={status === 'ended'} />}
        <DecisionTold pathway={pathway} />
        <p className="ti-quiet">{withCapital(why)}</p>
        {intake !== null && <IntakeTold pathway={pathway} intake={intake} />}
        {mayWrite && <WriteToOnDuty pathway={pathway} />}
        {isWorker && lost !== null && (
          <Card tone="amber">
            <p>{lostInWords(lost)}</p>
          </Card>
        )}
        <StepButtons pathway={pathway} kinds={mySteps(pathway, myself, dayAt(now))} />
        <PathwayHistory pathway={pathway} />
      </Card>
    </Section>
  );
}

/** The name that stands on it, also while the citizen waits. */
function Holder({ pathway, myself: { acting } }: { pathway: Pathway; myself: Myself }) {
  const { holder, people, status } = pathway;
  const who = people.find(({ roleId }) => roleId === holder);
  const isMe = acting.kind === 'practitioner' && acting.role.id === holder;
  const name = nameIn(pathway, holder);
  const role = who === undefined ? undefined : `${withCapital(professionName(who.profession))}, ${who.organisation}`;
  const holds = isMe ? m.pathways_holds_me() : m.pathways_holds();
  if (status === 'ended' && pathway.doorOpenUntil === null) return null;
  return (
    <PersonList>
      <PersonRow name={name} subline={role}>
        <p>{status === 'ended' ? m.pathways_door_to() : holds}</p>
      </PersonRow>
    </PersonList>
  );
}
