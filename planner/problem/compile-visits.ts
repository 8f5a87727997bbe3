import { daysAfter } from './days.ts';
import type { Numbering } from './numbering.ts';
import type { VisitsOfProblem } from './problem.ts';
import { AFTER, ALONE, TOGETHER } from './problem.ts';
import type { ProblemFile, VisitInFile } from './problem-file.ts';

/** The visits, and where the parts of each begin in the list of parts. */
export function visitsOf(file: ProblemFile, numbers: Numbering): VisitsOfProblem {
  const count = file.visits.length;
  const ofDay: number[][] = Array.from({ length: file.days }, () => []);
  const visits = {
    count,
    ids: file.visits.map(({ id }) => id),
    citizen: new Int32Array(count),
    day: new Int32Array(count),
    firstPart: new Int32Array(count + 1),
    link: new Uint8Array(count),
    gapFrom: new Float64Array(count),
    gapTo: new Float64Array(count),
    unserved: new Float64Array(count),
    frozen: new Uint8Array(count),
  };
  file.visits.forEach((visit, v) => {
    const day = daysAfter(file.from, visit.date);
    visits.citizen[v] = numbers.citizen(visit.citizen);
    visits.day[v] = day;
    visits.firstPart[v + 1] = visits.firstPart[v] + (visit.second === undefined ? 1 : 2);
    visits.link[v] = linkOf(visit);
    visits.gapFrom[v] = visit.second?.gap.from ?? 0;
    visits.gapTo[v] = visit.second?.gap.to ?? 0;
    visits.unserved[v] = file.weights.unserved * visit.priority;
    ofDay[day].push(v);
  });
  for (const { visit } of file.frozen) visits.frozen[numbers.visit(visit)] = 1;
  return { ...visits, ofDay: ofDay.map((list) => Int32Array.from(list)) };
}

function linkOf({ second }: VisitInFile): 0 | 1 | 2 {
  if (second === undefined) return ALONE;
  return second.when === 'together' ? TOGETHER : AFTER;
}
