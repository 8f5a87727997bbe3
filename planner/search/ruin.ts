import type { Random } from '../basics/random.ts';
import { takeOut } from '../solution/edit.ts';
import type { State } from '../solution/state.ts';
import type { Timing } from '../solution/timing.ts';

/**
 * Slack induction by string removals (Christiaens & Vanden Berghe, "Slack Induction by String Removals for Vehicle Routing Problems", Transportation
 * Science 54(2), 2020): near the same place, a string of neighbouring stops is taken out of each of a few routes, so that there is room in all of them at
 * once. Their parameters: about ten things in a step, strings of at most ten, half of them split in two.
 */
export type RuinSize = { average: number; longest: number };

const FEWEST_CITIZENS = 1.5;
const MOST_VISITS = 40;

const MOST_PEOPLE = 3;

const SPLIT = 0.5;
const KEEP_LONGER = 0.99;

/** `seeds`: the visits around which something may be taken out. */
export type Taking = { state: State; random: Random; seeds: Int32Array; unsettled: number[] };

/** Takes out strings of visits on one day, around one visit. */
export function ruinDay(taking: Taking, size: RuinSize): void {
  const { state, random, seeds } = taking;
  const { visits, citizens } = state.problem;
  const seed = seeds[random.below(seeds.length)];
  const day = visits.day[seed];
  const { length, routes } = drawn(taking, size, averageLength(state, state.problem.shifts.ofDay[day]));
  const ruined = new Set<number>();
  for (const citizen of citizens.near[visits.citizen[seed]]) {
    if (ruined.size >= routes) return;
    for (const visit of citizens.visitsOf[citizen]) {
      if (visits.day[visit] !== day || !state.isPlaced(visit)) continue;
      const r = state.shift[visits.firstPart[visit]];
      if (ruined.has(r)) continue;
      ruined.add(r);
      for (const other of stringAround(taking, visit, length)) take(taking, other);
      break;
    }
  }
}

/** Takes out citizens with all their visits: the strings are those of one of their days. */
export function ruinCitizens(taking: Taking, size: RuinSize): void {
  const { state, random, seeds } = taking;
  const { visits, citizens, shifts } = state.problem;
  const seed = visits.citizen[seeds[random.below(seeds.length)]];
  const all = Int32Array.from({ length: Math.min(shifts.count, 60) }, () => random.below(shifts.count));
  const each = Math.max(1, visits.count / citizens.count);
  // A step of many visits is a slow one: of citizens with many visits fewer are taken out.
  const average = Math.max(FEWEST_CITIZENS, Math.min(size.average, MOST_VISITS / each));
  const { length, routes } = drawn(taking, { ...size, average }, Math.min(average, averageLength(state, all)));
  const ruined = new Set<number>();
  for (const citizen of citizens.near[seed]) {
    if (ruined.size >= routes) return;
    const own = citizens.visitsOf[citizen];
    if (own.length === 0) continue;
    const visit = own[random.below(own.length)];
    if (!state.isPlaced(visit)) continue;
    const person = shifts.person[state.shift[visits.firstPart[visit]]];
    if (ruined.has(person)) continue;
    ruined.add(person);
    for (const other of stringAround(taking, visit, length)) takeCitizen(taking, visits.citizen[other]);
  }
}

/** Takes out all that one, two or three people do who meet near the same place: a team changes by whole people now and then. */
export function ruinPeople(taking: Taking): void {
  const { state, random, seeds } = taking;
  const { visits, citizens, shifts, people } = state.problem;
  const chosen = new Set<number>();
  const many = 1 + random.below(MOST_PEOPLE);
  for (const citizen of citizens.near[visits.citizen[seeds[random.below(seeds.length)]]]) {
    const own = citizens.visitsOf[citizen];
    if (own.length === 0) continue;
    const visit = own[random.below(own.length)];
    if (state.isPlaced(visit)) chosen.add(shifts.person[state.shift[visits.firstPart[visit]]]);
    if (chosen.size === many) break;
  }
  for (const person of chosen) {
    const parts: number[] = [];
    for (let day = 0; day < state.problem.days; day++) {
      for (const r of people.shiftsOf[person * state.problem.days + day]) {
        for (let stop = state.next[state.firstStop(r)]; stop !== state.lastStop(r); stop = state.next[stop])
          parts.push(stop);
      }
    }
    for (const part of parts) take(taking, state.problem.parts.visit[part]);
  }
}

/** Settles the times of all from whom something was taken. */
export function settleAfter({ unsettled }: Taking, timing: Timing): void {
  timing.settle(unsettled);
  unsettled.length = 0;
}

function drawn({ random }: Taking, size: RuinSize, average: number): { length: number; routes: number } {
  const length = Math.max(1, Math.min(size.longest, average));
  const most = (4 * size.average) / (1 + length) - 1;
  return { length, routes: Math.max(1, Math.floor(1 + random.next() * most)) };
}

function averageLength({ count }: State, shifts: Int32Array): number {
  let parts = 0;
  let used = 0;
  for (const r of shifts) {
    parts += count[r];
    if (count[r] > 0) used++;
  }
  return used === 0 ? 1 : parts / used;
}

/** Visits that follow one another in a shift, the given one among them; of a split string a stretch in the middle stays. */
function stringAround({ state, random }: Taking, visit: number, longest: number): number[] {
  const { visits, parts } = state.problem;
  const part = visits.firstPart[visit];
  const r = state.shift[part];
  const route: number[] = [];
  for (let stop = state.next[state.firstStop(r)]; stop !== state.lastStop(r); stop = state.next[stop]) route.push(stop);
  const length = Math.floor(1 + random.next() * Math.min(route.length, longest));
  let kept = 0;
  if (length > 1 && length < route.length && random.next() < SPLIT) {
    kept = 1;
    while (length + kept < route.length && random.next() > KEEP_LONGER) kept++;
  }
  const at = route.indexOf(part);
  const lowest = Math.max(0, at - (length + kept) + 1);
  const highest = Math.min(at, route.length - length - kept);
  const from = lowest + random.below(highest - lowest + 1);
  const string = route.slice(from, from + length + kept);
  if (kept > 0) string.splice(1 + random.below(length - 1), kept);
  return string.map((stop) => parts.visit[stop]);
}

function takeCitizen(taking: Taking, citizen: number): void {
  for (const visit of taking.state.problem.citizens.visitsOf[citizen]) take(taking, visit);
}

function take({ state, unsettled }: Taking, visit: number): void {
  if (!state.isPlaced(visit) || state.problem.visits.frozen[visit] === 1) return;
  takeOut(state, visit, unsettled);
  state.pool.push(visit);
}
