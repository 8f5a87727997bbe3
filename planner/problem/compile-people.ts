import { daysAfter } from './days.ts';
import type { PeopleOfProblem } from './problem.ts';
import type { ProblemFile } from './problem-file.ts';

/** The people, the shifts that each has on each day, and who is like whom. */
export function peopleOf(file: ProblemFile): PeopleOfProblem {
  const shiftsOf: number[][] = Array.from({ length: file.people.length * file.days }, () => []);
  let shift = 0;
  file.people.forEach((person, p) => {
    for (const { date } of person.shifts) shiftsOf[p * file.days + daysAfter(file.from, date)].push(shift++);
  });
  return {
    count: file.people.length,
    ids: file.people.map(({ id }) => id),
    contract: Float64Array.from(file.people, ({ contractMinutes }) => contractMinutes ?? Infinity),
    atWork: Float64Array.from(file.people, ({ shifts }) => shifts.reduce((sum, { from, to }) => sum + to - from, 0)),
    weighsWork: file.weights.unevenWork > 0 || file.people.some(({ contractMinutes }) => contractMinutes !== undefined),
    alike: alikeOf(file),
    shiftsOf: shiftsOf.map((list) => Int32Array.from(list)),
  };
}

/** Somebody whom a citizen wishes, refuses, knows, or who is frozen somewhere is like nobody else. */
function alikeOf(file: ProblemFile): Int32Array {
  const named = new Set([
    ...file.citizens.flatMap(({ wished, refused, history }) => [
      ...wished,
      ...refused,
      ...history.map((h) => h.person),
    ]),
    ...file.frozen.flatMap(({ people }) => people),
  ]);
  const numbers = new Map<string, number>();
  return Int32Array.from(file.people, ({ id, ...person }) => {
    const key = named.has(id) ? id : JSON.stringify(person);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
}
