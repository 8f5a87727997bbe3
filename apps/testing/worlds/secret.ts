import fc from 'fast-check';
import type { Act } from './act.ts';
import type { Name } from './cast.ts';
import type { History } from './history.ts';
import type { Story } from './story.ts';

/** Something that is so in one of two worlds only, and who by the rules must not be able to tell. */
export interface Secret {
  tells: string;
  /** After which step of the story it happens; or, when `instead` is set, in place of that step's act. */
  at: number;
  instead?: boolean;
  acts: readonly Act[];
  isHiddenFrom(name: Name, where: Where): boolean;
}

/** The story as it went in the world without secrets. */
export interface Where {
  history: History;
  /** The step at which everything is looked at. */
  end: number;
  /** Whether the act of a step was done. */
  isDone(step: number): boolean;
}

/** Draws one kind of secret for a story. */
export type Variation = (story: Story) => fc.Arbitrary<Secret>;

/** A step of the story after the room has been opened. */
export const anyStep = (story: Story): fc.Arbitrary<number> => fc.integer({ min: 1, max: story.acts.length - 1 });
