import { type RefObject, useEffect } from 'react';

/** Closes an open `details` on Escape, and when the focus goes elsewhere. */
export function useClosingMenu(place: RefObject<HTMLDetailsElement | null>): void {
  useEffect(() => {
    const menu = place.current;
    if (menu === null) return undefined;
    const onKeyDown = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape' || !menu.open) return;
      menu.open = false;
      menu.querySelector('summary')?.focus();
    };
    const onFocusOut = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) menu.open = false;
    };
    menu.addEventListener('keydown', onKeyDown);
    menu.addEventListener('focusout', onFocusOut);
    return () => {
      menu.removeEventListener('keydown', onKeyDown);
      menu.removeEventListener('focusout', onFocusOut);
    };
  }, [place]);
}
