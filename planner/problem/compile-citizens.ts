import type { Numbering } from './numbering.ts';
import type { CitizensOfProblem } from './problem.ts';
import type { ProblemFile } from './problem-file.ts';

const ANY_NUMBER = 2_147_483_647;
/** How many neighbours of a citizen the search knows: more are never taken out together. */
const NEIGHBOURS = 200;

/** The citizens: what they wish, which visits are theirs, and who lives near whom. */
export function citizensOf(
  file: ProblemFile,
  numbers: Numbering,
  { travel, places }: { travel: Float64Array; places: number },
): CitizensOfProblem {
  const visitsOf: number[][] = file.citizens.map(() => []);
  file.visits.forEach(({ citizen }, v) => void visitsOf[numbers.citizen(citizen)].push(v));
  const at = file.citizens.map(({ place }) => numbers.place(place));
  return {
    count: file.citizens.length,
    ids: file.citizens.map(({ id }) => id),
    target: Int32Array.from(file.citizens, ({ faces }) => faces.target),
    most: Int32Array.from(file.citizens, ({ faces }) => faces.most ?? ANY_NUMBER),
    price: pricesOf(file, numbers),
    visitsOf: visitsOf.map((list) => Int32Array.from(list)),
    near: at.map((a) => nearestTo(a, at, (b) => travel[a * places + b])),
  };
}

function nearestTo(own: number, at: readonly number[], minutes: (place: number) => number): Int32Array {
  const order = at.map((place, citizen) => ({ citizen, far: place === own ? 0 : minutes(place) }));
  order.sort((one, other) => one.far - other.far || one.citizen - other.citizen);
  return Int32Array.from(order.slice(0, NEIGHBOURS), ({ citizen }) => citizen);
}

/** Nobody wished: everybody is as good. Somebody wished: everybody else costs. Refused: never. */
function pricesOf(file: ProblemFile, numbers: Numbering): Float64Array {
  const people = file.people.length;
  const price = new Float64Array(file.citizens.length * people);
  file.citizens.forEach(({ wished, refused }, c) => {
    if (wished.length > 0) price.fill(file.weights.notWished, c * people, (c + 1) * people);
    for (const person of wished) price[c * people + numbers.person(person)] = 0;
    for (const person of refused) price[c * people + numbers.person(person)] = Infinity;
  });
  return price;
}
