import { Button } from '@navikt/ds-react/Button';
import { Textarea } from '@navikt/ds-react/Textarea';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import type { AuditEntry } from '../domain/audit-entry.ts';
import { auditApi } from './audit-api.ts';
import { auditRefusals } from './refusals.ts';

/** Asks the organisation why; said before: who finds out, and what they see. */
export function AskWhy({ entry }: { entry: AuditEntry }) {
  const queryClient = useQueryClient();
  const [words, setWords] = useState('');
  // One id for one question, also when a bad line makes her press twice.
  const [id] = useState(() => crypto.randomUUID());
  const { mutate, isPending, error } = useMutation(
    auditApi.query.askWhy.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: auditApi.query.listMyQuestions.key() }),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate({ id, entryId: entry.id, words });
  };
  const { givenName: name, organisation } = entry.who;
  return (
    <form onSubmit={submit} className="ti-stack">
      <p>{m.audit_why_lead({ organisation: organisation ?? '', name })}</p>
      <p className="ti-quiet">{m.audit_why_they_see()}</p>
      <Textarea
        label={m.audit_why_words()}
        maxLength={1000}
        minRows={3}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {error !== null && <ErrorMessage error={error} sentences={auditRefusals} />}
      <div>
        <Button type="submit" loading={isPending}>
          {m.audit_why_ask()}
        </Button>
      </div>
    </form>
  );
}
