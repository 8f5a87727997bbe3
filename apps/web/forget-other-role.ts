import type { QueryClient } from '@tanstack/react-query';
import type { Myself } from '../../modules/people/domain/person.ts';
import { myselfQuery } from '../../modules/people/web/public.tsx';

/**
 * What was fetched as one person in one role is never shown to another, nor in another role: the moment the answer to
 * "who am I" changes, also because another window changed it, everything else is forgotten.
 */
export function forgetOtherRole(queryClient: QueryClient): void {
  let before: string | undefined;
  queryClient.getQueryCache().subscribe(() => {
    const myself: Myself | undefined = queryClient.getQueryData(myselfQuery.queryKey);
    if (myself === undefined) return;
    const now = identityOf(myself);
    const changed = before !== undefined && before !== now;
    before = now;
    if (changed) queryClient.removeQueries({ predicate: (query) => query.state.data !== myself });
  });
}

/** One person in one role. */
export function identityOf({ person, acting }: Pick<Myself, 'person' | 'acting'>): string {
  return `${person.id} ${JSON.stringify(acting)}`;
}
