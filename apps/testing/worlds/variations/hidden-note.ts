import fc from 'fast-check';
import { noting } from '../acts/talks.ts';
import { anyStep, type Variation } from '../secret.ts';

/** What somebody writes of a talk that she has had, and has not signed: nobody else's matter. */
export const hiddenNote: Variation = (story) =>
  fc.record({ at: anyStep(story), by: fc.constantFrom('ingrid', 'vera') }).map(({ at, by }) => ({
    tells: `an unsigned note of ${by}`,
    at,
    acts: [noting({ by, room: 'main', key: by === 'ingrid' ? 'main' : 'veras', words: 'hemmelig notat' })],
    isHiddenFrom: (name) => name !== by,
  }));
