import type { Board } from './board.ts';

/**
 * A level is the highest load among those who are given somebody, in thousandths of their net minutes, rounded up:
 * max ⌈1000 × minutes ÷ net⌉. So a part-time contact person is as full as a full-time one, and nobody who was too full
 * before, and gets nobody, sets the level for all others.
 */
export type Assigned = Int32Array;

/** No level at all: only hard ceilings count. */
export const ANY_LEVEL = 1e12;

/** What each person may still be given: minutes (below 0: nobody fits) and citizens. */
export type Caps = { readonly minutes: Int32Array; readonly citizens: Int32Array };

/** The room under a level and under the hard ceilings. Minutes are rounded down to what sums of loads can reach. */
export function capsAt(board: Board, level: number): Caps {
  const { net, baseMinutes, baseCitizens, mostMinutes, mostCitizens } = board;
  const step = greatestStep(board.minutes);
  return {
    minutes: Int32Array.from(net, (n, p) => {
      const room = Math.min(mostMinutes[p], Math.floor((level * n) / 1000)) - baseMinutes[p];
      return room < 0 ? -1 : Math.floor(room / step) * step;
    }),
    citizens: Int32Array.from(net, (_, p) => Math.max(0, mostCitizens[p] - baseCitizens[p])),
  };
}

/** The level of a placement: `assigned[c]` is the person of citizen c, −1 for nobody. 0 when nobody is placed. */
export function levelOf(board: Board, assigned: Assigned): number {
  const { minutes, net, baseMinutes } = board;
  const given = new Int32Array(net.length);
  const has = new Uint8Array(net.length);
  for (const [c, p] of assigned.entries())
    if (p >= 0) {
      given[p] += minutes[c];
      has[p] = 1;
    }
  let level = 0;
  for (const p of net.keys()) if (has[p] === 1) level = Math.max(level, shareOf(baseMinutes[p] + given[p], net[p]));
  return level;
}

/** Thousandths, rounded up. */
export function shareOf(minutes: number, net: number): number {
  return net === 0 ? ANY_LEVEL : Math.ceil((1000 * minutes) / net);
}

/** The greatest common divisor of all loads: sums of loads are its multiples. */
export function greatestStep(minutes: Int32Array): number {
  let step = 0;
  for (const one of minutes) {
    let [a, b] = [step, one];
    while (b > 0) [a, b] = [b, a % b];
    step = a;
  }
  return Math.max(1, step);
}
