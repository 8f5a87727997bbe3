import type { RouteInPlan } from '../problem/plan-file.ts';
import type { ProblemFile } from '../problem/problem-file.ts';
import { NOTICED_MINUTES } from '../rules/moved-time.ts';

/** What becomes different for one visit: who comes, when (only where it moves by more than a quarter of an hour), or that nobody comes. */
export type Change = {
  visit: string;
  citizen: string;
  people?: { from: string[]; to: string[] };
  start?: { from: number; to: number };
};

type Coming = { people: string[]; start: number };

/** All that is different between two plans of the same visits; what is the same is not in it. */
export function changesBetween(
  file: ProblemFile,
  before: readonly RouteInPlan[],
  after: readonly RouteInPlan[],
): Change[] {
  const old = comingsOf(before);
  const fresh = comingsOf(after);
  return file.visits.flatMap(({ id, citizen }) => {
    const was = old.get(id);
    const is = fresh.get(id);
    if (was === undefined && is === undefined) return [];
    const from = was?.people ?? [];
    const to = is?.people ?? [];
    const change: Change = { visit: id, citizen };
    if (from.join('\n') !== to.join('\n')) change.people = { from, to };
    if (was !== undefined && is !== undefined && Math.abs(is.start - was.start) > NOTICED_MINUTES)
      change.start = { from: was.start, to: is.start };
    return change.people === undefined && change.start === undefined ? [] : [change];
  });
}

function comingsOf(routes: readonly RouteInPlan[]): Map<string, Coming> {
  const comings = new Map<string, Coming>();
  for (const { person, stops } of routes) {
    for (const { visit, part, start } of stops) {
      const coming = comings.get(visit) ?? { people: [], start };
      if (part === 1) coming.people.unshift(person);
      else coming.people.push(person);
      if (part === 1) coming.start = start;
      comings.set(visit, coming);
    }
  }
  return comings;
}
