import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { PersonId } from '../../../../kernel/ids.ts';
import { askAnew } from '../../../../platform/web/ask-anew.ts';
import { formatDate } from '../../../../platform/web/format.ts';
import { Card } from '../../../../platform/web/parts/Card.tsx';
import { ConfirmStep } from '../../../../platform/web/parts/ConfirmStep.tsx';
import { EmptyState } from '../../../../platform/web/parts/EmptyState.tsx';
import { ErrorMessage } from '../../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../../platform/web/parts/Page.tsx';
import { Section } from '../../../../platform/web/parts/Section.tsx';
import { m } from '../../../../platform/web/words.ts';
import type { Block } from '../../domain/block.ts';
import { ConsentTrouble } from '../ConsentTrouble.tsx';
import { consentApi } from '../consent-api.ts';

/** One person: what blocking her leads to, before it is done; and lifting it in the same place. */
export function BlockPage() {
  const { personId: given }: { personId?: string } = useParams({ strict: false });
  const { name: told }: { name?: string } = useSearch({ strict: false });
  const { data: blocks, error, refetch } = useQuery(consentApi.query.listBlocks.queryOptions());
  const personId = PersonId.safeParse(given).data;
  const block = blocks?.find((one) => one.personId === personId);
  const name = block === undefined ? (told ?? m.consent_block_somebody()) : `${block.givenName} ${block.familyName}`;
  return (
    <Page
      title={block?.holds === true ? m.consent_block_title_now({ name }) : m.consent_block_title({ name })}
      back={{ to: '/blocks', label: m.consent_blocks_title() }}
    >
      {personId === undefined && <EmptyState title={m.consent_block_nobody()} />}
      {blocks === undefined && error === null && <Loading />}
      {blocks === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
      {blocks !== undefined && personId !== undefined && (
        <>
          <Step personId={personId} name={name} holds={block?.holds === true} />
          {block !== undefined && <History block={block} />}
        </>
      )}
    </Page>
  );
}

function Step({ personId, name, holds }: { personId: PersonId; name: string; holds: boolean }) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const said = useRef<HTMLParagraphElement>(null);
  const onSuccess = () => askAnew(queryClient);
  const block = useMutation(consentApi.query.block.mutationOptions({ onSuccess }));
  const lift = useMutation(consentApi.query.liftBlock.mutationOptions({ onSuccess }));
  const step = holds ? lift : block;
  const isDone = block.isSuccess || lift.isSuccess;
  // The button that was pressed says something else now.
  useEffect(() => {
    if (isDone) said.current?.focus();
  }, [isDone]);
  const choose = () => {
    block.reset();
    lift.reset();
    step.mutate({ personId });
  };
  const back = () => void navigate({ to: '/blocks' });
  return (
    <>
      <p ref={said} tabIndex={-1} role="status">
        {block.isSuccess && m.consent_block_done({ name })}
        {lift.isSuccess && m.consent_block_lifted_done({ name })}
      </p>
      <Card>
        <ConfirmStep
          yes={{
            label: holds ? m.consent_block_lift() : m.consent_block_yes({ name }),
            onChoose: choose,
            busy: step.isPending,
          }}
          no={{ label: isDone ? m.consent_block_back() : m.consent_block_no(), onChoose: back }}
        >
          {holds ? <p>{m.consent_block_lift_means({ name })}</p> : <Means name={name} />}
          <ConsentTrouble error={step.error} />
        </ConfirmStep>
      </Card>
    </>
  );
}

function Means({ name }: { name: string }) {
  return (
    <>
      <p>{m.consent_block_means({ name })}</p>
      <ul>
        <li>{m.consent_block_means_rooms()}</li>
        <li>{m.consent_block_means_find()}</li>
        <li>{m.consent_block_means_emergency()}</li>
        <li>{m.consent_block_means_told()}</li>
      </ul>
      <p className="ti-quiet">{m.consent_block_means_others()}</p>
    </>
  );
}

function History({ block }: { block: Block }) {
  return (
    <Section title={m.consent_block_history()}>
      <ul>
        {block.actions.map(({ kind, at, decidedByName }) => (
          <li key={`${kind} ${at}`}>
            {kind === 'blocked'
              ? m.consent_block_was_blocked({ day: formatDate(at), name: decidedByName })
              : m.consent_block_was_lifted({ day: formatDate(at), name: decidedByName })}
          </li>
        ))}
      </ul>
    </Section>
  );
}
