import { Button } from '@navikt/ds-react/Button';
import { Select } from '@navikt/ds-react/Select';
import { Textarea } from '@navikt/ds-react/Textarea';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { OrganisationId, type RoomId } from '../../../kernel/ids.ts';
import { askAnew } from '../../../platform/web/ask-anew.ts';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import { peopleApi } from '../../people/web/public.tsx';
import type { IntakeAnswers } from '../domain/intake.ts';
import { PathwayId } from '../domain/pathway.ts';
import { IntakeFields } from './intake/IntakeFields.tsx';
import { pathwaysApi } from './pathways-api.ts';
import { pathwayRefusals } from './refusals.ts';

type ReferFormProps = {
  roomId: RoomId;
  citizen: string;
  /** What she answered to the first questions before, to be proposed. */
  earlier: IntakeAnswers | undefined;
};

/** Refers the citizen: to whom, and why, in words that she can read. */
export function ReferForm({ roomId, citizen: name, earlier }: ReferFormProps) {
  const [isOpen, setOpen] = useState(false);
  if (!isOpen)
    return (
      <div>
        <Button variant="secondary" onClick={() => setOpen(true)}>
          {m.pathways_refer()}
        </Button>
      </div>
    );
  return <Form roomId={roomId} citizen={name} earlier={earlier} onDone={() => setOpen(false)} />;
}

function Form({ roomId, citizen: name, earlier, onDone }: ReferFormProps & { onDone: () => void }) {
  const queryClient = useQueryClient();
  const [id] = useState(() => PathwayId.parse(crypto.randomUUID()));
  const [to, setTo] = useState('');
  const [why, setWhy] = useState('');
  const [answers, setAnswers] = useState<IntakeAnswers>(earlier ?? {});
  const [tried, setTried] = useState(false);
  const { data: organisations = [] } = useQuery(peopleApi.query.listOrganisations.queryOptions());
  const referring = useMutation(
    pathwaysApi.query.refer.mutationOptions({
      onSuccess: async () => {
        await askAnew(queryClient, pathwaysApi.query.key());
        onDone();
      },
    }),
  );
  const organisationId = OrganisationId.safeParse(to).data;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (organisationId === undefined || why.trim() === '') return;
    const isAnswered = Object.values(answers).some((answer) => answer.trim() !== '');
    const intake = isAnswered ? { intake: answers } : {};
    referring.mutate({ roomId, id, organisationId, why: why.trim(), ...intake });
  };
  return (
    <form className="ti-stack" onSubmit={submit} noValidate aria-label={m.pathways_refer()}>
      <Select
        label={m.pathways_refer_to()}
        value={to}
        error={tried && organisationId === undefined ? m.pathways_field_needed() : undefined}
        onChange={(event) => setTo(event.target.value)}
      >
        <option value="">{m.pathways_refer_choose()}</option>
        {organisations.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </Select>
      <Textarea
        label={m.pathways_refer_why()}
        description={m.pathways_refer_why_means({ name })}
        value={why}
        maxLength={1000}
        minRows={2}
        error={tried && why.trim() === '' ? m.pathways_field_needed() : undefined}
        onChange={(event) => setWhy(event.target.value)}
      />
      <details className="pathway-history" open={earlier !== undefined}>
        <summary>{m.pathways_intake_title()}</summary>
        <div className="ti-stack">
          <p className="ti-quiet">
            {earlier === undefined ? m.pathways_intake_means_together({ name }) : m.pathways_intake_proposed()}
          </p>
          <IntakeFields answers={answers} onChange={setAnswers} />
        </div>
      </details>
      <p className="ti-quiet">{m.pathways_refer_holds()}</p>
      {referring.error && <ErrorMessage error={referring.error} sentences={pathwayRefusals} />}
      <div className="ti-row-buttons">
        <Button loading={referring.isPending}>{m.pathways_refer()}</Button>
        <Button type="button" variant="tertiary" onClick={onDone}>
          {m.pathways_step_cancel()}
        </Button>
      </div>
    </form>
  );
}
