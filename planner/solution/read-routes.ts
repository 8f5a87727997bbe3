import type { RouteInPlan } from '../problem/plan-file.ts';
import type { Problem } from '../problem/problem.ts';
import type { Beginning } from './begin-after.ts';
import { beginAfter } from './begin-after.ts';
import type { State } from './state.ts';

/** The routes of a plan as a file has them, with the times that the state has; on timeless days the times are made here. */
export function routesOf(state: State): RouteInPlan[] {
  const { shifts, people } = state.problem;
  const routes: RouteInPlan[] = [];
  for (let r = 0; r < shifts.count; r++) {
    if (state.count[r] === 0) continue;
    const person = shifts.person[r];
    routes.push({ person: people.ids[person], shift: r - firstShiftOf(state.problem, person), ...walk(state, r) });
  }
  return routes;
}

function firstShiftOf({ shifts }: Problem, person: number): number {
  return shifts.person.indexOf(person);
}

function walk(state: State, r: number): Pick<RouteInPlan, 'stops' | 'breaks'> {
  const { shifts, visits, parts, place, minutes, travel, places } = state.problem;
  const stops: RouteInPlan['stops'] = [];
  const breaks: number[] = [];
  const at: Beginning = { start: 0, breaks: 0 };
  let before = state.firstStop(r);
  let leave = shifts.from[r];
  let taken = 0;
  for (let stop = state.next[before]; stop >= 0; stop = state.next[stop]) {
    const isPart = stop < parts.count;
    const way = travel[place[before] * places + place[stop]];
    beginAfter(
      shifts,
      { shift: r, leave, breaks: taken },
      { travel: way, opens: isPart ? parts.opens[stop] : 0, minutes: minutes[stop] },
      at,
    );
    let free = leave;
    for (; taken < at.breaks; taken++) {
      const own = shifts.firstBreak[r] + taken;
      breaks.push(Math.max(free, shifts.breakFrom[own]));
      free = Math.max(free, shifts.breakFrom[own]) + shifts.breakMinutes[own];
    }
    if (isPart) {
      const visit = parts.visit[stop];
      const start = shifts.timeless[shifts.day[r]] === 1 ? at.start : state.starts[stop];
      stops.push({ visit: visits.ids[visit], part: stop === visits.firstPart[visit] ? 1 : 2, start });
      leave = start + minutes[stop];
    }
    before = stop;
  }
  return { stops, breaks };
}
