import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { zoneOf } from '../../../kernel/zone.ts';
import type { Myself } from '../../people/domain/person.ts';
import { myselfQuery } from '../../people/web/public.tsx';
import type { AuditEntry } from '../domain/audit-entry.ts';
import { type EntryDay, foldEntries } from '../domain/fold-entries.ts';
import { auditApi } from './audit-api.ts';

/** As much of the log as has been fetched. */
export interface SeenLog {
  days: EntryDay[];
  /** How many entries have been fetched, my own among them, and the moment of the oldest. */
  count: number;
  oldest: AuditEntry['at'] | undefined;
  /** How many of them are my own, shown or not. */
  mine: number;
}

export interface Seen {
  myself: Myself | undefined;
  log: SeenLog | undefined;
  error: unknown;
  tryAgain: () => void;
  hasOlder: boolean;
  isLoadingOlder: boolean;
  loadOlder: () => void;
}

/** The log, newest first, in all or of one room; `withMine` also shows what I myself did. */
export function useSeen(place: string | undefined, withMine: boolean): Seen {
  const { data: myself } = useQuery(myselfQuery);
  const query = useInfiniteQuery(
    auditApi.query.listEntries.infiniteOptions({
      input: (before: number | undefined) => ({
        ...(place === undefined ? {} : { place }),
        ...(before === undefined ? {} : { before }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (last) => (last.more ? last.entries.at(-1)?.id : undefined),
    }),
  );
  const entries = query.data?.pages.flatMap((page) => page.entries);
  return {
    myself,
    log: myself === undefined || entries === undefined ? undefined : toLog(entries, myself, withMine),
    error: query.error,
    tryAgain: () => void query.refetch(),
    hasOlder: query.hasNextPage,
    isLoadingOlder: query.isFetchingNextPage,
    loadOlder: () => void query.fetchNextPage(),
  };
}

function toLog(entries: readonly AuditEntry[], { country }: Myself, withMine: boolean): SeenLog {
  const others = entries.filter(({ who }) => !who.isMe);
  return {
    days: foldEntries(withMine ? entries : others, zoneOf(country)),
    count: entries.length,
    oldest: entries.at(-1)?.at,
    mine: entries.length - others.length,
  };
}
