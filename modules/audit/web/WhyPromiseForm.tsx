import { Button } from '@navikt/ds-react/Button';
import { TextField } from '@navikt/ds-react/TextField';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Organisation } from '../../people/domain/person.ts';
import { readWorkingDays, type WhyPromise } from '../domain/why-promise.ts';
import { auditApi } from './audit-api.ts';
import { auditRefusals } from './refusals.ts';

/** In how many working days the organisation answers why somebody of it has looked. */
export function WhyPromiseForm({ organisation }: { organisation: Organisation }) {
  const query = auditApi.query.getWhyPromise.queryOptions({ input: { organisationId: organisation.id } });
  const { data } = useQuery(query);
  return (
    <Section title={m.audit_promise_title()}>
      {data !== undefined && <Form promised={data} queryKey={query.queryKey} />}
    </Section>
  );
}

function Form({ promised, queryKey }: { promised: WhyPromise; queryKey: readonly unknown[] }) {
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState(String(promised.workingDays));
  const [isWrong, setIsWrong] = useState(false);
  const { mutate, reset, isPending, isSuccess, error } = useMutation(
    auditApi.query.setWhyPromise.mutationOptions({ onSuccess: (saved) => queryClient.setQueryData(queryKey, saved) }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const workingDays = readWorkingDays(typed);
    setIsWrong(workingDays === undefined);
    if (workingDays !== undefined) mutate({ workingDays });
  };
  return (
    <form onSubmit={submit} className="ti-stack" noValidate>
      <TextField
        label={m.audit_promise_days()}
        description={m.audit_promise_help()}
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          reset();
        }}
        error={isWrong && m.audit_promise_wrong()}
      />
      {error !== null && <ErrorMessage error={error} sentences={auditRefusals} />}
      <div className="ti-row">
        <Button type="submit" loading={isPending}>
          {m.audit_promise_save()}
        </Button>
        <p role="status">{isSuccess && m.audit_wish_saved()}</p>
      </div>
    </form>
  );
}
