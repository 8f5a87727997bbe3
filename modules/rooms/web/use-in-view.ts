import { type RefObject, useEffect, useState } from 'react';

/** What stays at the bottom of the page covers about this much of it. */
const covered = '0px 0px -120px 0px';

/** Whether a place on the page is in view, on a page that is being looked at. */
export function useInView(place: RefObject<HTMLElement | null>): boolean {
  const [isInView, setInView] = useState(false);
  const isLookedAt = useIsLookedAt();
  useEffect(() => {
    if (place.current === null) return undefined;
    const observer = new IntersectionObserver(([entry]) => setInView(entry?.isIntersecting === true), {
      rootMargin: covered,
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [place]);
  return isInView && isLookedAt;
}

function useIsLookedAt(): boolean {
  const [isLookedAt, set] = useState(() => document.visibilityState === 'visible');
  useEffect(() => {
    const look = () => set(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return isLookedAt;
}
