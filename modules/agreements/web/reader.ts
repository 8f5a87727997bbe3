import { useQuery } from '@tanstack/react-query';
import type { Myself } from '../../people/domain/person.ts';
import { myselfQuery } from '../../people/web/public.tsx';

/** Who reads: the citizen herself, who decides for a child, whoever works here, or somebody close. */
export interface Reader {
  as: 'citizen' | 'for-her' | 'worker' | 'close';
  roleId: string | null;
}

export function readerOf(acting: Myself['acting'] | undefined): Reader {
  if (acting?.kind === 'practitioner') return { as: 'worker', roleId: acting.role.id };
  if (acting?.kind !== 'related-person') return { as: 'citizen', roleId: null };
  return { as: acting.relation === 'guardian' ? 'for-her' : 'close', roleId: null };
}

export const useReader = (): Reader => readerOf(useQuery(myselfQuery).data?.acting);
