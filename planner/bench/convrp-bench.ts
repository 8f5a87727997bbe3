import { ProblemFile } from '../problem/problem-file.ts';
import { readConvrp } from './convrp.ts';
import { runInstance, tellMean, tellTable } from './run-instance.ts';
import { instancesOf } from './settings.ts';

/** One driver a customer: the values to reach (anchors, not proven optima), by instance number. */
const BEST: Readonly<Record<string, number>> = {
  1: 2105.39,
  2: 3480.1,
  3: 3266.77,
  4: 4347.03,
  5: 5466.65,
  6: 4048.96,
  7: 6645.05,
  8: 7092.22,
  9: 10323.94,
  10: 12802.58,
  11: 4444.38,
  12: 3408.55,
};

/** The Consistent VRP (Groër, Golden & Wasil 2009), p = 0.7: travel and service time of all days, each customer seen by one driver. */
export async function convrpBench(say: (line: string) => void): Promise<void> {
  tellTable('ConVRP, one person a customer', say);
  const gaps: number[] = [];
  const all = instancesOf('convrp', '.vrp').flatMap(({ name, path }) => {
    const number = /^Christofides_(\d+)_5_0\.7$/.exec(name)?.[1];
    return number === undefined ? [] : [{ number: Number(number), path }];
  });
  for (const { number, path } of all.toSorted((one, other) => one.number - other.number)) {
    const file = readConvrp(path);
    const added = ProblemFile.parse(file).visits.reduce((sum, { minutes }) => sum + minutes, 0);
    gaps.push(...(await runInstance({ name: String(number), file, best: BEST[number], added }, say)));
  }
  tellMean(gaps, say);
}
