import type { Board } from './board.ts';

/** The same board with only these of its citizens, in this order. */
export function restrict(board: Board, citizens: readonly number[]): Board {
  const people = board.people.length;
  const allowed = new Uint8Array(citizens.length * people);
  const points = new Int32Array(citizens.length * people);
  for (const [i, c] of citizens.entries()) {
    allowed.set(board.allowed.subarray(c * people, (c + 1) * people), i * people);
    points.set(board.points.subarray(c * people, (c + 1) * people), i * people);
  }
  return {
    ...board,
    citizens: citizens.map((c) => board.citizens[c]),
    minutes: Int32Array.from(citizens, (c) => board.minutes[c]),
    now: Int32Array.from(citizens, (c) => board.now[c]),
    allowed,
    points,
  };
}
