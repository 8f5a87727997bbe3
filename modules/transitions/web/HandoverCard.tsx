import { useState } from 'react';
import { formatDate, withCapital } from '../../../platform/web/format.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { PersonList, PersonRow } from '../../../platform/web/parts/PersonRow.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Myself } from '../../people/domain/person.ts';
import { professionName } from '../../people/web/public.tsx';
import type { Handover } from '../contract.ts';
import { Agenda } from './Agenda.tsx';
import { Calls } from './Calls.tsx';
import { HandoverSteps } from './HandoverSteps.tsx';
import { nameIn, reasonInWords, statusInWords } from './handover-words.ts';
import { KeptSubjects } from './KeptSubjects.tsx';
import { MyPart } from './MyPart.tsx';
import { mayDo, myHandoverSteps } from './my-handover-steps.ts';
import { Recipe } from './Recipe.tsx';
import { Summary } from './Summary.tsx';
import './transitions.css';

type HandoverCardProps = { handover: Handover; myself: Myself; isOpen: boolean };

/** One first meeting: who comes new, where it stands, what I can do; then what they talk about, and what they said. */
export function HandoverCard({ handover, myself, isOpen }: HandoverCardProps) {
  const { status, occasion, organisationName, receiver, obstacle, iAm } = handover;
  const [now] = useState(() => new Date());
  const isOver = status === 'ended' || !isOpen;
  const title =
    occasion === 'new-service' ? organisationName : m.transitions_new_person({ name: nameIn(handover, receiver) });
  return (
    <Section title={title}>
      <Card as="article">
        <div className="transitions-body">
          <p>
            <strong>{withCapital(statusInWords(handover))}</strong>
          </p>
          {obstacle !== null && (
            <div>
              <p className="ti-quiet">{reasonInWords(obstacle.reason)}</p>
              {obstacle.words !== '' && <p className="ti-said">{obstacle.words}</p>}
            </div>
          )}
          <WhoMeets handover={handover} />
          {!isOver && <HandoverSteps handover={handover} kinds={myHandoverSteps(handover, myself, now)} />}
          <MyPart handover={handover} mayMark={!isOver && mayDo(handover, myself, 'guide-read')} />
          <Summary handover={handover} isOpen={isOpen} />
          {status !== 'ended' && <Agenda handover={handover} mayWrite={!isOver && iAm !== null} />}
          {status !== 'ended' && <KeptSubjects handover={handover} mayWrite={!isOver} />}
          {iAm !== 'related' && <Calls handover={handover} mayLog={!isOver && mayDo(handover, myself, 'called')} />}
          {(iAm === 'bridge' || iAm === 'deputy' || iAm === 'receiver') && (
            <Recipe handover={handover} mayTick={!isOver && mayDo(handover, myself, 'ticked')} />
          )}
        </div>
      </Card>
    </Section>
  );
}

/** Whom the citizen knows, and who comes new. */
function WhoMeets({ handover }: { handover: Handover }) {
  const { bridge, receiver, people, organisationName, deputy } = handover;
  const row = (roleId: typeof bridge, part: string) => {
    const who = people.find((one) => one.roleId === roleId);
    const role = who === undefined ? undefined : `${withCapital(professionName(who.profession))}, ${who.organisation}`;
    return (
      <PersonRow key={part} name={nameIn(handover, roleId)} subline={role}>
        <p>{part}</p>
      </PersonRow>
    );
  };
  return (
    <>
      <PersonList label={m.transitions_who_meets()}>
        {bridge !== receiver && row(bridge, m.transitions_bridges())}
        {receiver !== null && row(receiver, m.transitions_receives())}
      </PersonList>
      {deputy !== null && (
        <p className="ti-quiet">
          {m.transitions_stands_in({
            name: nameIn(handover, deputy.roleId),
            bridge: nameIn(handover, bridge),
            until: formatDate(deputy.until),
          })}
        </p>
      )}
      {receiver === null && (
        <p className="ti-quiet">{m.transitions_nobody_receives({ organisation: organisationName })}</p>
      )}
    </>
  );
}
