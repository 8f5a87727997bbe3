import type { Fault } from '../basics/fault.ts';
import { atWork } from '../rules/at-work.ts';
import { competence } from '../rules/competence.ts';
import { refusal } from '../rules/refusal.ts';
import type { Problem } from './problem.ts';
import type { ProblemFile } from './problem-file.ts';

/** Visits that nobody can make whatever the plan: said before the search begins, and planned around. */
export function findHopeless(file: ProblemFile, problem: Problem): Fault[] {
  return file.visits.flatMap((visit, v) => {
    const place = `visits[${v}]`;
    const first = problem.visits.firstPart[v];
    const parts = visit.second === undefined ? [first] : [first, first + 1];
    const anyone = Array.from({ length: problem.people.count }, (_, person) => person);
    const able = parts.map((part) => anyone.filter((person) => competence.allows(problem, part, person)));
    if (able.some(({ length }) => length === 0)) {
      const needs = [...visit.needs, ...(visit.second?.needs ?? [])].join(', ');
      return [{ place, code: 'nobody-is-able', says: `nobody has what ${visit.id} needs (${needs}).` }];
    }
    const there = parts.map((part, i) =>
      able[i].filter((person) => atWork.allows(problem, part, person) && refusal.allows(problem, part, person)),
    );
    if (there.some(({ length }) => length === 0))
      return [
        { place, code: 'nobody-is-there', says: `nobody who may come to ${visit.id} is at work on ${visit.date}.` },
      ];
    if (parts.length === 2 && new Set(there.flat()).size < 2)
      return [
        { place, code: 'one-is-there', says: `${visit.id} needs two people, and only one who may come is at work.` },
      ];
    const inTime = there.every((people, i) => people.some((person) => reaches(problem, parts[i], person)));
    if (inTime) return [];
    return [
      {
        place,
        code: 'out-of-reach',
        says: `nobody at work on ${visit.date} can be at ${visit.id} in its window, and home in time.`,
      },
    ];
  });
}

/** Whether she could make this part if it were all she did. */
function reaches(problem: Problem, part: number, person: number): boolean {
  const { people, visits, parts, shifts, travel, place, places, minutes, days } = problem;
  return people.shiftsOf[person * days + visits.day[parts.visit[part]]].some((r) => {
    const there = travel[place[parts.count + 2 * r] * places + place[part]];
    const home = travel[place[part] * places + place[parts.count + 2 * r + 1]];
    const start = Math.max(parts.opens[part], shifts.from[r] + there);
    return start <= parts.closes[part] && start + minutes[part] + home <= shifts.last[r];
  });
}
