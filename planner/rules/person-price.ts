import type { Problem } from '../problem/problem.ts';
import { changedPerson } from './changed-person.ts';
import { competence } from './competence.ts';
import { frozenPerson } from './frozen-person.ts';
import { wishedCompetence } from './wished-competence.ts';
import { wishedPerson } from './wished-person.ts';

/** What it costs that this person does this part, whenever it is; Infinity where a hard rule forbids it. How many different people come is `Faces`. O(1). */
export function priceOfPerson(problem: Problem, part: number, person: number): number {
  if (!competence.allows(problem, part, person) || !frozenPerson.allows(problem, part, person)) return Infinity;
  return (
    wishedPerson.price(problem, part, person) +
    wishedCompetence.price(problem, part, person) +
    changedPerson.price(problem, part, person)
  );
}
