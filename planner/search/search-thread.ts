import { parentPort } from 'node:worker_threads';
import { randomFrom } from '../basics/random.ts';
import { Annealing } from './anneal.ts';
import type { Opening, Order } from './searcher.ts';
import { answer } from './searcher.ts';

// Started by `searchInThread` alone: first it is told the problem, then what to do.
parentPort?.once('message', ({ problem, seed }: Opening) => {
  const annealing = new Annealing(problem, randomFrom(seed));
  parentPort?.on('message', (order: Order) => parentPort?.postMessage(answer(annealing, order)));
});
