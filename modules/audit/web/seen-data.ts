import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { zoneOf } from '../../../kernel/zone.ts';
import type { Myself } from '../../people/domain/person.ts';
import { myselfQuery } from '../../people/web/public.tsx';
import { type EntryDay, foldEntries } from '../domain/fold-entries.ts';
import { auditApi } from './audit-api.ts';

export interface Seen {
  myself: Myself | undefined;
  days: EntryDay[] | undefined;
  error: unknown;
  tryAgain: () => void;
  hasOlder: boolean;
  isLoadingOlder: boolean;
  loadOlder: () => void;
}

/** The log, newest first, in all or of one room; `withMine` also shows what I myself did. */
export function useSeen(place: string | undefined, withMine: boolean): Seen {
  const { data: myself } = useQuery(myselfQuery);
  const log = useInfiniteQuery(
    auditApi.query.listEntries.infiniteOptions({
      input: (before: number | undefined) => ({
        ...(place === undefined ? {} : { place }),
        ...(before === undefined ? {} : { before }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (last) => (last.more ? last.entries.at(-1)?.id : undefined),
    }),
  );
  const entries = log.data?.pages.flatMap((page) => page.entries);
  const shown = entries?.filter((entry) => withMine || !entry.who.isMe);
  return {
    myself,
    days: myself === undefined || shown === undefined ? undefined : foldEntries(shown, zoneOf(myself.country)),
    error: log.error,
    tryAgain: () => void log.refetch(),
    hasOlder: log.hasNextPage,
    isLoadingOlder: log.isFetchingNextPage,
    loadOlder: () => void log.fetchNextPage(),
  };
}
