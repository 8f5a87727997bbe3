import { benchInterference } from './interference.ts';
import { benchPathways } from './pathways.ts';
import { benchPlanner } from './planner.ts';
import { benchRooms } from './rooms.ts';

const benches: Record<string, (say: (line: string) => void) => Promise<void>> = {
  interference: benchInterference,
  pathways: benchPathways,
  planner: benchPlanner,
  rooms: benchRooms,
};

const HELP = `npm run bench -- NAME

Measures on this machine, as ratios in one run. NAME is one of: ${Object.keys(benches).join(', ')}.

  SECONDS=8             how long each measurement runs
  ONLY=part-of-a-name   of interference: which questions
  SIZES=1000,10000      of pathways: how many

What the planner's bench can be asked for: npm run bench -- planner --help`;

const [name] = process.argv.slice(2);
const bench = name === undefined ? undefined : benches[name];
if (bench === undefined || (name !== 'planner' && process.argv.includes('--help'))) {
  console.log(HELP);
  process.exitCode = process.argv.includes('--help') ? 0 : 1;
} else {
  await bench((line) => console.log(line));
}
