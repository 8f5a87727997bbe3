import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const HELP = `Prints every sentence the tests say, by folder: what Tillit does, in its own words.

  npm run spec [-- folder]

  folder   only what lies below, for instance modules/rooms
  --help   this text`;

const ROOT = resolve(import.meta.dirname, '..');
const Listed = z.array(z.object({ name: z.string(), file: z.string() }));
const [wanted = ''] = process.argv.slice(2);

if (wanted === '--help') {
  console.log(HELP);
} else {
  print(await list(wanted));
}

type Sentence = { readonly folder: string; readonly about: string; readonly says: string };

async function list(below: string): Promise<Sentence[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tillit-spec-'));
  const file = join(folder, 'list.json');
  const vitest = join(ROOT, 'node_modules', '.bin', 'vitest');
  await promisify(execFile)(
    vitest,
    ['list', ...(below === '' ? [] : [below]), '--staticParse=false', `--json=${file}`],
    { cwd: ROOT },
  );
  const found = Listed.parse(JSON.parse(await readFile(file, 'utf8')));
  await rm(folder, { recursive: true });
  return found.map(({ name, file }) => {
    const parts = name.split(' > ');
    return { folder: dirname(relative(ROOT, file)), about: parts.slice(0, -1).join(' · '), says: parts.at(-1) ?? name };
  });
}

function print(sentences: readonly Sentence[]): void {
  const folders = Object.groupBy(sentences, (one) => one.folder);
  for (const folder of Object.keys(folders).sort()) {
    console.log(`\n# ${folder}`);
    const subjects = Object.groupBy(folders[folder] ?? [], (one) => one.about);
    for (const [about, said] of Object.entries(subjects)) {
      if (about !== '') console.log(`\n${about}`);
      for (const { says } of said ?? []) console.log(`  - ${says}`);
    }
  }
  console.log(`\n${sentences.length} sentences`);
}
