import { Button } from '@navikt/ds-react/Button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type RefObject, type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { addDays } from '../../../kernel/day.ts';
import type { RoomId } from '../../../kernel/ids.ts';
import { askAnew } from '../../../platform/web/ask-anew.ts';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { useFocusBetween } from '../../../platform/web/use-focus-between.ts';
import { m } from '../../../platform/web/words.ts';
import { dayAt } from '../../pathways/domain/day-at.ts';
import type { AgreementsOfRoom } from '../contract.ts';
import { AgreementId, AgreementTerms } from '../domain/agreement.ts';
import { agreementsApi } from './agreements-api.ts';
import { dueOf } from './DueFields.tsx';
import { agreementRefusals } from './refusals.ts';
import { missingIn, theCitizen, WriteFields, type WriteTyped } from './WriteFields.tsx';

export type WriteAgreementProps = {
  roomId: RoomId;
  citizen: string;
  people: AgreementsOfRoom['people'];
  myRoleId: AgreementsOfRoom['myRoleId'];
};

/** Writes down what I will do, or what I ask somebody for. */
export function WriteAgreement(props: WriteAgreementProps) {
  const [isOpen, setOpen] = useState(false);
  const [button, form] = [useRef<HTMLButtonElement>(null), useRef<HTMLFormElement>(null)];
  useFocusBetween(isOpen, button, form);
  if (isOpen) return <Form {...props} form={form} onDone={() => setOpen(false)} />;
  return (
    <p className="agreement-write">
      <Button ref={button} variant="secondary" onClick={() => setOpen(true)}>
        {m.agreements_write()}
      </Button>
    </p>
  );
}

type FormProps = WriteAgreementProps & { form: RefObject<HTMLFormElement | null>; onDone: () => void };

/** What was typed stays if it is refused; the id makes pressing twice harmless. */
function Form({ roomId, citizen, people, myRoleId, form, onDone }: FormProps) {
  const queryClient = useQueryClient();
  const [id] = useState(() => AgreementId.parse(crypto.randomUUID()));
  const [today] = useState(() => dayAt(new Date()));
  const me = myRoleId ?? theCitizen;
  const [typed, setTyped] = useState<WriteTyped>(() => ({
    what: '',
    owner: me,
    to: 'citizen',
    due: { kind: 'day', day: addDays(today, 7) },
  }));
  const [tried, setTried] = useState(0);
  // What is missing is where one goes on.
  useEffect(() => {
    if (tried > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [form, tried]);
  const writing = useMutation(
    agreementsApi.query.write.mutationOptions({
      onSuccess: async () => {
        await askAnew(queryClient, agreementsApi.query.key());
        onDone();
      },
    }),
  );
  const missing = missingIn(typed);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(tried + 1);
    const terms = AgreementTerms.safeParse(termsOf(typed));
    if (missing.length === 0 && terms.success) writing.mutate({ roomId, id, terms: terms.data });
  };
  const asked =
    typed.owner === theCitizen ? citizen : (people.find(({ roleId }) => roleId === typed.owner)?.name ?? '');
  return (
    <form
      ref={form}
      tabIndex={-1}
      className="ti-stack agreement-write"
      onSubmit={submit}
      noValidate
      aria-label={m.agreements_write()}
    >
      <WriteFields
        typed={typed}
        citizen={citizen}
        people={people}
        me={me}
        today={today}
        missing={tried > 0 ? missing : []}
        onChange={(changed) => setTyped({ ...typed, ...changed })}
      />
      <p className="ti-quiet">
        {typed.owner === me ? m.agreements_write_means() : m.agreements_ask_means({ name: asked })}
      </p>
      {writing.error && <ErrorMessage error={writing.error} sentences={agreementRefusals} />}
      <div className="agreement__steps">
        <Button loading={writing.isPending}>
          {typed.owner === me ? m.agreements_write_send() : m.agreements_ask_send({ name: asked })}
        </Button>
        <Button type="button" variant="tertiary" onClick={onDone}>
          {m.agreements_back()}
        </Button>
      </div>
    </form>
  );
}

/** What was typed as what it means; the contract's own schema reads it. What the citizen promises is for those around her. */
function termsOf({ what, owner, to, due }: WriteTyped): object {
  const isCitizens = owner === theCitizen;
  return { what, owner: isCitizens ? null : owner, to: isCitizens ? 'circle' : to, due: dueOf(due) };
}
