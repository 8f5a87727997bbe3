import type { Board } from './board.ts';
import { type Assigned, type Caps, shareOf } from './level.ts';

/**
 * A first placement: whoever is with somebody stays where that may be; the others, heaviest first, each to the allowed person
 * who is least full afterwards (Graham's longest processing time first, 1969). Caps are kept where that is possible.
 * Each citizen must be allowed somewhere. Time: citizens × people.
 */
export function greedy(board: Board, caps: Caps): Assigned {
  const { minutes, citizens, now, allowed, people, baseMinutes, net } = board;
  const assigned = new Int32Array(citizens.length).fill(-1);
  const given = new Int32Array(people.length);
  const count = new Int32Array(people.length);
  const give = (c: number, p: number) => {
    assigned[c] = p;
    given[p] += minutes[c];
    count[p] += 1;
  };
  for (const c of citizens.keys()) if (now[c] >= 0 && allowed[c * people.length + now[c]] === 1) give(c, now[c]);
  const order = [...citizens.keys()]
    .filter((c) => assigned[c] < 0)
    .toSorted((a, b) => minutes[b] - minutes[a] || a - b);
  for (const c of order) {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (const p of people.keys()) {
      if (allowed[c * people.length + p] === 0) continue;
      const over = given[p] + minutes[c] > caps.minutes[p] || count[p] >= caps.citizens[p];
      const full = shareOf(baseMinutes[p] + given[p] + minutes[c], net[p]) + (over ? 1_000_000 : 0);
      if (full < least) [best, least] = [p, full];
    }
    give(c, best);
  }
  return assigned;
}
