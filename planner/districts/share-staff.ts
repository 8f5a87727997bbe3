import type { ProblemFile } from '../problem/problem-file.ts';

type Spots = ReadonlyMap<string, { x: number; y: number }>;
type Person = ProblemFile['people'][number];

/** How many kilometres (or minutes) one visit of the last weeks weighs: known faces go before short ways. */
const KNOWN_WEIGHT = 1;

/**
 * Which people work in which district: those with most ties to a district first, each to where she has most ties and her minutes are still needed; who has
 * none, to the nearest that still needs most. Each district gets minutes in the measure of its visits.
 *
 * @returns for each district the ids of its people
 */
export function shareStaff(file: ProblemFile, districts: readonly ReadonlySet<string>[], spots: Spots): Set<string>[] {
  const districtOf = new Map(districts.flatMap((citizens, d) => [...citizens].map((id) => [id, d] as const)));
  const need = districts.map(() => 0);
  for (const { citizen, minutes, second } of file.visits)
    need[districtOf.get(citizen) ?? 0] += minutes + (second?.minutes ?? 0);
  const minutes = file.people.map(minutesOf);
  const scale = sum(minutes) / Math.max(1, sum(need));
  const wanted = need.map((one) => one * scale);
  const centres = districts.map((citizens) => centreOf(file, citizens, spots));
  const ties = tiesOf(file, districtOf, districts.length);
  const order = file.people
    .map((_, p) => p)
    .toSorted((one, other) => Math.max(...ties[other]) - Math.max(...ties[one]) || one - other);
  const staff = districts.map(() => new Set<string>());
  for (const p of order) {
    const best = bestOf(wanted, (d) => ties[p][d] * KNOWN_WEIGHT - distance(file.people[p], centres[d], spots));
    wanted[best] -= minutes[p];
    staff[best].add(file.people[p].id);
  }
  return staff;
}

function minutesOf({ shifts }: Person): number {
  return shifts.reduce((total, { from, to }) => total + to - from, 0);
}

function centreOf({ citizens }: ProblemFile, own: ReadonlySet<string>, spots: Spots): { x: number; y: number } {
  const here = citizens.filter(({ id }) => own.has(id)).map(({ place }) => spots.get(place) ?? { x: 0, y: 0 });
  return { x: sum(here.map(({ x }) => x)) / here.length, y: sum(here.map(({ y }) => y)) / here.length };
}

function tiesOf(file: ProblemFile, districtOf: ReadonlyMap<string, number>, count: number): number[][] {
  const at = new Map(file.people.map(({ id }, p) => [id, p]));
  const ties = file.people.map(() => Array.from({ length: count }, () => 0));
  for (const { id, history, wished } of file.citizens) {
    const d = districtOf.get(id) ?? 0;
    for (const person of [...history.map((one) => one.person), ...wished]) ties[at.get(person) ?? 0][d]++;
  }
  for (const { visit, people } of file.frozen) {
    const citizen = file.visits.find(({ id }) => id === visit)?.citizen ?? '';
    // What is frozen decides.
    for (const person of people) ties[at.get(person) ?? 0][districtOf.get(citizen) ?? 0] += file.visits.length;
  }
  return ties;
}

function distance({ shifts }: Person, { x, y }: { x: number; y: number }, spots: Spots): number {
  const from = spots.get(shifts[0]?.start ?? '');
  return from === undefined ? 0 : Math.hypot(from.x - x, from.y - y);
}

/** The best of those that still want somebody; of all, when none does. */
function bestOf(wanted: readonly number[], value: (district: number) => number): number {
  const open = wanted.flatMap((left, d) => (left > 0 ? [d] : []));
  const among = open.length > 0 ? open : wanted.map((_, d) => d);
  return among.reduce((best, d) => (value(d) > value(best) ? d : best), among[0]);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
