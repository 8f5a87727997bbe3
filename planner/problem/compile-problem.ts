import { citizensOf } from './compile-citizens.ts';
import { partsOf } from './compile-parts.ts';
import { peopleOf } from './compile-people.ts';
import { periodsOf } from './compile-periods.ts';
import { shiftsOf } from './compile-shifts.ts';
import { travelOf } from './compile-travel.ts';
import { visitsOf } from './compile-visits.ts';
import type { Numbering } from './numbering.ts';
import { numberingOf } from './numbering.ts';
import type { Problem } from './problem.ts';
import type { ProblemFile } from './problem-file.ts';

/** The search's own form of a file that `findFaults` has nothing to say about. */
export function compileProblem(file: ProblemFile): Problem {
  const numbers = numberingOf(file);
  const { travel, count: places } = travelOf(file);
  const visits = visitsOf(file, numbers);
  const parts = partsOf(file, numbers, visits);
  const shifts = shiftsOf(file, visits);
  const stops = stopsOf(file, numbers, parts.count);
  return {
    days: file.days,
    places,
    travel,
    people: peopleOf(file),
    citizens: citizensOf(file, numbers, { travel, places }),
    visits,
    parts,
    shifts,
    periods: periodsOf(file, numbers),
    weights: file.weights,
    ...stops,
  };
}

function stopsOf(file: ProblemFile, numbers: Numbering, parts: number): { place: Int32Array; minutes: Float64Array } {
  const place: number[] = [];
  const minutes: number[] = [];
  for (const visit of file.visits) {
    const where = numbers.place(file.citizens[numbers.citizen(visit.citizen)].place);
    for (const part of [visit, visit.second]) {
      if (part === undefined) continue;
      place.push(where);
      minutes.push(part.minutes);
    }
  }
  if (place.length !== parts) throw new Error('the parts are not numbered as the visits are');
  for (const person of file.people) {
    for (const shift of person.shifts) {
      place.push(numbers.place(shift.start), numbers.place(shift.end));
      minutes.push(0, 0);
    }
  }
  return { place: Int32Array.from(place), minutes: Float64Array.from(minutes) };
}
