import { type RefObject, useEffect } from 'react';

/** Calls when Escape is pressed anywhere inside a place on the page. */
export function useEscape(place: RefObject<HTMLElement | null>, onEscape: () => void): void {
  useEffect(() => {
    const inside = place.current;
    const listen = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') onEscape();
    };
    inside?.addEventListener('keydown', listen);
    return () => inside?.removeEventListener('keydown', listen);
  }, [place, onEscape]);
}
