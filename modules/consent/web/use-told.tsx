import { type ReactNode, useState } from 'react';
import { m } from '../../../platform/web/words.ts';
import type { ToldBy } from '../domain/consent-action.ts';
import { type Told, ToldByChoice } from './ToldByChoice.tsx';

export interface HowTold {
  /** Asks how the citizen told it; nothing when she decides herself. */
  field: ReactNode;
  /** Goes on with how it was told; where that is still to be said, asks for it instead. */
  whenTold(goOn: (toldBy: ToldBy) => void): void;
}

/** Whoever writes down what the citizen (by her first name) told says how it was told, before anything is decided. */
export function useTold(citizen: string | undefined): HowTold {
  const [told, setTold] = useState<Told>();
  const [missing, setMissing] = useState(false);
  if (citizen === undefined) return { field: undefined, whenTold: (goOn) => goOn('electronic-id') };
  return {
    field: (
      <ToldByChoice
        legend={m.consent_told_legend({ citizen })}
        value={told}
        onChange={setTold}
        error={missing && told === undefined ? m.consent_told_needed() : undefined}
      />
    ),
    whenTold: (goOn) => (told === undefined ? setMissing(true) : goOn(told)),
  };
}
