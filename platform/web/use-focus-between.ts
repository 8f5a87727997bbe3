import { type RefObject, useEffect, useRef } from 'react';

/** Of a button that opens something in its own place: the focus goes with what is shown, and comes back to the button. */
export function useFocusBetween(
  isOpen: boolean,
  button: RefObject<HTMLElement | null>,
  shown: RefObject<HTMLElement | null>,
): void {
  const was = useRef(isOpen);
  useEffect(() => {
    if (was.current !== isOpen) (isOpen ? shown : button).current?.focus();
    was.current = isOpen;
  }, [isOpen, button, shown]);
}
