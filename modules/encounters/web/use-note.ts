import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { keptDraft } from '../../rooms/web/public.tsx';
import type { MyTalk } from '../contract.ts';
import type { NoteWords } from '../domain/encounter.ts';
import { encountersApi } from './encounters-api.ts';

const restMs = 800;

/**
 * What I am writing of a talk: found again on any device, saved when the fingers rest and when I go; kept in this tab until
 * the server has it.
 */
export function useNote({ id, roomId, kind, draft, notes }: MyTalk, personId: string) {
  const kept = useMemo(() => keptDraft(personId, roomId, id), [personId, roomId, id]);
  const [own, setOwn] = useState<NoteWords>();
  const [found] = useState((): NoteWords => {
    const before = draft ?? notes[0] ?? { kind, talked: '', agreed: '' };
    const words = { kind: before.kind, talked: before.talked, agreed: before.agreed };
    const inTab = kept.find();
    return inTab === undefined ? words : { ...words, talked: inTab.body, agreed: inTab.subject };
  });
  const unsaved = useRef<NoteWords>(undefined);
  const [isSaved, setSaved] = useState(false);
  const save = useCallback(() => {
    const words = unsaved.current;
    unsaved.current = undefined;
    if (words === undefined) return;
    // Not said when it fails: the words stand here and in this tab, and the next stroke saves them again.
    const saved = encountersApi.client.saveDraft({ encounterId: id, draft: words });
    saved
      .then(() => {
        kept.forget({ subject: words.agreed, body: words.talked });
        setSaved(true);
      })
      .catch(() => undefined);
  }, [id, kept]);
  useEffect(() => {
    if (own === undefined) return undefined;
    unsaved.current = own;
    kept.keep({ subject: own.agreed, body: own.talked });
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
  /** While it is signed, no draft is saved beside it; the words stay in this tab until it is. */
  const hold = useCallback(() => {
    unsaved.current = undefined;
  }, []);
  const forget = useCallback((words: NoteWords) => kept.forget({ subject: words.agreed, body: words.talked }), [kept]);
  const setNote = useCallback((words: NoteWords) => {
    setSaved(false);
    setOwn(words);
  }, []);
  return { note: own ?? found, setNote, isSaved, hold, forget };
}
