import type { ProblemFile, VisitInFile } from '../problem/problem-file.ts';

type Person = ProblemFile['people'][number];
type Citizen = ProblemFile['citizens'][number];
export type Known = {
  visits: ReadonlyMap<string, VisitInFile>;
  people: ReadonlyMap<string, Person>;
  citizens: ReadonlyMap<string, Citizen>;
  places: ReadonlyMap<string, number>;
};

const seen = new WeakMap<ProblemFile, Known>();

/** What the problem names, by id; looked up once for each problem. */
export function knownOf(problem: ProblemFile): Known {
  const before = seen.get(problem);
  if (before !== undefined) return before;
  const known = {
    visits: new Map(problem.visits.map((visit) => [visit.id, visit])),
    people: new Map(problem.people.map((person) => [person.id, person])),
    citizens: new Map(problem.citizens.map((citizen) => [citizen.id, citizen])),
    places: new Map(problem.places.map(({ id }, at) => [id, at])),
  };
  seen.set(problem, known);
  return known;
}
