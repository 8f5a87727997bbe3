import { useQuery } from '@tanstack/react-query';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import { type Coverage, fewestToTell } from '../domain/care-team.ts';
import { careTeamApi } from './care-team-api.ts';
import './care-team.css';

/** How many of those who have a pathway here have somebody, in their own words; few answers are told by nobody. */
export function CoveragePage() {
  const { data: coverage, error, refetch } = useQuery(careTeamApi.query.getCoverage.queryOptions());
  return (
    <Page title={m.care_team_coverage_title()} lead={m.care_team_coverage_lead()} back={{ to: '/' }}>
      {coverage === undefined && error === null && <Loading />}
      {coverage === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {coverage !== undefined && <Numbers coverage={coverage} />}
    </Page>
  );
}

function Numbers({ coverage: { citizens, told, confirmed } }: { coverage: Coverage }) {
  return (
    <>
      <p>{m.care_team_coverage_citizens({ count: citizens })}</p>
      <Section title={m.care_team_coverage_trust()}>
        <Card>
          <p>{told === null ? m.care_team_coverage_few({ fewest: fewestToTell }) : m.care_team_coverage_told(told)}</p>
        </Card>
      </Section>
      <Section title={m.care_team_coverage_holder()}>
        <Card>
          <p>
            {confirmed === null
              ? m.care_team_coverage_few_citizens({ fewest: fewestToTell })
              : m.care_team_coverage_confirmed({ citizens, confirmed })}
          </p>
        </Card>
      </Section>
      <p className="ti-quiet care-team-means">{m.care_team_coverage_means()}</p>
    </>
  );
}
