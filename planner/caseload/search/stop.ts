import type { Random } from '../../basics/random.ts';

/** What a search may use: the same numbers give the same answer, unless time ends it. */
export type Effort = {
  readonly random: Random;
  /** Moves of one annealing. */
  readonly moves: number;
  /** Models with more pairs than this are left to annealing and the bound. */
  readonly exactPairs: number;
  readonly clock: Clock;
};

/** A limit of time that says whether it ended anything. */
export type Clock = {
  readonly secondsLeft: () => number | undefined;
  readonly outOfTime: () => boolean;
  /** true once something was cut short by it. */
  readonly cut: () => boolean;
};

/** @param seconds nothing: no limit, and the same bytes each time */
export function clockOf(seconds: number | undefined, now: () => number): Clock {
  const end = seconds === undefined ? undefined : now() + seconds * 1000;
  let cut = false;
  const outOfTime = () => {
    if (end === undefined || now() < end) return false;
    cut = true;
    return true;
  };
  return {
    secondsLeft: () => (outOfTime() || end === undefined ? (end === undefined ? undefined : 0) : (end - now()) / 1000),
    outOfTime,
    cut: () => cut,
  };
}
