import { useMemo, useState } from 'react';
import { findPersonHere } from '../outbox/person-outbox.ts';
import { keptAct } from './kept-act.ts';

/** An act on this page that may ask for a fresh electronic ID. */
export interface FreshAct<Input> {
  /** What one was about to do before going to the electronic ID: to be shown as it was, and done with one tap. */
  kept: Input | undefined;
  keep(input: Input): void;
  forget(): void;
}

/** `name` tells it from the other acts of the page. */
export function useFreshAct<Input>(name: string): FreshAct<Input> {
  const store = useMemo(() => keptAct<Input>(findPersonHere() ?? '', name), [name]);
  const [kept, setKept] = useState(() => store.find());
  return {
    kept,
    keep: store.keep,
    forget: () => {
      store.forget();
      setKept(undefined);
    },
  };
}
