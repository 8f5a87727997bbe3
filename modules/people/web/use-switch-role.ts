import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { WantedActing } from '../domain/acting.ts';
import type { ActingChoice } from '../domain/person.ts';
import { myselfQuery, peopleApi } from './people-api.ts';

/** Acts in another of one's own roles: nothing of the former one stays, and one begins at home. */
export function useSwitchRole() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation(
    peopleApi.query.switchRole.mutationOptions({
      onSuccess: async (myself) => {
        queryClient.setQueryData(myselfQuery.queryKey, myself);
        await navigate({ to: '/' });
      },
    }),
  );
}

export function wantedOf(choice: ActingChoice): WantedActing {
  switch (choice.kind) {
    case 'citizen':
      return { kind: 'citizen' };
    case 'practitioner':
      return { kind: 'practitioner', roleId: choice.role.id };
    case 'related-person':
      return { kind: 'related-person', relatedPersonId: choice.relatedPersonId };
  }
}

export function isSameChoice(a: ActingChoice, b: ActingChoice): boolean {
  return JSON.stringify(wantedOf(a)) === JSON.stringify(wantedOf(b));
}
