import fc from 'fast-check';
import { sending } from '../act.ts';
import { anyStep, type Variation } from '../secret.ts';

/** A message of the story in other words, and with another subject; longer or shorter. */
export const otherWords: Variation = (story) =>
  fc.record({ at: anyStep(story), length: fc.integer({ min: 1, max: 60 }) }).map(({ at, length }) => {
    const said = story.acts[at]?.said;
    return {
      tells: `other words in step ${at}`,
      at,
      instead: true,
      acts: said === undefined ? [] : [sending({ ...said, words: 'x'.repeat(length) })],
      isHiddenFrom: (name, { history, end }) => said !== undefined && history.hidesWords('main', name, at, end),
    };
  });
