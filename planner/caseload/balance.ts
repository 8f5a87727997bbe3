import { randomFrom } from '../basics/random.ts';
import { balanceOf } from './explain/balance-of.ts';
import type { BalanceFile } from './problem/balance-file.ts';
import type { CaseloadFile } from './problem/caseload-file.ts';
import { boardOf, type Mode } from './search/board.ts';
import { evenOut } from './search/even-out.ts';
import { loadSolver } from './search/exact.ts';
import { fewestPoints } from './search/fewest-points.ts';
import { levelOf } from './search/level.ts';
import { lowestLevel } from './search/lowest-level.ts';
import { placeAsMany } from './search/place-as-many.ts';
import { restrict } from './search/restrict.ts';
import { clockOf, type Effort } from './search/stop.ts';

export type BalanceOptions = {
  readonly mode: Mode;
  /** 0 or above. The same file, seed and moves give the same bytes. */
  readonly seed: number;
  /** Moves of one annealing; by default 2,000 for each citizen, from 50,000 to 600,000. */
  readonly moves?: number;
  /** Ends it earlier; then the balance says so, and its bytes hang on the machine. */
  readonly seconds?: number;
  /** Models with more pairs of citizen and person than this are not given to the exact solver. */
  readonly exactPairs?: number;
  /** Told after each phase. */
  readonly onPhase?: (phase: string) => void;
};

const EXACT_PAIRS = 2_500;

/**
 * Shares citizens among contact persons: as many as possible are placed; at the smallest level of load; then, under that level
 * with a little slack, with the fewest broken wishes and relations; then as evenly as that allows.
 *
 * @param file without faults; it is not changed
 */
export async function balance(file: CaseloadFile, options: BalanceOptions): Promise<BalanceFile> {
  const { mode, seed, seconds, onPhase = () => {} } = options;
  const clock = clockOf(seconds, () => performance.now());
  const board = boardOf(file, mode);
  const moves = options.moves ?? Math.min(600_000, Math.max(50_000, 2_000 * board.citizens.length));
  const effort: Effort = { random: randomFrom(seed), moves, exactPairs: options.exactPairs ?? EXACT_PAIRS, clock };
  const solver = await loadSolver(seed, clock.secondsLeft);

  const many = placeAsMany(board, solver, effort);
  onPhase('placed');
  const placed = restrict(board, many.citizens);
  const lowest = lowestLevel(placed, many.start, { solver, effort });
  onPhase('level');
  const limit = limitOf(file, lowest.level);
  const fewest = fewestPoints(placed, lowest.assigned, { level: limit, solver, effort });
  onPhase('points');
  const assigned = evenOut(placed, fewest.assigned, levelOf(placed, fewest.assigned));
  onPhase('evened');
  return balanceOf(board, { many, lowest, fewest, limit, assigned, seed, cut: clock.cut() });
}

/** The level the second phase keeps: the smallest one with its slack, or what is good enough. In thousandths. */
function limitOf({ settings }: CaseloadFile, level: number): number {
  return Math.max(level, Math.floor(level * (1 + settings.slack) + 1e-9), Math.round(settings.enough * 1000));
}
