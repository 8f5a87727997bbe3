import type { Problem } from '../problem/problem.ts';
import { lateness } from '../rules/lateness.ts';
import { movedTime } from '../rules/moved-time.ts';
import { overtime } from '../rules/overtime.ts';
import { usualTime } from '../rules/usual-time.ts';
import { window } from '../rules/window.ts';

/** What it costs that this stop begins then; Infinity where it can't. Of a shift's end it is the arrival. */
export function priceOfStop(problem: Problem, stop: number, start: number): number {
  if (stop >= problem.parts.count) return overtime.price(problem, (stop - problem.parts.count) >> 1, start);
  if (!window.allows(problem, stop, start)) return Infinity;
  return (
    lateness.price(problem, stop, start) + usualTime.price(problem, stop, start) + movedTime.price(problem, stop, start)
  );
}
