import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const module = path.join(import.meta.dirname, 'last-resort.ts');
/** A process of its own, since a test's is not ours to end. */
const run = (deed: string) =>
  spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { catchWhatNobodyCaught } from ${JSON.stringify(module)};
       catchWhatNobodyCaught(process, (fault) => console.log('told: ' + fault.message), () => process.exit(1));
       setTimeout(() => console.log('still there'), 50);
       ${deed}`,
    ],
    { encoding: 'utf8' },
  );

describe('What nobody caught', () => {
  it('is told, and ends nothing, when it was a promise that nobody waited for', () => {
    const { stdout, status } = run(`void Promise.reject(new Error('forgotten'));`);
    expect(stdout).toBe('told: forgotten\nstill there\n');
    expect(status).toBe(0);
  });

  it('is told before the process ends, when it came out of nowhere', () => {
    const { stdout, status } = run(`setImmediate(() => { throw new Error('out of nowhere'); });`);
    expect(stdout).toBe('told: out of nowhere\n');
    expect(status).toBe(1);
  });
});
