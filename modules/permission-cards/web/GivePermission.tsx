import { Button } from '@navikt/ds-react/Button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type RefObject, type SyntheticEvent, useEffect, useRef, useState } from 'react';
import type { RoomId } from '../../../kernel/ids.ts';
import { askAnew } from '../../../platform/web/ask-anew.ts';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { useFocusBetween } from '../../../platform/web/use-focus-between.ts';
import { m } from '../../../platform/web/words.ts';
import { dayAt } from '../../pathways/domain/day-at.ts';
import type { PermissionsOfRoom } from '../contract.ts';
import { CardId, CardTerms } from '../domain/permission-card.ts';
import { GiveFields, type GiveTyped, missingIn } from './GiveFields.tsx';
import { permissionsApi } from './permissions-api.ts';
import { permissionRefusals } from './refusals.ts';

export type GivePermissionProps = {
  roomId: RoomId;
  citizen: string;
  pathways: PermissionsOfRoom['pathways'];
};

/** Says what the citizen may: one choice, and what it asks for. */
export function GivePermission(props: GivePermissionProps) {
  const [isOpen, setOpen] = useState(false);
  const [button, form] = [useRef<HTMLButtonElement>(null), useRef<HTMLFormElement>(null)];
  useFocusBetween(isOpen, button, form);
  if (isOpen) return <Form {...props} form={form} onDone={() => setOpen(false)} />;
  return (
    <p className="permission-give">
      <Button ref={button} variant="secondary" onClick={() => setOpen(true)}>
        {m.permission_cards_give()}
      </Button>
    </p>
  );
}

type FormProps = GivePermissionProps & { form: RefObject<HTMLFormElement | null>; onDone: () => void };

/** What was typed stays if it is refused; the id makes pressing twice harmless. */
function Form({ roomId, citizen: name, pathways, form, onDone }: FormProps) {
  const queryClient = useQueryClient();
  const [id] = useState(() => CardId.parse(crypto.randomUUID()));
  const [today] = useState(() => dayAt(new Date()));
  const [only] = pathways;
  const [typed, setTyped] = useState<GiveTyped>({ pathwayId: pathways.length === 1 ? (only?.id ?? '') : '' });
  const [tried, setTried] = useState(0);
  // What is missing is where one goes on.
  useEffect(() => {
    if (tried > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [form, tried]);
  const giving = useMutation(
    permissionsApi.query.give.mutationOptions({
      onSuccess: async () => {
        await askAnew(queryClient, permissionsApi.query.key());
        onDone();
      },
    }),
  );
  const missing = missingIn(typed);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(tried + 1);
    const terms = CardTerms.safeParse(termsOf(typed, today));
    if (missing.length === 0 && terms.success) giving.mutate({ roomId, id, terms: terms.data });
  };
  return (
    <form
      ref={form}
      tabIndex={-1}
      className="ti-stack permission-give"
      onSubmit={submit}
      noValidate
      aria-label={m.permission_cards_give()}
    >
      <GiveFields
        typed={typed}
        pathways={pathways}
        today={today}
        missing={tried > 0 ? missing : []}
        onChange={(changed) => setTyped({ ...typed, ...changed })}
      />
      <p className="ti-quiet">{m.permission_cards_give_means({ name })}</p>
      {giving.error && <ErrorMessage error={giving.error} sentences={permissionRefusals} />}
      <div className="permission-give__buttons">
        <Button loading={giving.isPending}>{m.permission_cards_give_send()}</Button>
        <Button type="button" variant="tertiary" onClick={onDone}>
          {m.permission_cards_give_cancel()}
        </Button>
      </div>
    </form>
  );
}

/** What was typed as what it means; the contract's own schema reads it. */
function termsOf({ kind, words = '', from = '', until = '', pathwayId = '' }: GiveTyped, today: string): object {
  const isOfCourse = kind === 'extension' || kind === 'return';
  return {
    kind,
    words,
    from: from === '' ? today : from,
    until: until === '' ? null : until,
    pathwayId: isOfCourse && pathwayId !== '' ? pathwayId : null,
  };
}
