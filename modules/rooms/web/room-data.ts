import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Country } from '../../../kernel/country.ts';
import type { OrganisationId, RoomId, ThreadId } from '../../../kernel/ids.ts';
import { troubleOf } from '../../../platform/web/refusal.ts';
import { myselfQuery } from '../../people/web/public.tsx';
import { sameId } from './address-id.ts';
import { forgetRoom, lookAgain, roomsApi } from './rooms-api.ts';

/** Never asked: the question rests until there is somebody. */
const nobody = sameId<OrganisationId>('00000000-0000-4000-8000-000000000000');

/** A room as I may see it. `gone` when it is no longer mine to see, also when it was a moment ago. */
export function useRoom(roomId: RoomId) {
  const { data, error, refetch } = useQuery(roomsApi.query.getRoom.queryOptions({ input: { roomId } }));
  const gone = error !== null && troubleOf(error) === 'not-found';
  useEffect(() => {
    // What was fetched before goes too: nothing of it may come back by the browser's "back".
    if (gone && data !== undefined) void forgetRoom(roomId);
  }, [gone, data, roomId]);
  return { room: gone ? undefined : data, gone, error, refetch };
}

/** The messages of one thread, oldest first, with a way to the page before. */
export function useMessages(roomId: RoomId, threadId: ThreadId) {
  const query = useInfiniteQuery(
    roomsApi.query.listMessages.infiniteOptions({
      input: (before: number | undefined) => ({ roomId, threadId, ...(before === undefined ? {} : { before }) }),
      initialPageParam: undefined,
      getNextPageParam: (last) => (last.more ? last.messages[0]?.seq : undefined),
    }),
  );
  const messages = (query.data?.pages ?? []).toReversed().flatMap((page) => page.messages);
  return { ...query, messages };
}

/** What the organisation promises, step by step; nothing while nobody in particular is asked. */
export function usePromises(organisationId: OrganisationId | undefined) {
  const { data } = useQuery({
    ...roomsApi.query.listPromises.queryOptions({ input: { organisationId: organisationId ?? nobody } }),
    enabled: organisationId !== undefined,
    // It may be changed while the page is open; what is read when one begins to write should be what is promised.
    staleTime: 60_000,
  });
  return data ?? [];
}

export function useMyCountry(): Country {
  const { data } = useQuery(myselfQuery);
  return data?.country ?? 'NO';
}

/** One step in a room; afterwards the room is looked at again before the step counts as done. */
export function useSteps(roomId: RoomId) {
  const onSuccess = () => lookAgain(roomId);
  return {
    promiseAnswer: useMutation(roomsApi.query.promiseAnswer.mutationOptions({ onSuccess })),
    resolveThread: useMutation(roomsApi.query.resolveThread.mutationOptions({ onSuccess })),
    acceptRules: useMutation(roomsApi.query.acceptRules.mutationOptions({ onSuccess })),
    join: useMutation(roomsApi.query.join.mutationOptions({ onSuccess })),
  };
}
