import { Suspense, useState } from 'react';
import { AgreementsAtWork } from '../../modules/agreements/web/public.tsx';
import { mayAnswerWhy } from '../../modules/audit/domain/may-answer-why.ts';
import { QuestionsWaiting } from '../../modules/audit/web/public.tsx';
import { BraveStepsAtWork } from '../../modules/brave-steps/web/public.tsx';
import { NextAppointments } from '../../modules/calendar/web/public.tsx';
import { ToCoverage } from '../../modules/care-team/web/public.tsx';
import { EmergencyCard, EmergencyWay } from '../../modules/emergency/web/public.tsx';
import { TalksOfMine } from '../../modules/encounters/web/public.tsx';
import { ErrandsAtWork } from '../../modules/errands/web/public.tsx';
import { ToThinkOf } from '../../modules/pathways/web/public.tsx';
import type { Myself } from '../../modules/people/domain/person.ts';
import { rememberLanguage } from '../../modules/people/web/public.tsx';
import { PermissionsAtWork } from '../../modules/permission-cards/web/public.tsx';
import type { RoomSummary } from '../../modules/rooms/domain/room.ts';
import { useRooms } from '../../modules/rooms/web/public.tsx';
import { MeetingsOfMine } from '../../modules/transitions/web/public.tsx';
import { formatLongDay, withCapital } from '../../platform/web/format.ts';
import { ErrorMessage } from '../../platform/web/parts/ErrorMessage.tsx';
import { LanguageMenu } from '../../platform/web/parts/LanguageMenu.tsx';
import { Loading } from '../../platform/web/parts/Loading.tsx';
import { Page } from '../../platform/web/parts/Page.tsx';
import { m } from '../../platform/web/words.ts';
import { CitizenHome } from './CitizenHome.tsx';
import { countInWords } from './count-in-words.ts';
import { mayReadLog } from './navigation.ts';
import { presentWorkerHome } from './present-home.ts';
import { useMyself } from './session-data.ts';
import { WorkerHome, workerAside } from './WorkerHome.tsx';

/** The first screen, for whoever one is here: both are made of the same one answer. */
export function HomePage() {
  const myself = useMyself();
  const { data: rooms, error, refetch } = useRooms();
  const [now] = useState(() => new Date());
  const today = withCapital(formatLongDay(now, now));
  const isWorker = myself.acting.kind === 'practitioner';
  const waiting = isWorker && rooms !== undefined ? waitingSentence(rooms) : '';
  return (
    <Page
      title={isWorker ? today : m.app_home_title({ name: myself.person.givenName })}
      lead={isWorker ? waiting : [today, actingSentence(myself)].filter(Boolean).join('. ')}
      aside={isWorker && rooms !== undefined ? workerAside(rooms, now) : undefined}
      phoneActions={<LanguageMenu onChoose={rememberLanguage} />}
    >
      <Suspense>{mayReadLog(myself.acting) && <EmergencyCard />}</Suspense>
      {myself.acting.kind === 'practitioner' && mayAnswerWhy(myself.acting.role) && (
        <Suspense fallback={null}>
          <QuestionsWaiting />
        </Suspense>
      )}
      {rooms === undefined && error === null && <Loading />}
      {rooms === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {rooms !== undefined &&
        (isWorker ? <WorkerHome rooms={rooms} now={now} /> : <CitizenHome rooms={rooms} now={now} myself={myself} />)}
      <Suspense>
        {myself.acting.kind === 'practitioner' && <ToThinkOf organisation={myself.acting.role.organisation.name} />}
        {myself.acting.kind === 'practitioner' && <NextAppointments />}
        {myself.acting.kind === 'practitioner' && <PermissionsAtWork />}
        {myself.acting.kind === 'practitioner' && <ToCoverage />}
        {myself.acting.kind === 'practitioner' && <AgreementsAtWork />}
        {myself.acting.kind === 'practitioner' && <BraveStepsAtWork />}
        {myself.acting.kind === 'practitioner' && <ErrandsAtWork />}
        {isWorker && <MeetingsOfMine />}
        {isWorker && <TalksOfMine />}
        {myself.acting.kind === 'practitioner' && <EmergencyWay profession={myself.acting.role.profession} />}
      </Suspense>
    </Page>
  );
}

function waitingSentence(rooms: readonly RoomSummary[]): string {
  const count = presentWorkerHome(rooms).waitingOnMe.length;
  if (count === 0) return m.app_nobody_waits_on_you();
  return m.app_waiting_on_you_sentence({ count, number: withCapital(countInWords(count)) });
}

function actingSentence({ acting }: Myself): string | undefined {
  if (acting.kind !== 'related-person') return undefined;
  const name = acting.citizen.givenName;
  return acting.relation === 'guardian' ? m.app_home_as_guardian({ name }) : m.app_home_as_related({ name });
}
