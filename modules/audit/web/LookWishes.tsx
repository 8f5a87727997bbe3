import { Checkbox } from '@navikt/ds-react/Checkbox';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import type { LookWish } from '../domain/look-wish.ts';
import { auditApi } from './audit-api.ts';

const sentences: Readonly<Record<keyof LookWish, () => string>> = {
  emergency: m.audit_wish_emergency,
  newOrganisation: m.audit_wish_new_organisation,
  anyLook: m.audit_wish_any_look,
};
const wishes = ['emergency', 'newOrganisation', 'anyLook'] as const satisfies readonly (keyof LookWish)[];

/** Of which looks one is told; each is saved as it is chosen. */
export function LookWishes() {
  const queryClient = useQueryClient();
  const query = auditApi.query.getWish.queryOptions();
  const { data: wish } = useQuery(query);
  const { mutate, isPending, isSuccess, error } = useMutation(
    auditApi.query.setWish.mutationOptions({ onSuccess: (saved) => queryClient.setQueryData(query.queryKey, saved) }),
  );
  if (wish === undefined) return null;
  return (
    <Section title={m.audit_wish_title()}>
      <div>
        {wishes.map((one) => (
          <Checkbox
            key={one}
            checked={wish[one]}
            disabled={isPending}
            onChange={(event) => mutate({ ...wish, [one]: event.target.checked })}
          >
            {sentences[one]()}
          </Checkbox>
        ))}
      </div>
      {error !== null && <ErrorMessage error={error} />}
      <p className="ti-quiet">{m.audit_wish_lead()}</p>
      <p role="status">{isSuccess && m.audit_wish_saved()}</p>
    </Section>
  );
}
