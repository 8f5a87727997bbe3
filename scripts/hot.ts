import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const HELP = `The files most often changed, from git's history: a file everybody must touch is a fault in the design.

  npm run hot [-- --top 25] [-- --since "3 months ago"]

  --top N        how many files (25)
  --since DATE   only changes after this, as git log understands it
  --help         this text`;

const { values } = parseArgs({
  options: {
    top: { type: 'string', default: '25' },
    since: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(HELP);
} else {
  print(Number(values.top), values.since);
}

function print(top: number, since: string | undefined): void {
  const root = resolve(import.meta.dirname, '..');
  const options = [
    'log',
    '--no-merges',
    '--name-only',
    '--pretty=format:%x00',
    ...(since === undefined ? [] : [`--since=${since}`]),
  ];
  const log = execFileSync('git', options, { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  const commits = log.split('\0').filter((commit) => commit.trim() !== '');
  const changes = new Map<string, number>();
  for (const path of commits.flatMap((commit) => commit.split('\n').filter(Boolean))) {
    changes.set(path, (changes.get(path) ?? 0) + 1);
  }
  const living = [...changes].filter(([path]) => path !== 'package-lock.json' && existsSync(join(root, path)));
  const hottest = living.sort((one, other) => other[1] - one[1]).slice(0, top);
  for (const [path, times] of hottest) {
    const share = ((100 * times) / commits.length).toFixed(1).padStart(5);
    console.log(`${String(times).padStart(4)}  ${share} %  ${path}`);
  }
  console.log(`\n${commits.length} commits`);
}
