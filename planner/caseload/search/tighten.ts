import type { Board } from './board.ts';
import type { Caps } from './level.ts';

const MOST_STEPS = 30_000_000;

/**
 * The same room for everything there is, but less of it: each person's minutes are rounded down to the largest sum that the loads
 * of citizens who are allowed there can have (subset sums). No placement is lost, and a relaxation sees more.
 * Time: pairs × room; left undone where that would take long.
 */
export function tighten(board: Board, caps: Caps): Caps {
  const rooms = caps.minutes.map((room, p) => Math.min(room, allOf(board, p)));
  const most = rooms.reduce((all, one) => Math.max(all, one), 0);
  if (board.allowed.length * most > MOST_STEPS) return caps;
  const reached = new Uint8Array(most + 1);
  const minutes = rooms.map((room, p) => (room <= 0 ? room : largestSum(board, p, { room, reached })));
  return { minutes, citizens: caps.citizens };
}

/** All loads that are allowed there. */
function allOf(board: Board, p: number): number {
  let sum = 0;
  for (const [c, load] of board.minutes.entries()) if (board.allowed[c * board.people.length + p] === 1) sum += load;
  return sum;
}

function largestSum(board: Board, p: number, { room, reached }: { room: number; reached: Uint8Array }): number {
  const width = board.people.length;
  reached.fill(0, 0, room + 1);
  reached[0] = 1;
  let top = 0;
  for (let c = 0; c < board.minutes.length && reached[room] === 0; c++) {
    const load = board.minutes[c];
    if (board.allowed[c * width + p] === 0 || load > room) continue;
    top = Math.min(room, top + load);
    for (let sum = top; sum >= load; sum--) if (reached[sum - load] === 1) reached[sum] = 1;
  }
  let largest = room;
  while (reached[largest] === 0) largest--;
  return largest;
}
