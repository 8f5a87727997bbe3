import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { putInPlace } from './put-in-place.ts';

export const languages = ['en', 'da', 'nb', 'nn'] as const;
const folders = ['platform/web/words', 'modules/*/web/words', 'apps/web/words'];
const root = resolve(import.meta.dirname, '..');
const generated = join(root, 'platform/web/generated');
const target = join(generated, 'paraglide');

/** The folders that hold words, from the repository's root, in a fixed order. */
export function findWordFolders(): string[] {
  return folders.flatMap((pattern) =>
    globSync(`${pattern}/en.json`, { cwd: root })
      .map((file) => dirname(file))
      .sort(),
  );
}

/** The words of one folder in one language: key → text (or the variants of a plural). */
export function readWords(folder: string, language: string): Record<string, unknown> {
  const words: unknown = JSON.parse(readFileSync(join(root, folder, `${language}.json`), 'utf8'));
  if (typeof words !== 'object' || words === null) throw new Error(`${folder}/${language}.json holds no words`);
  return Object.fromEntries(Object.entries(words).filter(([key]) => key !== '$schema'));
}

/** The names between braces in a text, sorted, once each. A plural names its inputs as declarations. */
export function placeholdersOf(words: unknown): string[] {
  const text = JSON.stringify(words);
  const declared = [...text.matchAll(/"input (\w+)"/g)].map(([, name]) => name ?? '');
  const inText = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  return [...new Set([...declared, ...inText])].sort();
}

/** Compiles all words to `platform/web/generated/paraglide/`, unless nothing has changed since the last time. */
export async function compileWords(): Promise<{ messages: number; changed: boolean }> {
  const wordFolders = findWordFolders();
  const words = collectKeys(wordFolders);
  const hash = hashOf(wordFolders);
  const stamp = join(target, '.hash');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return { messages: words.size, changed: false };

  // Loaded only when there is something to compile: the compiler takes longer to load than to run.
  const { compile } = await import('@inlang/paraglide-js');
  const project = writeProject(wordFolders);
  const next = `${target}.${process.pid}`;
  await compile({
    project,
    outdir: next,
    outputStructure: 'message-modules',
    strategy: ['globalVariable', 'baseLocale'],
    emitReadme: false,
    emitPrettierIgnore: false,
    emitGitIgnore: false,
  });
  const compiled = readdirSync(join(next, 'messages')).filter((file) => file.endsWith('.js') && file !== '_index.js');
  if (compiled.length !== words.size) {
    // The compiler says success even when its plugin could not be loaded, so we count.
    rmSync(next, { recursive: true });
    throw new Error(`Words: ${words.size} messages in the files, but ${compiled.length} were compiled.`);
  }
  writeTypes(next, words);
  writeFileSync(join(next, '.hash'), hash);
  putInPlace(next, target);
  return { messages: words.size, changed: true };
}

function collectKeys(wordFolders: string[]): Map<string, string[]> {
  const keys = new Map<string, string[]>();
  for (const folder of wordFolders)
    for (const [key, text] of Object.entries(readWords(folder, 'en'))) {
      if (keys.has(key)) throw new Error(`Words: "${key}" stands in two folders, one of them ${folder}.`);
      if (!/^[a-z][a-zA-Z0-9_]*$/.test(key)) throw new Error(`Words: "${key}" in ${folder} is no usable name.`);
      keys.set(key, placeholdersOf(text));
    }
  return keys;
}

function hashOf(wordFolders: string[]): string {
  const hash = createHash('sha256').update(readFileSync(import.meta.filename));
  for (const folder of wordFolders)
    for (const language of languages) {
      const file = `${folder}/${language}.json`;
      hash.update(file).update(readFileSync(join(root, file)));
    }
  return hash.digest('hex');
}

function writeProject(wordFolders: string[]): string {
  const project = join(generated, 'words.inlang');
  const fromHere = (path: string) => `./${relative(generated, join(root, path))}`;
  mkdirSync(project, { recursive: true });
  const settings = {
    baseLocale: 'en',
    locales: languages,
    telemetry: 'off',
    modules: [fromHere('node_modules/@inlang/plugin-message-format/dist/index.js')],
    'plugin.inlang.messageFormat': { pathPattern: wordFolders.map((folder) => fromHere(`${folder}/{locale}.json`)) },
  };
  writeFileSync(join(project, 'settings.json'), JSON.stringify(settings, null, 2));
  return project;
}

/** Types of our own: the compiler's need a TypeScript process, and say less. */
function writeTypes(folder: string, words: Map<string, string[]>): void {
  const inputs = (names: string[]) =>
    names.length === 0 ? '' : `inputs: { ${names.map((name) => `${name}: string | number`).join('; ')} }`;
  const lines = [...words].map(([key, names]) => `export declare const ${key}: (${inputs(names)}) => string;`);
  writeFileSync(join(folder, 'messages/_index.d.ts'), `${lines.join('\n')}\n`);
  const language = languages.map((name) => `'${name}'`).join(' | ');
  writeFileSync(
    join(folder, 'runtime.d.ts'),
    `export declare function overwriteGetLocale(getLocale: () => ${language}): void;\n`,
  );
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { help: { type: 'boolean' } } });
  if (values.help) console.log('Compiles the words of all modules (web/words/{en,da,nb,nn}.json) for the screens.');
  else {
    const started = performance.now();
    const { messages, changed } = await compileWords();
    const spent = Math.round(performance.now() - started);
    console.log(changed ? `Words: ${messages} messages compiled in ${spent} ms.` : `Words: ${messages}, unchanged.`);
  }
}
