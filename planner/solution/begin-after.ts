import type { ShiftsOfProblem } from '../problem/problem.ts';

/** When a stop begins, and how many breaks of the shift have been taken by then. */
export type Beginning = { start: number; breaks: number };

type Before = { shift: number; leave: number; breaks: number };
type Stop = { travel: number; opens: number; minutes: number };

/**
 * Walks from one stop to the next, taking the breaks of the shift on the way: at the first moment in the break's window when the person is free; before a
 * stop after which it would be too late; and in any case while she would wait for the next window to open. Writes into `into`, since it is asked
 * millions of times; start is Infinity when a break can't be kept. O(breaks).
 */
export function beginAfter(shifts: ShiftsOfProblem, before: Before, stop: Stop, into: Beginning): void {
  let { leave, breaks } = before;
  const end = shifts.firstBreak[before.shift + 1] - shifts.firstBreak[before.shift];
  while (breaks < end) {
    const at = shifts.firstBreak[before.shift] + breaks;
    const length = shifts.breakMinutes[at];
    const from = shifts.breakFrom[at];
    const latest = shifts.breakTo[at] - length;
    if (leave >= from) {
      if (leave > latest) {
        into.start = Infinity;
        into.breaks = breaks;
        return;
      }
      leave += length;
    } else {
      const start = Math.max(stop.opens, leave + stop.travel);
      const tooLateAfter = start + stop.minutes > latest;
      const whileWaiting = from + length + stop.travel <= start;
      if (!tooLateAfter && !whileWaiting) break;
      leave = from + length;
    }
    breaks++;
  }
  into.start = Math.max(stop.opens, leave + stop.travel);
  into.breaks = breaks;
}
