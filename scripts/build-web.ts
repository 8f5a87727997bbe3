import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { putInPlace } from './put-in-place.ts';
import { compileWords } from './words.ts';

const root = resolve(import.meta.dirname, '..');
const target = join(root, 'dist/web');
const stampIn = (folder: string) => join(folder, '.hash');
const inputs = [
  'package-lock.json',
  'vite.config.ts',
  'scripts/{words,build-web,vite-contracts,vite-pure-rules}.ts',
  'kernel/**/*.ts',
  'platform/{web,contract}/**/*.{ts,tsx,css,js,json,svg,png}',
  'modules/*/{web,domain}/**/*.{ts,tsx,css,json}',
  'modules/*/contract.ts',
  'apps/web/**/*.{ts,tsx,css,json,html}',
];

/** What comes over the line before somebody who has signed in sees the first screen. */
const firstPage = ['index.html', 'HomePage.tsx'];
const allowedKb = 172;

/** Builds the screens to `dist/web/`, unless nothing they are made of has changed. Throws when they grow too heavy. */
export async function buildWeb(say: (line: string) => void = console.log): Promise<{ changed: boolean }> {
  const started = performance.now();
  await compileWords();
  const hash = hashOfInputs();
  if (existsSync(stampIn(target)) && readFileSync(stampIn(target), 'utf8') === hash) return { changed: false };
  say('Building the screens …');
  // Beside, and put in place when whole: another process may build or serve at the same time.
  const next = `${target}.${process.pid}`;
  let kb: number;
  try {
    const { build } = await import('vite');
    const configFile = join(root, 'vite.config.ts');
    await build({ configFile, logLevel: 'error', build: { outDir: next, emptyOutDir: true } });
    kb = firstPageKb(next);
    if (kb > allowedKb) throw new Error(`The first page takes ${kb} kB of JavaScript; ${allowedKb} kB are allowed.`);
    writeFileSync(stampIn(next), hash);
    putInPlace(next, target);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(`Screens built in ${seconds} s; the first page takes ${kb} kB of JavaScript (at most ${allowedKb}).`);
  return { changed: true };
}

function hashOfInputs(): string {
  const hash = createHash('sha256');
  const files = globSync(inputs, {
    cwd: root,
    exclude: (name) => name.includes('/generated') || /\.test\.tsx?$/.test(name),
  });
  for (const file of files.sort()) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

const Manifest = z.record(z.string(), z.object({ file: z.string(), imports: z.array(z.string()).optional() }));

/** Kilobytes (1000 bytes) of compressed JavaScript behind the first page: its own and all it imports. */
function firstPageKb(folder: string): number {
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')));
  const needed = new Set<string>();
  const need = (name: string) => {
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`The build has no ${name}.`);
    if (needed.has(chunk.file)) return;
    needed.add(chunk.file);
    for (const imported of chunk.imports ?? []) need(imported);
  };
  for (const name of firstPage) need(name);
  const bytes = [...needed].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
  return Math.round(bytes / 100) / 10;
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { help: { type: 'boolean' } } });
  if (values.help) console.log('Builds the screens to dist/web/, when something they are made of has changed.');
  else if (!(await buildWeb()).changed) console.log('Screens: unchanged.');
}
