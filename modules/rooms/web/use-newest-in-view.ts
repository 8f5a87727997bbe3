import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useInView } from './use-in-view.ts';

/**
 * Opens a thread at its newest message and follows it down; somebody who reads further up is told instead of moved,
 * unless the newest is what she has just written herself.
 */
export function useNewestInView(end: RefObject<HTMLElement | null>, newestId: string | undefined, isMine: boolean) {
  const isInView = useInView(end);
  const shown = useRef<string | undefined>(undefined);
  const [hasNewBelow, setNewBelow] = useState(false);
  const goToNewest = useCallback(() => {
    // The page's own end: what stays at the bottom would cover the end of the messages.
    window.scrollTo(0, document.documentElement.scrollHeight);
    setNewBelow(false);
  }, []);
  useEffect(() => {
    if (newestId === undefined || newestId === shown.current) return;
    const isFirst = shown.current === undefined;
    shown.current = newestId;
    if (isFirst || isInView || isMine) goToNewest();
    else setNewBelow(true);
  }, [newestId, isMine, isInView, goToNewest]);
  return { hasNewBelow: hasNewBelow && !isInView, goToNewest };
}
