import { benchInterference } from './interference.ts';
import { benchRooms } from './rooms.ts';

const benches: Record<string, (say: (line: string) => void) => Promise<void>> = {
  rooms: benchRooms,
  interference: benchInterference,
};

const [name] = process.argv.slice(2);
const bench = name === undefined ? undefined : benches[name];
if (bench === undefined || process.argv.includes('--help')) {
  console.log(
    `npm run bench -- NAME\n\nMeasures on this machine, as ratios in one run. NAME is one of: ${Object.keys(benches).join(', ')}.\nSECONDS=8 sets how long each measurement runs; ONLY=part-of-a-name narrows interference.`,
  );
  process.exitCode = process.argv.includes('--help') ? 0 : 1;
} else {
  await bench((line) => console.log(line));
}
