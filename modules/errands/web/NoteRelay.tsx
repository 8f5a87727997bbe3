import { Button } from '@navikt/ds-react/Button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RoomId } from '../../../kernel/ids.ts';
import { askAnew } from '../../../platform/web/ask-anew.ts';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Relay } from '../contract.ts';
import { errandsApi } from './errands-api.ts';
import { errandRefusals } from './refusals.ts';

export type NoteRelayProps = { roomId: RoomId; name: string; isMine: boolean; noted: readonly Relay[] };

/** That she had to pass something on herself: one tap, and one to take it back. */
export function NoteRelay({ roomId, name, isMine, noted }: NoteRelayProps) {
  const queryClient = useQueryClient();
  const [id, setId] = useState(() => crypto.randomUUID());
  const [said, setSaid] = useState('');
  const finish = async (sentence: string) => {
    await askAnew(queryClient, errandsApi.query.key());
    setId(crypto.randomUUID());
    setSaid(sentence);
  };
  const noting = useMutation(
    errandsApi.query.noteRelay.mutationOptions({ onSuccess: () => finish(m.errands_relay_noted()) }),
  );
  const back = useMutation(
    errandsApi.query.takeBackRelay.mutationOptions({ onSuccess: () => finish(m.errands_relay_taken_back()) }),
  );
  const error = noting.error ?? back.error;
  const [last] = noted;
  return (
    <Section title={isMine ? m.errands_relay_title() : m.errands_relay_title_of({ name })}>
      <p className="ti-quiet">{isMine ? m.errands_relay_means() : m.errands_relay_means_of()}</p>
      <p role="status">{said}</p>
      {error && <ErrorMessage error={error} sentences={errandRefusals} />}
      <div className="errand__acts">
        <Button
          size="small"
          variant="secondary"
          loading={noting.isPending}
          onClick={() => noting.mutate({ roomId, id })}
        >
          {isMine ? m.errands_relay_note() : m.errands_relay_note_of({ name })}
        </Button>
        {last !== undefined && (
          <Button
            size="small"
            variant="tertiary"
            loading={back.isPending}
            onClick={() => back.mutate({ roomId, relayId: last.id })}
          >
            {m.errands_relay_back()}
          </Button>
        )}
      </div>
    </Section>
  );
}
