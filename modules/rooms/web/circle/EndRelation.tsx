import { Button } from '@navikt/ds-react/Button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RelatedPersonId } from '../../../../kernel/ids.ts';
import { askAnew } from '../../../../platform/web/ask-anew.ts';
import { ConfirmStep } from '../../../../platform/web/parts/ConfirmStep.tsx';
import { ErrorMessage } from '../../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../../platform/web/words.ts';
import { peopleApi } from '../../../people/web/public.tsx';
import { roomRefusals } from '../refusals.ts';
import { roomsApi } from '../rooms-api.ts';
import { useRefresh } from './circle-data.ts';

export type EndRelationProps = {
  relatedPersonId: RelatedPersonId;
  name: string;
  relation: string;
  onEnded: () => void;
};

/** Ends that somebody is close: asked once, with what it means. */
export function EndRelation({ relatedPersonId, name, relation, onEnded }: EndRelationProps) {
  const [asking, setAsking] = useState(false);
  const queryClient = useQueryClient();
  const refresh = useRefresh();
  const end = useMutation(
    roomsApi.query.endRelation.mutationOptions({
      onSuccess: async () => {
        onEnded();
        await Promise.all([refresh(), askAnew(queryClient, peopleApi.query.listRelatedPersons.key())]);
      },
    }),
  );
  if (!asking) {
    return (
      <div className="ti-row-buttons">
        <Button
          variant="tertiary"
          size="small"
          aria-label={m.rooms_trust_end_about({ name, relation })}
          onClick={() => setAsking(true)}
        >
          {m.rooms_trust_end()}
        </Button>
      </div>
    );
  }
  return (
    <ConfirmStep
      yes={{ label: m.rooms_trust_end_yes(), onChoose: () => end.mutate({ relatedPersonId }), busy: end.isPending }}
      no={{ label: m.rooms_trust_end_no(), onChoose: () => setAsking(false) }}
    >
      <p>{m.rooms_trust_end_means({ name })}</p>
      {end.error && <ErrorMessage error={end.error} sentences={roomRefusals} />}
    </ConfirmStep>
  );
}
