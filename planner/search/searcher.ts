import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { randomFrom } from '../basics/random.ts';
import type { Problem } from '../problem/problem.ts';
import type { Chains } from './anneal.ts';
import { Annealing } from './anneal.ts';
import type { Round } from './round.ts';
import { runRound } from './round.ts';

/** What the best plan of a searcher is after a round, and how many steps it has done in all. */
export type Found = Chains & { steps: number };

/** Somebody who searches, round by round, here or in a thread of its own. */
export type Searcher = {
  /** The first plan, from `start` if there is one. */
  begin(start?: Int32Array): Promise<Found>;
  /** One round more, from `next` if another's plan is better. */
  go(round: Round, next?: Int32Array): Promise<Found>;
  stop(): void;
};

export type Opening = { problem: Problem; seed: number };
export type Order = { begin: true; start?: Int32Array } | { round: Round; next?: Int32Array };

/** Searches in this thread, which hears of nothing else during a round; between two it listens. */
export function searchHere(problem: Problem, seed: number): Searcher {
  const annealing = new Annealing(problem, randomFrom(seed));
  const ask = async (order: Order): Promise<Found> => {
    await setImmediate();
    return answer(annealing, order);
  };
  return {
    begin: (start) => ask(start === undefined ? { begin: true } : { begin: true, start }),
    go: (round, next) => ask(next === undefined ? { round } : { round, next }),
    stop: () => undefined,
  };
}

/** Carries out one order. */
export function answer(annealing: Annealing, order: Order): Found {
  if ('begin' in order) annealing.build(order.start);
  else {
    if (order.next !== undefined) annealing.goOnFrom(order.next);
    runRound(annealing, order.round);
  }
  return { next: annealing.best.next.slice(), total: annealing.best.total, steps: annealing.steps };
}

/** Searches in a thread of its own; the travel matrix lies in memory that both read. */
export function searchInThread(problem: Problem, seed: number): Searcher {
  const worker = new Worker(new URL('./search-thread.ts', import.meta.url));
  worker.postMessage({ problem, seed } satisfies Opening);
  let waiting: PromiseWithResolvers<Found> | undefined;
  worker.on('message', (found: Found) => waiting?.resolve(found));
  worker.on('error', (fault) => waiting?.reject(fault));
  const ask = (order: Order): Promise<Found> => {
    waiting = Promise.withResolvers<Found>();
    worker.postMessage(order);
    return waiting.promise;
  };
  return {
    begin: (start) => ask(start === undefined ? { begin: true } : { begin: true, start }),
    go: (round, next) => ask(next === undefined ? { round } : { round, next }),
    stop: () => void worker.terminate(),
  };
}
