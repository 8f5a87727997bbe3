import { Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import { AgreementsAtHome } from '../../modules/agreements/web/public.tsx';
import { SinceYouLooked } from '../../modules/audit/web/public.tsx';
import { BraveStepsAtHome } from '../../modules/brave-steps/web/public.tsx';
import { ToMyPeople } from '../../modules/care-team/web/public.tsx';
import { ErrandsAtHome } from '../../modules/errands/web/public.tsx';
import type { Myself } from '../../modules/people/domain/person.ts';
import { PermissionsAtHome } from '../../modules/permission-cards/web/public.tsx';
import type { RoomSummary } from '../../modules/rooms/domain/room.ts';
import { withCapital } from '../../platform/web/format.ts';
import { Card } from '../../platform/web/parts/Card.tsx';
import { EmptyState } from '../../platform/web/parts/EmptyState.tsx';
import { Section } from '../../platform/web/parts/Section.tsx';
import { m } from '../../platform/web/words.ts';
import { InvitedRooms } from './InvitedRooms.tsx';
import { mayReadLog } from './navigation.ts';
import { OpenDecisions } from './OpenDecisions.tsx';
import { PeopleAround } from './PeopleAround.tsx';
import { type CitizenHome as Home, presentCitizenHome } from './present-home.ts';
import { WaitingCards } from './WaitingCards.tsx';

export type CitizenHomeProps = { rooms: readonly RoomSummary[]; myself: Myself; now: Date };

/** People first, then what happens next, then what waits; for a guardian the same, in the child's name. */
export function CitizenHome({ rooms, myself, now }: CitizenHomeProps) {
  const home = presentCitizenHome(rooms);
  const child = myself.acting.kind === 'related-person' ? myself.acting.citizen.givenName : undefined;
  const isEmpty = home.people.length === 0 && home.decisions.length === 0 && home.invited.length === 0;
  return (
    <>
      <OpenDecisions decisions={home.decisions} child={child} />
      <InvitedRooms rooms={home.invited} />
      {mayReadLog(myself.acting) && (
        <Suspense fallback={null}>
          <SinceYouLooked />
        </Suspense>
      )}
      {isEmpty ? (
        <EmptyState title={m.app_no_rooms_yet()}>{m.app_no_rooms_yet_why()}</EmptyState>
      ) : (
        home.people.length > 0 && <Next home={home} />
      )}
      <PeopleAround people={home.people} child={child} />
      {mayReadLog(myself.acting) && home.people.length > 0 && (
        <Suspense fallback={null}>
          <ToMyPeople child={child} />
        </Suspense>
      )}
      {mayReadLog(myself.acting) && (
        <Suspense fallback={null}>
          <PermissionsAtHome child={child} />
          <BraveStepsAtHome />
          <AgreementsAtHome />
          <ErrandsAtHome />
        </Suspense>
      )}
      <WaitingCards
        title={child === undefined ? m.app_waiting_on_you() : m.app_waiting_on_you_for({ name: child })}
        lines={home.waitingOnMe}
        now={now}
        isMine
      />
      <WaitingCards title={m.app_waiting_for_answer()} lines={home.waitingForAnswer} now={now} />
      {mayReadLog(myself.acting) && (
        <p className="ti-links app-actions">
          <Link to="/seen">{child === undefined ? m.app_who_has_seen() : m.app_who_has_seen_of({ name: child })}</Link>
        </p>
      )}
    </>
  );
}

function Next({ home: { next, holders } }: { home: Home }) {
  return (
    <Section title={m.app_what_happens_next()}>
      {next.map(({ roomId, what, when, with: together, why }) => (
        <Card key={roomId} marked as="article">
          <h3>{what}</h3>
          <p>
            {[withCapital(when ?? ''), m.app_next_with({ names: together })].filter((part) => part !== '').join('. ')}
          </p>
          <p className="ti-quiet">{m.app_next_why({ why })}</p>
          <p className="ti-links">
            <Link to="/rooms/$roomId" params={{ roomId }}>
              {m.app_next_open_room()}
            </Link>
          </p>
        </Card>
      ))}
      {next.length === 0 && (
        <Card>
          <p>{m.app_nothing_planned()}</p>
          {holders.map(({ participantId, givenName, familyName }) => (
            <p key={participantId} className="ti-quiet">
              {m.app_holds_overview_sentence({ name: `${givenName} ${familyName}`, short: givenName })}
            </p>
          ))}
        </Card>
      )}
    </Section>
  );
}
