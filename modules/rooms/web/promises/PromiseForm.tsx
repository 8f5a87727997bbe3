import { Button } from '@navikt/ds-react/Button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Country } from '../../../../kernel/country.ts';
import { ErrorMessage } from '../../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../../platform/web/words.ts';
import { type AllPromises, mostUrgentFirst } from '../../domain/answer-promise.ts';
import type { Urgency } from '../../domain/room.ts';
import { roomRefusals } from '../refusals.ts';
import { roomsApi } from '../rooms-api.ts';
import { fieldOf, PromiseFields } from './PromiseFields.tsx';
import { readAllTyped, type Trouble, type TypedPromise, typedFrom } from './typed-promises.ts';

/** All four at once, since each is held against the next. What is typed stays until it is saved. */
export function PromiseForm({ promised, country }: { promised: AllPromises; country: Country }) {
  const [typed, setTyped] = useState(() => typedFrom(promised));
  const [trouble, setTrouble] = useState<Trouble>();
  const { mutate, reset, isPending, isSuccess, error } = useSetPromises();
  const type = (urgency: Urgency, one: TypedPromise) => {
    setTyped({ ...typed, [urgency]: one });
    setTrouble(undefined);
    reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readAllTyped(typed);
    if ('promises' in read) return mutate({ promises: read.promises });
    setTrouble(read.trouble);
    document.getElementById(fieldOf(read.trouble.urgency))?.focus();
  };
  return (
    <form onSubmit={submit} className="ti-stack" noValidate>
      {mostUrgentFirst.map((urgency) => (
        <PromiseFields
          key={urgency}
          urgency={urgency}
          country={country}
          typed={typed[urgency]}
          trouble={trouble?.urgency === urgency ? trouble.sentence : undefined}
          onType={(one) => type(urgency, one)}
        />
      ))}
      <p className="ti-quiet">{m.rooms_promises_counted()}</p>
      {error !== null && <ErrorMessage error={error} sentences={roomRefusals} />}
      <div className="ti-row">
        <Button type="submit" loading={isPending}>
          {m.rooms_promises_save()}
        </Button>
        <p role="status">{isSuccess && m.rooms_promises_saved()}</p>
      </div>
    </form>
  );
}

function useSetPromises() {
  const queryClient = useQueryClient();
  return useMutation(
    roomsApi.query.setPromises.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: roomsApi.query.listPromises.key() }),
    }),
  );
}
