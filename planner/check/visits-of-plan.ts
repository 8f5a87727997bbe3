import type { Fault } from '../basics/fault.ts';
import type { ProblemFile, VisitInFile } from '../problem/problem-file.ts';
import { knownOf } from './known.ts';
import type { Served, ServedVisits } from './served.ts';

const TOLERANCE = 1e-6;

/** Faults of single visits: their window, who may come, what two people do together, and what is frozen. */
export function findVisitFaults(problem: ProblemFile, { byVisit }: ServedVisits): Fault[] {
  const faults: Fault[] = [];
  for (const served of byVisit.values()) {
    faults.push(...findWindowFaults(served), ...findPairFaults(served));
    for (const [part, { person, place }] of served.parts)
      faults.push(...findPersonFaults(problem, served.visit, { part, person, place }));
  }
  return [...faults, ...findThawed(problem, byVisit)];
}

function findWindowFaults({ visit, parts }: Served): Fault[] {
  return [...parts].flatMap(([part, { start, place }]) => {
    const { from, to, late } = visit.window;
    if (start < from - TOLERANCE)
      return [{ place, code: 'before-window', says: `${visit.id} begins at ${start}, and opens at ${from}.` }];
    const gap = part === 2 && visit.second?.when === 'after' ? visit.second.gap.to : 0;
    if (late === 'may' || start <= to + gap + TOLERANCE) return [];
    return [{ place, code: 'after-window', says: `${visit.id} begins at ${start}, and closes at ${to + gap}.` }];
  });
}

type Doing = { part: 1 | 2; person: string; place: string };

function findPersonFaults(problem: ProblemFile, visit: VisitInFile, { part, person, place }: Doing): Fault[] {
  const who = knownOf(problem).people.get(person);
  const citizen = knownOf(problem).citizens.get(visit.citizen);
  if (who === undefined) return [];
  const faults: Fault[] = [];
  if (citizen?.refused.includes(person) === true)
    faults.push({ place, code: 'refused', says: `${visit.citizen} does not want ${person} to come.` });
  for (const need of part === 2 ? (visit.second?.needs ?? []) : visit.needs) {
    const has = who.competences.some(({ name, from, until }) => {
      return name === need && (from ?? '') <= visit.date && visit.date <= (until ?? '9999-12-31');
    });
    if (!has)
      faults.push({ place, code: 'not-able', says: `${visit.id} needs ${need}, and ${person} does not have it.` });
  }
  return faults;
}

function findPairFaults({ visit, parts }: Served): Fault[] {
  if (visit.second === undefined) return [];
  const first = parts.get(1);
  const second = parts.get(2);
  const place = (first ?? second)?.place ?? visit.id;
  if (first === undefined || second === undefined)
    return [{ place, code: 'half-done', says: `${visit.id} needs two people, and one comes.` }];
  const faults: Fault[] = [];
  if (first.person === second.person)
    faults.push({
      place,
      code: 'same-person',
      says: `${visit.id} needs two people, and ${first.person} stands twice.`,
    });
  const apart = second.start - first.start;
  const { when, gap } = visit.second;
  const [least, most] = when === 'together' ? [0, 0] : [gap.from, gap.to];
  if (apart < least - TOLERANCE || apart > most + TOLERANCE)
    faults.push({
      place,
      code: 'apart',
      says: `the second begins ${apart} minutes after the first; ${least} to ${most} are right.`,
    });
  return faults;
}

/** What was frozen is done by whom it was frozen to, and when. */
function findThawed(problem: ProblemFile, byVisit: ReadonlyMap<string, Served>): Fault[] {
  return problem.frozen.flatMap(({ visit, people, start }, i) => {
    const place = `frozen[${i}]`;
    const parts = byVisit.get(visit)?.parts;
    if (parts === undefined)
      return [{ place, code: 'frozen-left-out', says: `${visit} is frozen, and not in the plan.` }];
    const right = people.every((person, at) => parts.get(at === 0 ? 1 : 2)?.person === person);
    if (!right) return [{ place, code: 'frozen-person', says: `${visit} is frozen to ${people.join(' and ')}.` }];
    if (start === undefined || Math.abs((parts.get(1)?.start ?? 0) - start) <= TOLERANCE) return [];
    return [{ place, code: 'frozen-time', says: `${visit} is frozen to ${start}.` }];
  });
}
