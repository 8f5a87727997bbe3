import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../planner/bench/main.ts', import.meta.url));

/** The planner's own benches: it is a program of its own, which says its rows itself. */
export function benchPlanner(): Promise<void> {
  const child = spawn(process.execPath, [PROGRAM, ...process.argv.slice(3)], { stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      process.exitCode = code ?? 1;
      resolve();
    });
  });
}
