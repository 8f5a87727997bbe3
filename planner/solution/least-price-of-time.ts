import { lateness } from '../rules/lateness.ts';
import { overtime } from '../rules/overtime.ts';
import { window } from '../rules/window.ts';
import type { State } from './state.ts';

/**
 * What the times cost at least if a part stood after this stop: its own lateness and that of the next stop, or the overtime at the end; Infinity where it
 * can't be. Breaks, and whoever must be waited for, can only make it later. What is overlooked is that a later stop may come nearer to its usual time: of
 * that little, the search learns by chance. O(1).
 *
 * @param start when the part begins at the earliest: `earliestStart`
 */
export function leastPriceOfTime(
  state: State,
  { part, after, start }: { part: number; after: number; start: number },
): number {
  const { problem, starts, next } = state;
  const { parts, minutes, place, places, travel, weights } = problem;
  if (!window.allows(problem, part, start)) return Infinity;
  const before = next[after];
  const arrives = start + minutes[part] + travel[place[part] * places + place[before]];
  const own = lateness.minutes(problem, part, start);
  let price = own * weights.late;
  let highest = own;
  if (arrives > starts[before]) {
    if (before >= parts.count) {
      const shift = (before - parts.count) >> 1;
      price += overtime.price(problem, shift, arrives) - overtime.price(problem, shift, starts[before]);
    } else {
      if (!window.allows(problem, before, arrives)) return Infinity;
      price += lateness.price(problem, before, arrives) - lateness.price(problem, before, starts[before]);
      highest = Math.max(highest, lateness.minutes(problem, before, arrives));
    }
  }
  return price + Math.max(0, highest - state.highestLate) * weights.highestLate;
}

/** When a part could begin after this stop if there were no break and nobody to wait for. O(1). */
export function earliestStart({ problem, starts }: State, part: number, after: number): number {
  const { parts, minutes, place, places, travel } = problem;
  return Math.max(parts.opens[part], starts[after] + minutes[after] + travel[place[after] * places + place[part]]);
}
