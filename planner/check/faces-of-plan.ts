import type { Fault } from '../basics/fault.ts';
import type { ProblemFile } from '../problem/problem-file.ts';
import type { ServedVisits } from './served.ts';

/** How many different people a citizen meets in one stretch of 14 days. */
export type FacesInPeriod = { citizen: number; period: number; people: number };

const DAY_MS = 86_400_000;
const DAYS = 14;
const STEP = 7;

/** Stretches of 14 days that end with the horizon, and each week before that: as many as end in the horizon. */
export function facesOfPlan(problem: ProblemFile, { byVisit }: ServedVisits): FacesInPeriod[] {
  const first = Date.parse(`${problem.from}T00:00:00Z`);
  const dayOf = (date: string): number => Math.round((Date.parse(`${date}T00:00:00Z`) - first) / DAY_MS);
  const comes = new Map<string, { day: number; person: string }[]>(
    problem.citizens.map(({ id, history }) => [id, history.map(({ date, person }) => ({ day: dayOf(date), person }))]),
  );
  for (const { visit, parts } of byVisit.values())
    for (const { person } of parts.values()) comes.get(visit.citizen)?.push({ day: dayOf(visit.date), person });
  const faces: FacesInPeriod[] = [];
  problem.citizens.forEach(({ id }, citizen) => {
    for (let end = problem.days - 1, period = 0; end >= 0; end -= STEP, period++) {
      const own = (comes.get(id) ?? []).filter(({ day }) => day <= end && day > end - DAYS);
      faces.push({ citizen, period, people: new Set(own.map(({ person }) => person)).size });
    }
  });
  return faces;
}

/** More people than a citizen allows in 14 days. */
export function findFaceFaults(problem: ProblemFile, served: ServedVisits): Fault[] {
  return facesOfPlan(problem, served).flatMap(({ citizen, people, period }) => {
    const { id, faces } = problem.citizens[citizen];
    if (faces.most === undefined || people <= faces.most) return [];
    const says = `${id} meets ${people} different people in 14 days, and at most ${faces.most} are allowed.`;
    return [{ place: `citizens[${citizen}] in period ${period}`, code: 'too-many-faces', says }];
  });
}
