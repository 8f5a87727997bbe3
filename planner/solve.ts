import type { Problem } from './problem/problem.ts';
import type { Round } from './search/round.ts';
import type { Found, Searcher } from './search/searcher.ts';
import { searchHere, searchInThread } from './search/searcher.ts';
import type { Stop } from './search/stop.ts';
import { roundsOf } from './search/stop.ts';
import { State } from './solution/state.ts';

/** Where a search is: the seconds since it began, the steps of all threads, the price of the best plan. */
export type Progress = { seconds: number; steps: number; total: number };

export type Options = {
  /** The same seed, the same `stop.steps` and as many threads give the same plan. */
  seed: number;
  stop: Stop;
  /** Two by default. One searches in the calling thread. */
  threads?: number;
  /** A plan to begin with, as chains (`Solved.next` of an earlier one); the answer is never worse than it. */
  start?: Int32Array;
  onProgress?: (progress: Progress) => void;
};

/** The best plan that was found, as chains: `next[stop]` is what follows each stop. */
export type Solved = { next: Int32Array; total: number; steps: number; seconds: number };

/** After how many rounds a searcher that has fallen behind goes on from the best plan of all. */
const EXCHANGE = 4;

/**
 * Plans: a first plan, then better ones, round by round, until it is time to stop. Every few rounds the searchers go on from the best that one of them has.
 *
 * @returns the best plan seen; also when it is stopped in the middle
 */
export async function solve(problem: Problem, options: Options): Promise<Solved> {
  const { seed, stop, threads = 2, start, onProgress } = options;
  const began = performance.now();
  const passed = (): number => (performance.now() - began) / 1_000;
  const searchers = Array.from({ length: threads }, (_, i) =>
    threads === 1 ? searchHere(problem, seed) : searchInThread(problem, seed + i * SEED_STEP),
  );
  const aborted = whenAborted(stop.signal);
  const best: Solved = { next: nothingPlaced(problem), total: Infinity, steps: 0, seconds: 0 };
  try {
    let found = await Promise.race([Promise.all(searchers.map((one) => one.begin(start))), aborted.promise]);
    const rounds = roundsOf(stop);
    for (let round = 0; found !== undefined; round++) {
      keepBest(best, found);
      best.seconds = passed();
      onProgress?.({ seconds: best.seconds, steps: best.steps, total: best.total });
      if (round === rounds || isOver(stop, best)) break;
      const next = roundAt(stop, { round, rounds, threads, passed: passed() });
      found = await Promise.race([Promise.all(goOn(searchers, next, { round, best, found })), aborted.promise]);
    }
  } finally {
    aborted.forget();
    for (const one of searchers) one.stop();
  }
  return best;
}

const SEED_STEP = 7_919;

function keepBest(best: Solved, found: readonly Found[]): void {
  for (const { next, total } of found) {
    if (total < best.total) Object.assign(best, { next, total });
  }
  best.steps = found.reduce((sum, { steps }) => sum + steps, 0);
}

type At = { round: number; best: Solved; found: readonly Found[] };

function goOn(searchers: readonly Searcher[], next: Round, { round, best, found }: At): Promise<Found>[] {
  const exchange = round > 0 && round % EXCHANGE === 0;
  return searchers.map((one, i) => one.go(next, exchange && found[i].total > best.total ? best.next : undefined));
}

function isOver({ target, seconds, signal }: Stop, best: Solved): boolean {
  if (signal?.aborted === true || (target !== undefined && best.total <= target)) return true;
  return seconds !== undefined && best.seconds >= seconds;
}

type Where = { round: number; rounds: number; threads: number; passed: number };

/** The steps of a round are the same whatever the machine; its time is what is left, shared by the rounds that are left. */
function roundAt(stop: Stop, { round, rounds, threads, passed }: Where): Round {
  if (stop.steps !== undefined) {
    const steps = Math.ceil(stop.steps / threads / rounds);
    return { from: round / rounds, to: (round + 1) / rounds, steps };
  }
  const seconds = stop.seconds ?? 0;
  const left = Math.max(0, seconds - passed);
  const milliseconds = (left * 1_000) / (rounds - round);
  const from = Math.min(1, passed / seconds);
  return { from, to: from + (1 - from) / (rounds - round), milliseconds };
}

function nothingPlaced(problem: Problem): Int32Array {
  return new State(problem).next.slice();
}

function whenAborted(signal: AbortSignal | undefined): { promise: Promise<undefined>; forget: () => void } {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const abort = (): void => resolve(undefined);
  signal?.addEventListener('abort', abort);
  return { promise, forget: () => signal?.removeEventListener('abort', abort) };
}
