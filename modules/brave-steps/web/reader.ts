import { useQuery } from '@tanstack/react-query';
import { myselfQuery } from '../../people/web/public.tsx';

/** Whose side reads: the citizen's own, also where somebody decides for her; or one of those around her. */
export interface Reader {
  isMine: boolean;
  works: boolean;
}

export function useReader(): Reader {
  const acting = useQuery(myselfQuery).data?.acting;
  const decidesForHer = acting?.kind === 'related-person' && acting.relation === 'guardian';
  return { isMine: acting?.kind === 'citizen' || decidesForHer, works: acting?.kind === 'practitioner' };
}
