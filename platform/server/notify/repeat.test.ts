import { expect, test } from 'vitest';
import { repeat } from './repeat.ts';

test('Work is repeated, never twice at the same time, goes on after a fault, and the stop waits for it', async () => {
  const faults: unknown[] = [];
  let [begun, underWay, most] = [0, 0, 0];
  const running = await new Promise<{ stop(): Promise<void> }>((resolve) => {
    const repeated = repeat(
      async () => {
        begun += 1;
        underWay += 1;
        most = Math.max(most, underWay);
        await new Promise((soon) => setTimeout(soon, 3));
        underWay -= 1;
        if (begun === 1) throw new Error('once');
        if (begun === 3) resolve(repeated);
      },
      1,
      (fault) => faults.push(fault),
    );
  });
  await running.stop();
  expect([most, underWay, faults.length]).toEqual([1, 0, 1]);
});
