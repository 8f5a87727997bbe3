import type { Random } from '../basics/random.ts';
import type { Problem } from '../problem/problem.ts';
import { settleHighestLate } from '../solution/edit.ts';
import { pricePartsOf } from '../solution/price-parts.ts';
import { State } from '../solution/state.ts';
import { Timing } from '../solution/timing.ts';
import { adopt } from './adopt.ts';
import type { Builder } from './builder.ts';
import { placeEach } from './builder.ts';
import { Placing } from './placing.ts';
import { recreateCitizens, recreateVisits } from './recreate.ts';
import type { Taking } from './ruin.ts';
import { ruinCitizens, ruinDay, ruinPeople, settleAfter } from './ruin.ts';

/** Where all ways are nothing, the unit of the temperature. */
const LEAST_UNIT = 0.01;

/** How often what found no place in the first plan is tried again, in another order. */
const FIRST_TRIES = 2;

/** A plan as it can be sent from one thread to another: the chains of all stops. */
export type Chains = { next: Int32Array; total: number };

export type Settings = {
  /** Things taken out in a step, and the longest string. */
  average: number;
  longest: number;
  /** At the beginning and the end, in parts of what the way to a visit costs on average. */
  hot: number;
  cold: number;
  /** How often citizens are taken out with all their visits, and how often whole employees. */
  citizens: number;
  people: number;
};

export const settings: Settings = {
  average: 10,
  longest: 10,
  hot: 2,
  cold: 0.05,
  citizens: 0.3,
  people: 0.01,
};

/** Where each citizen has one person, a single visit can't go to another: nearly every step takes whole citizens, and more often whole employees. */
const settingsOfOne: Settings = { average: 12, longest: 12, hot: 4, cold: 0.02, citizens: 0.9, people: 0.05 };

/** The settings that suit a kind of problem. They were chosen on a few instances of each kind, and are not changed for any single one. */
export function settingsFor({ citizens }: Problem): Settings {
  return citizens.most.every((most) => most === 1) ? settingsOfOne : settings;
}

/**
 * Simulated annealing over ruin and recreate. One step: take something out, put it back, keep the new plan if it is not worse than the temperature allows
 * (accepted when new < old − T·ln u, as in the paper), else take the step back.
 */
export class Annealing {
  readonly state: State;
  readonly #builder: Builder;
  readonly #taking: Taking;
  readonly #settings: Settings;
  readonly #manyDays: boolean;
  /** What the way to a visit costs on average in the first plan: the unit of the temperature. */
  #unit = 1;
  best: Chains;
  steps = 0;

  constructor(problem: Problem, random: Random, chosen: Settings = settingsFor(problem)) {
    const state = new State(problem);
    const timing = new Timing(state);
    this.state = state;
    this.#builder = { state, timing, placing: new Placing(state, timing, random), random };
    this.#taking = { state, random, seeds: freeVisits(problem), unsettled: [] };
    this.#settings = chosen;
    this.#manyDays = problem.citizens.visitsOf.some((own) => own.length > 1);
    this.best = { next: state.next.slice(), total: state.total };
  }

  /** Goes on from this plan. Its own best stays, if it is better. */
  goOnFrom(next: Int32Array): void {
    adopt(this.#builder.state, this.#builder.timing, next);
    if (this.state.total < this.best.total) this.#keepBest();
  }

  /** The first plan: everything that is not in it yet is put in by greedy insertion. */
  build(start?: Int32Array): void {
    const { state } = this.#builder;
    if (start !== undefined) adopt(state, this.#builder.timing, start);
    state.journal.begin();
    const frozen = state.pool.filter((visit) => state.problem.visits.frozen[visit] === 1);
    placeEach(this.#builder, byOpening(state.problem, frozen));
    for (let tries = 0; tries < FIRST_TRIES && state.pool.length > 0; tries++) {
      if (this.#manyDays) recreateCitizens(this.#builder);
      else recreateVisits(this.#builder);
    }
    settleHighestLate(state);
    this.#unit = this.#priceOfWay();
    this.#keepBest();
  }

  /** What the way to a placed visit costs on average: it is near its final size in the first plan already, as lateness is not. */
  #priceOfWay(): number {
    const { state } = this.#builder;
    const placed = state.problem.visits.count - state.pool.length;
    return Math.max(LEAST_UNIT, pricePartsOf(state).travel / Math.max(1, placed));
  }

  /** A number of steps; `done` (0 to 1) says how far the whole search is, and so how cold it is. */
  run(steps: number, done: number): void {
    const { state, random } = this.#builder;
    const { hot, cold } = this.#settings;
    const temperature = this.#unit * hot * (cold / hot) ** done;
    if (state.problem.visits.count === 0) return;
    for (let i = 0; i < steps; i++) {
      const before = state.total;
      state.journal.begin();
      this.#step();
      this.steps++;
      const allowed = before - temperature * Math.log(random.next());
      // A total that is no number (a break that can't be kept) is not below anything.
      if (!(state.total < allowed)) state.journal.takeBack();
      else if (state.total < this.best.total - 1e-7) this.#keepBest();
    }
  }

  #step(): void {
    const { citizens, people } = this.#settings;
    const { random, state, timing } = this.#builder;
    const draw = random.next();
    const since = state.pool.length;
    const wholeCitizens = this.#manyDays && draw < citizens;
    if (draw > 1 - people) ruinPeople(this.#taking);
    else if (wholeCitizens) ruinCitizens(this.#taking, this.#settings);
    else ruinDay(this.#taking, this.#settings);
    settleAfter(this.#taking, timing);
    settleHighestLate(state);
    if (wholeCitizens || (this.#manyDays && draw > 1 - people)) recreateCitizens(this.#builder, since);
    else recreateVisits(this.#builder, since);
    settleHighestLate(state);
  }

  #keepBest(): void {
    this.best.next.set(this.state.next);
    this.best.total = this.state.total;
  }
}

function byOpening({ visits, parts }: Problem, list: readonly number[]): number[] {
  return list.toSorted((one, other) => parts.opens[visits.firstPart[one]] - parts.opens[visits.firstPart[other]]);
}

/** The visits around which something may be taken out: those that are not frozen, or all where all are. */
function freeVisits({ visits }: Problem): Int32Array {
  const all = Int32Array.from({ length: visits.count }, (_, visit) => visit);
  const free = all.filter((visit) => visits.frozen[visit] === 0);
  return free.length === 0 ? all : free;
}
