import { balance } from '../caseload/balance.ts';
import { checkBalance } from '../caseload/check/check-balance.ts';
import type { BalanceFile } from '../caseload/problem/balance-file.ts';
import { parseCaseload } from '../caseload/problem/read-caseload.ts';
import { caseloadInstance } from './caseload-instance.ts';

const SIZES = [
  [20, 15],
  [60, 20],
  [150, 40],
  [400, 60],
] as const;

const HEAD = [
  '| citizens × people | seed | seconds | of processor | level % | its bound | gap % | by | points | their bound | gap % | by | placed, level, points: ms |',
  '|---|---|---|---|---|---|---|---|---|---|---|---|---|',
];

/**
 * `node planner/bench/caseload.ts [seeds]`: the table of sizes, one row a seed. Each balance is proven by the checker first.
 *
 * @param seeds how many generated instances of each size
 */
export async function benchCaseload(seeds: number, say: (line: string) => void): Promise<void> {
  // The solver's program is loaded once, as in a process that answers more than one question.
  await measure({ citizens: 3, people: 2, seed: 1 });
  for (const line of HEAD) say(line);
  for (const [citizens, people] of SIZES)
    for (let seed = 1; seed <= seeds; seed++) say(rowOf(await measure({ citizens, people, seed })));
}

type Size = { readonly citizens: number; readonly people: number; readonly seed: number };
type Measured = Size & { readonly found: BalanceFile; readonly phases: readonly number[]; readonly processor: number };

async function measure(size: Size): Promise<Measured> {
  const parsed = parseCaseload(caseloadInstance(size));
  if ('faults' in parsed) throw new Error(parsed.faults[0].says);
  const begin = performance.now();
  const before = process.cpuUsage();
  const phases: number[] = [];
  const found = await balance(parsed.file, {
    mode: 'new',
    seed: 1,
    onPhase: () => phases.push(performance.now() - begin),
  });
  const { user, system } = process.cpuUsage(before);
  const { faults } = checkBalance(parsed.file, found);
  if (faults.length > 0) throw new Error(`${faults[0].place}: ${faults[0].says}`);
  return { ...size, found, phases, processor: (user + system) / 1e6 };
}

function rowOf({ citizens, people, seed, found, phases, processor }: Measured): string {
  const { level, points } = found;
  const each = phases.slice(0, 3).map((end, i) => Math.round(end - (i === 0 ? 0 : phases[i - 1])));
  const cells = [
    `${citizens} × ${people}`,
    seed,
    (phases[phases.length - 1] / 1000).toFixed(2),
    processor.toFixed(2),
    (level.smallest / 10).toFixed(1),
    (level.bound / 10).toFixed(1),
    gap(level.smallest, level.bound),
    level.by,
    points.reached,
    points.bound,
    gap(points.reached, points.bound),
    points.by,
    each.join(', '),
  ];
  return `| ${cells.join(' | ')} |`;
}

function gap(reached: number, bound: number): string {
  if (reached === bound) return '0, proven';
  return bound === 0 ? '–' : ((100 * (reached - bound)) / bound).toFixed(2);
}
