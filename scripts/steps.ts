import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const ROOT = resolve(import.meta.dirname, '..');
const BIN = join(ROOT, 'node_modules', '.bin');

/** How many checks of a step held and how many did not. */
export type Tally = { readonly passed: number; readonly failed: number };

export const addUp = (tallies: readonly Tally[]): Tally => ({
  passed: tallies.reduce((sum, one) => sum + one.passed, 0),
  failed: tallies.reduce((sum, one) => sum + one.failed, 0),
});

/** Says a step's heading, runs it, and says how long it took. */
export async function step(heading: string, work: () => Promise<Tally>): Promise<Tally> {
  console.log(`\n── ${heading} ──`);
  const startedAt = performance.now();
  const tally = await work();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${heading}: ${tally.failed === 0 ? 'well' : `${tally.failed} failed`} (${seconds} s)`);
  return tally;
}

const NOTHING: Tally = { passed: 0, failed: 0 };
const ONE_FAILED: Tally = { passed: 0, failed: 1 };

/** Runs a script of ours if it is there; one failure when it ends badly. */
export async function runScript(name: string): Promise<Tally> {
  if (!existsSync(join(ROOT, 'scripts', name))) {
    console.log(`scripts/${name} is not there; nothing to do.`);
    return NOTHING;
  }
  return (await run(process.execPath, [join('scripts', name)])) === 0 ? NOTHING : ONE_FAILED;
}

/** Each part of the house against its own types: rules without DOM and Node, screens without Node, server without DOM. */
export async function checkTypes(): Promise<Tally> {
  let failed = 0;
  const left = ['tests', 'server', 'web', 'rules', 'planner'];
  const checkNext = async (): Promise<void> => {
    const part = left.shift();
    if (part === undefined) return;
    const code = await run(join(BIN, 'tsc'), ['--noEmit', '-p', `tsconfig.${part}.json`]);
    if (code !== 0) console.log(`The types of ${part} do not fit (tsconfig.${part}.json).`);
    failed += code === 0 ? 0 : 1;
    return checkNext();
  };
  // Each is one thread: two at a time on the smallest machine we count on.
  await Promise.all([checkNext(), checkNext()]);
  return { passed: 0, failed };
}

/** oxlint with type-aware rules, as .oxlintrc.json says. */
export async function lint(): Promise<Tally> {
  return (await run(join(BIN, 'oxlint'), ['--deny-warnings'])) === 0 ? NOTHING : ONE_FAILED;
}

const Report = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });

/** Runs the tests of some of vitest.config.ts's projects and counts them; a run that broke without a failed test counts as one. */
export async function runTests(projects: readonly string[], files: readonly string[] = []): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'tillit-report-'));
  const report = join(folder, 'report.json');
  try {
    const code = await run(join(BIN, 'vitest'), [
      'run',
      ...projects.map((project) => `--project=${project}`),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...files,
    ]);
    const text = await readFile(report, 'utf8').catch(() => undefined);
    if (text === undefined) return ONE_FAILED;
    const { numPassedTests: passed, numFailedTests: failed } = Report.parse(JSON.parse(text));
    return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs a program in the repository with its output shown; answers its exit code. */
function run(command: string, options: readonly string[]): Promise<number> {
  return new Promise((done) => {
    const child = spawn(command, options, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', (fault) => {
      console.error(fault.message);
      done(1);
    });
    child.once('close', (code) => done(code ?? 1));
  });
}
