import { readHhcrsp } from './hhcrsp.ts';
import { runInstance, tellMean, tellTable } from './run-instance.ts';
import { instancesOf } from './settings.ts';

/** Best known values (iolab-uniud/hhcrsp), by size and number. */
const BEST: Readonly<Record<string, number>> = {
  '10_1': 218.199,
  '10_3': 305.858,
  '10_5': 189.543,
  '25_1': 428.097,
  '25_3': 399.089,
  '25_5': 366.338,
  '50_1': 943.728,
  '50_3': 541.116,
  '50_5': 655.717,
  '75_1': 1111.37,
  '75_3': 622.625,
  '75_5': 653.709,
  '100_1': 1255.93,
  '100_3': 757.834,
  '100_5': 707.682,
  '200_1': 1236.95,
  '200_3': 1128.6,
  '200_5': 1191.46,
  '300_1': 1650.16,
  '300_3': 1379.68,
  '300_5': 1540.88,
};

/** Home care with windows, skills and two people at once (Mankowska, Meisel & Bierwirth 2014). */
export async function hhcrspBench(say: (line: string) => void): Promise<void> {
  tellTable('HHCRSP', say);
  const gaps: number[] = [];
  const all = instancesOf('hhcrsp', '.json').flatMap(({ name, path }) => {
    const number = /_(\d+_\d)$/.exec(name)?.[1];
    return number === undefined ? [] : [{ number, path }];
  });
  for (const { number, path } of all.toSorted(
    (one, other) => Number.parseInt(one.number, 10) - Number.parseInt(other.number, 10),
  ))
    gaps.push(...(await runInstance({ name: number, file: readHhcrsp(path), best: BEST[number], added: 0 }, say)));
  tellMean(gaps, say);
}
