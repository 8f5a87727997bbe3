import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import type { MyCareTeam, TrustAnswer } from '../domain/care-team.ts';
import { careTeamApi } from './care-team-api.ts';
import { MemberCard } from './MemberCard.tsx';
import { TrustQuestion } from './TrustQuestion.tsx';
import './care-team.css';

/** Who my people are: those who work around me, whether I say that they are mine, and whether I have somebody I trust. */
export function MyPeoplePage() {
  const { data: team, error, refetch } = useQuery(careTeamApi.query.getCareTeam.queryOptions());
  const name = team?.citizen.isMe === false ? team.citizen.givenName : undefined;
  return (
    <Page
      title={name === undefined ? m.care_team_title() : m.care_team_title_of({ name })}
      lead={m.care_team_lead()}
      back={{ to: '/' }}
    >
      {team === undefined && error === null && <Loading />}
      {team === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {team !== undefined && <Team team={team} child={name} />}
    </Page>
  );
}

function Team({ team, child }: { team: MyCareTeam; child: string | undefined }) {
  const queryClient = useQueryClient();
  // What is answered is the whole page anew, so that nothing stands on it that was so before.
  const onSuccess = (now: MyCareTeam) => queryClient.setQueryData(careTeamApi.query.getCareTeam.queryKey(), now);
  const saying = useMutation(careTeamApi.query.sayMine.mutationOptions({ onSuccess }));
  const answering = useMutation(careTeamApi.query.answerTrust.mutationOptions({ onSuccess }));
  // Shown from the tap on: that a request is under way is only told a moment later, and the old answer would come back in between.
  const [tapped, setTapped] = useState<TrustAnswer>();
  const answer = (now: TrustAnswer) => {
    setTapped(now);
    answering.mutate({ answer: now }, { onSettled: () => setTapped(undefined) });
  };
  return (
    <>
      {team.members.length === 0 ? (
        <EmptyState title={m.care_team_nobody()}>{m.care_team_nobody_why()}</EmptyState>
      ) : (
        <Section title={m.care_team_around()}>
          <p className="ti-quiet">{m.care_team_around_means()}</p>
          <ul className="care-team">
            {team.members.map((member) => (
              <MemberCard
                key={member.roleId}
                member={member}
                isSending={saying.isPending && saying.variables.roleId === member.roleId}
                onSay={(isMine) => saying.mutate({ roleId: member.roleId, isMine })}
              />
            ))}
          </ul>
          {saying.error && <ErrorMessage error={saying.error} />}
        </Section>
      )}
      <TrustQuestion
        trust={team.trust}
        child={child}
        sending={tapped}
        onAnswer={answer}
      />
      {answering.error && <ErrorMessage error={answering.error} />}
      {child === undefined && (
        <p className="ti-links">
          <Link to="/people-i-trust">{m.care_team_name_somebody()}</Link>
        </p>
      )}
    </>
  );
}
