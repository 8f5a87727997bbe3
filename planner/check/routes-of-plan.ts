import type { Fault } from '../basics/fault.ts';
import type { PlanFile, RouteInPlan } from '../problem/plan-file.ts';
import type { ProblemFile, ShiftInFile } from '../problem/problem-file.ts';
import { knownOf } from './known.ts';
import { minutesBetween } from './minutes-between.ts';

const TOLERANCE = 1e-6;

/** Faults within a route: whose it is, its order, its ways, its breaks, its end, what is carried. */
export function findRouteFaults(problem: ProblemFile, plan: PlanFile): Fault[] {
  const seen = new Set<string>();
  return plan.routes.flatMap((route, r) => {
    const place = `routes[${r}]`;
    const person = knownOf(problem).people.get(route.person);
    if (person === undefined)
      return [{ place, code: 'unknown-person', says: `the problem has no person ${route.person}.` }];
    const shift = person.shifts[route.shift];
    if (shift === undefined)
      return [{ place, code: 'unknown-shift', says: `${route.person} has no shift ${route.shift}.` }];
    const key = `${route.person} ${route.shift}`;
    if (seen.has(key))
      return [{ place, code: 'shift-twice', says: `shift ${route.shift} of ${route.person} stands twice.` }];
    seen.add(key);
    const own = { route, shift, place };
    const gaps = gapsOf(problem, own);
    return [
      ...findOtherDays(problem, own),
      ...gaps.flatMap((gap) => findHurry(gap, own)),
      ...findBreakFaults(gaps, own),
      ...findLoadFaults(problem, own),
    ];
  });
}

type Own = { route: RouteInPlan; shift: ShiftInFile; place: string };

/** The time between two stops: from the end of one to the start of the next, and the minutes of travel in it. The last one leads home. */
type Gap = { from: number; to: number; way: number; place: string; home: boolean };

function gapsOf(problem: ProblemFile, { route, shift, place }: Own): Gap[] {
  const gaps: Gap[] = [];
  let at = shift.start;
  let from = shift.from;
  route.stops.forEach(({ visit: id, part, start }, s) => {
    const visit = knownOf(problem).visits.get(id);
    if (visit === undefined) return;
    const there = knownOf(problem).citizens.get(visit.citizen)?.place ?? '';
    const way = minutesBetween(problem, at, there);
    gaps.push({ from, to: start, way, place: `${place}.stops[${s}]`, home: false });
    from = start + (part === 2 ? (visit.second?.minutes ?? 0) : visit.minutes);
    at = there;
  });
  if (gaps.length === 0) return [];
  const way = minutesBetween(problem, at, shift.end);
  return [...gaps, { from, to: shift.to + shift.overtime, way, place, home: true }];
}

function findOtherDays(problem: ProblemFile, { route, shift, place }: Own): Fault[] {
  return route.stops.flatMap(({ visit: id }, s) => {
    const visit = knownOf(problem).visits.get(id);
    if (visit === undefined || visit.date === shift.date) return [];
    const says = `${id} is on ${visit.date}, the shift on ${shift.date}.`;
    return [{ place: `${place}.stops[${s}]`, code: 'other-day', says }];
  });
}

/** In each gap there is time for the way and for the breaks that are taken in it. */
function findHurry(gap: Gap, own: Own): Fault[] {
  const rest = restIn(gap, own);
  if (gap.to - gap.from >= gap.way + rest - TOLERANCE) return [];
  const there = gap.from + gap.way + rest;
  const code = gap.home ? 'too-late-home' : 'too-early';
  const says = gap.home
    ? `ends at ${there}, and the shift ends at ${gap.to} at the latest.`
    : `begins at ${gap.to}, and with a way of ${gap.way} and breaks of ${rest} minutes nobody is there before ${there}.`;
  return [{ place: gap.place, code, says }];
}

function restIn({ from, to, home }: Gap, { route, shift }: Own): number {
  const inOrder = breaksOf(shift);
  return route.breaks.reduce((sum, start, i) => {
    const within = start >= from - TOLERANCE && (home || start < to - TOLERANCE);
    return within ? sum + (inOrder[i]?.minutes ?? 0) : sum;
  }, 0);
}

function findBreakFaults(gaps: readonly Gap[], own: Own): Fault[] {
  const { route, shift, place } = own;
  const inOrder = breaksOf(shift);
  const last = gaps.at(-1);
  if (last === undefined) return [];
  const arrives = last.from + last.way + restIn(last, own);
  const faults = inOrder.flatMap(({ minutes, from, to }, i) => {
    const start = route.breaks[i];
    if (start === undefined) {
      // Who is home before the break would have to begin needs none.
      if (arrives <= to - minutes + TOLERANCE) return [];
      return [{ place, code: 'no-break', says: `break ${i} of ${minutes} minutes before ${to} is not taken.` }];
    }
    const free = gaps.some(
      (gap) => start >= gap.from - TOLERANCE && (gap.home || start + minutes <= gap.to + TOLERANCE),
    );
    if (!free) return [{ place, code: 'break-in-visit', says: `break ${i} begins at ${start}, during a visit.` }];
    if (start >= from - TOLERANCE && start + minutes <= to + TOLERANCE) return [];
    return [
      { place, code: 'break-outside', says: `break ${i} begins at ${start}; it lies between ${from} and ${to}.` },
    ];
  });
  if (route.breaks.length <= inOrder.length) return faults;
  const says = `the shift has ${inOrder.length} breaks, and ${route.breaks.length} are taken.`;
  return [...faults, { place, code: 'unknown-break', says }];
}

function breaksOf(shift: ShiftInFile): ShiftInFile['breaks'] {
  return shift.breaks.toSorted((one, other) => one.from - other.from);
}

function findLoadFaults(problem: ProblemFile, { route, shift, place }: Own): Fault[] {
  if (shift.capacity === undefined) return [];
  const load = route.stops.reduce((sum, { visit, part }) => {
    return sum + (part === 1 ? (knownOf(problem).visits.get(visit)?.load ?? 0) : 0);
  }, 0);
  if (load <= shift.capacity + TOLERANCE) return [];
  return [{ place, code: 'too-much-load', says: `carries ${load}, and the shift has room for ${shift.capacity}.` }];
}
