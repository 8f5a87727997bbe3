import type { ProblemFile } from './problem-file.ts';

/** Minutes from each place to each; a hole in the matrix is Infinity. O(places²) numbers, in memory that two threads can read at once. */
export function travelOf(file: ProblemFile): { travel: Float64Array; count: number } {
  const count = file.places.length;
  const travel = new Float64Array(new SharedArrayBuffer(Math.max(8, count * count * 8)));
  const { travel: said, places } = file;
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < count; b++) {
      travel[a * count + b] =
        'matrix' in said
          ? // From a place to itself nobody needs a way.
            (said.matrix[a][b] ?? (a === b ? 0 : Infinity))
          : Math.hypot(places[a].x - places[b].x, places[a].y - places[b].y) / said.perMinute;
    }
  }
  return { travel, count };
}
