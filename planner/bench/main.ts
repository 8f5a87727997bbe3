import { absenceBench } from './absence-bench.ts';
import { benchCaseload } from './caseload.ts';
import { convrpBench } from './convrp-bench.ts';
import { curveBench } from './curve-bench.ts';
import { growthBench } from './growth-bench.ts';
import { hhcrspBench } from './hhcrsp-bench.ts';
import { seeds } from './settings.ts';

const benches: Readonly<Record<string, (say: (line: string) => void) => Promise<void>>> = {
  convrp: convrpBench,
  hhcrsp: hhcrspBench,
  curve: curveBench,
  absence: absenceBench,
  growth: growthBench,
  caseload: (say) => benchCaseload(seeds, say),
};

const HELP = `npm run bench -- planner [${Object.keys(benches).join(' | ')}]

Measures the planner on this machine; without a name all of them, one after the other.

  SECONDS=60            how long each search runs
  SEEDS=5               how many seeds each instance gets
  ONLY='_(50|75)_'      which instances: a regular expression of their file's name
  INSTANCES=folder      where the public instances lie (../shared/bench)`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const [name] = process.argv.slice(2);
if (name === '--help' || (name !== undefined && benches[name] === undefined)) {
  say(HELP);
  process.exitCode = name === '--help' ? 0 : 1;
} else {
  for (const [own, bench] of Object.entries(benches)) if (name === undefined || name === own) await bench(say);
}
