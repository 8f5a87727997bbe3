import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatDate } from '../../../../platform/web/format.ts';
import { EmptyState } from '../../../../platform/web/parts/EmptyState.tsx';
import { ErrorMessage } from '../../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../../platform/web/parts/Page.tsx';
import { PersonList, PersonRow } from '../../../../platform/web/parts/PersonRow.tsx';
import { Section } from '../../../../platform/web/parts/Section.tsx';
import { m } from '../../../../platform/web/words.ts';
import type { Block } from '../../domain/block.ts';
import { consentApi } from '../consent-api.ts';
import { BlockSearch } from './BlockSearch.tsx';
import { worksInWords } from './works-in-words.ts';

/** Whom the citizen blocks, whom she has blocked, and the way to block one more. */
export function BlocksPage() {
  const { data, error, refetch } = useQuery(consentApi.query.listBlocks.queryOptions());
  return (
    <Page title={m.consent_blocks_title()} lead={m.consent_blocks_lead()} back={{ to: '/about-me' }}>
      {data === undefined && error === null && <Loading />}
      {data === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {data !== undefined && (
        <>
          <Listed title={m.consent_blocks_now()} blocks={data.filter(({ holds }) => holds)}>
            <EmptyState title={m.consent_blocks_none()} />
          </Listed>
          <BlockSearch without={data.filter(({ holds }) => holds).map(({ personId }) => personId)} />
          <Listed title={m.consent_blocks_former()} blocks={data.filter(({ holds }) => !holds)} />
        </>
      )}
    </Page>
  );
}

type ListedProps = { title: string; blocks: readonly Block[]; children?: React.ReactNode };

function Listed({ title, blocks, children }: ListedProps) {
  if (blocks.length === 0 && children === undefined) return null;
  return (
    <Section title={title}>
      {blocks.length === 0 && children}
      {blocks.length > 0 && (
        <PersonList label={title}>
          {blocks.map((block) => (
            <BlockRow key={block.personId} block={block} />
          ))}
        </PersonList>
      )}
    </Section>
  );
}

function BlockRow({ block: { personId, givenName, familyName, works, holds, actions } }: { block: Block }) {
  const name = `${givenName} ${familyName}`;
  const last = actions.at(-1);
  return (
    <PersonRow name={name} subline={worksInWords(works)}>
      {last !== undefined && (
        <p className="ti-quiet">
          {holds
            ? m.consent_block_was_blocked({ day: formatDate(last.at), name: last.decidedByName })
            : m.consent_block_was_lifted({ day: formatDate(last.at), name: last.decidedByName })}
        </p>
      )}
      <Link
        className="ti-block-link"
        to={`/blocks/${personId}`}
        aria-label={holds ? m.consent_block_lift_whom({ name }) : m.consent_block_whom({ name })}
      >
        {holds ? m.consent_block_lift() : m.consent_block_again()}
      </Link>
    </PersonRow>
  );
}
