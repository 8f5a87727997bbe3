import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { askAnew } from '../../../../platform/web/ask-anew.ts';
import { consentApi } from '../../../consent/web/public.tsx';
import { myselfQuery, peopleApi } from '../../../people/web/public.tsx';
import { roomsApi } from '../rooms-api.ts';

export function useRoom(roomId: string) {
  return useQuery(roomsApi.query.getRoom.queryOptions({ input: { roomId } }));
}

export function useMyself() {
  return useQuery(myselfQuery).data;
}

export function useOrganisations(enabled: boolean) {
  return useQuery(peopleApi.query.listOrganisations.queryOptions({ enabled, staleTime: Number.POSITIVE_INFINITY }));
}

/** What I have changed myself is fetched anew at once, without waiting for the hint. */
export function useRefresh(): () => Promise<void> {
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all([roomsApi.query.key(), consentApi.query.key()].map((queryKey) => askAnew(queryClient, queryKey)));
  };
}

/** A text once the person has paused: not every letter is a question, and each question is traced. */
export function usePaused(text: string, ms = 350): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), ms);
    return () => clearTimeout(timer);
  }, [text, ms]);
  return paused;
}
