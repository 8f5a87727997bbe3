import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RoomId, ThreadId } from '../../../kernel/ids.ts';
import { myselfQuery } from '../../people/web/public.tsx';
import { type Draft, keptDraft } from './kept-draft.ts';
import { roomsApi } from './rooms-api.ts';

const empty: Draft = { subject: '', body: '' };
const restMs = 800;

/** What I am writing in this place: found again on any device, saved when the fingers rest and when I go. */
export function useDraft(roomId: RoomId, threadId: ThreadId) {
  const found = useQuery(
    roomsApi.query.findDraft.queryOptions({
      input: { roomId, threadId },
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
      refetchOnReconnect: false,
    }),
  );
  const personId = useQuery(myselfQuery).data?.person.id ?? '';
  const kept = useMemo(() => keptDraft(personId, roomId, threadId), [personId, roomId, threadId]);
  const [own, setOwn] = useState(kept.find);
  const unsaved = useRef<Draft>(undefined);
  const save = useCallback(() => {
    const draft = unsaved.current;
    unsaved.current = undefined;
    if (draft === undefined) return;
    // Not said when it fails: the words stand here and in this tab, and the next stroke saves them again.
    const saved = roomsApi.client.saveDraft({ roomId, threadId, draft });
    saved.then(() => kept.forget(draft)).catch(() => undefined);
  }, [roomId, threadId, kept]);

  useEffect(() => {
    if (own === undefined) return undefined;
    unsaved.current = own;
    kept.keep(own);
    const timer = setTimeout(save, restMs);
    return () => clearTimeout(timer);
  }, [own, save, kept]);
  useEffect(() => {
    window.addEventListener('pagehide', save);
    return () => {
      window.removeEventListener('pagehide', save);
      save();
    };
  }, [save]);

  return { draft: own ?? found.data ?? empty, setDraft: setOwn, forgetDraft: useCallback(() => setOwn(empty), []) };
}
