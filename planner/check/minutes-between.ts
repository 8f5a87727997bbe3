import type { ProblemFile } from '../problem/problem-file.ts';
import { knownOf } from './known.ts';

/** Minutes of travel from a place to another, from the file alone; Infinity where there is no way or no such place. */
export function minutesBetween(problem: ProblemFile, from: string, to: string): number {
  const { places, travel } = problem;
  const a = knownOf(problem).places.get(from);
  const b = knownOf(problem).places.get(to);
  if (a === undefined || b === undefined) return Infinity;
  if ('matrix' in travel) return travel.matrix[a]?.[b] ?? (a === b ? 0 : Infinity);
  return Math.hypot(places[a].x - places[b].x, places[a].y - places[b].y) / travel.perMinute;
}
