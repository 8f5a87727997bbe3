import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const PLANNER = path.resolve(import.meta.dirname, '../../planner/main.ts');

/** The words the planner answers to. */
export const plannerWords: readonly string[] = ['plan', 'check', 'capacity', 'balance'];

/**
 * Starts the planner as a program of its own (ADR 0050), at the same terminal: what it says, asks and is told is not touched.
 * Gives the code it ended with; 1 when something stopped it.
 */
export async function runPlanner(words: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [PLANNER, ...words], { stdio: 'inherit' });
  // Ctrl-C reaches both; the planner ends by itself, and its code is waited for.
  const wait = () => {};
  process.on('SIGINT', wait);
  try {
    await once(child, 'exit');
    return child.exitCode ?? 1;
  } finally {
    process.off('SIGINT', wait);
  }
}
