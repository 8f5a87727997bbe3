import { Button } from '@navikt/ds-react/Button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { askAnew } from '../../../platform/web/ask-anew.ts';
import { ConfirmStep } from '../../../platform/web/parts/ConfirmStep.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { useFocusBetween } from '../../../platform/web/use-focus-between.ts';
import { m } from '../../../platform/web/words.ts';
import type { Permission } from '../contract.ts';
import { type Reader, sentenceOf } from './permission-words.ts';
import { permissionsApi } from './permissions-api.ts';
import { permissionRefusals } from './refusals.ts';

/** Takes it back, or says that one does not need it any more; what it leads to is said first. */
export function TakeBack({ card, reader }: { card: Permission; reader: Reader }) {
  const queryClient = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const [button, means] = [useRef<HTMLButtonElement>(null), useRef<HTMLParagraphElement>(null)];
  useFocusBetween(isAsked, button, means);
  const taking = useMutation(
    permissionsApi.query.takeBack.mutationOptions({
      onSuccess: () => askAnew(queryClient, permissionsApi.query.key()),
    }),
  );
  const label = labels[reader](card.citizenName);
  if (!isAsked)
    return (
      <p>
        <Button
          ref={button}
          size="small"
          variant="tertiary"
          className="permission__take-back"
          aria-label={m.permission_cards_about({ what: label, sentence: sentenceOf(card) })}
          onClick={() => setAsked(true)}
        >
          {label}
        </Button>
      </p>
    );
  return (
    <ConfirmStep
      yes={{
        label,
        busy: taking.isPending,
        onChoose: () => taking.mutate({ roomId: card.roomId, cardId: card.id }),
      }}
      no={{ label: m.permission_cards_let_it_hold(), onChoose: () => setAsked(false) }}
    >
      <p ref={means} tabIndex={-1}>
        {reader === 'beside'
          ? m.permission_cards_take_back_means({ name: card.citizenName })
          : m.permission_cards_need_no_more_means()}
      </p>
      {taking.error && <ErrorMessage error={taking.error} sentences={permissionRefusals} />}
    </ConfirmStep>
  );
}

/** The citizen owes nobody a reason; who stands by it takes it back. */
const labels = {
  citizen: m.permission_cards_need_no_more,
  'for-her': (name: string) => m.permission_cards_need_no_more_of({ name }),
  beside: m.permission_cards_take_back,
} satisfies Record<Reader, (name: string) => string>;
