import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const aside = ['**/node_modules/**', '**/dist/**', '**/.local/**'];
const rules = [
  'kernel/**/*.test.ts',
  'modules/*/domain/**/*.test.ts',
  'modules/*/*.test.ts',
  'platform/contract/**/*.test.ts',
  'planner/**/*.test.ts',
];
const web = ['platform/web/**/*.test.ts', 'modules/*/web/**/*.test.ts', 'apps/web/**/*.test.ts', '**/*.test.tsx'];
const journeys = ['journeys/**/*.test.ts'];
// Stories that another one tells too in the check: with `EVERY_MANNER=1` they are played, and all others in every manner.
const toldElsewhere = ['journeys/are.test.ts', 'journeys/appointment.test.ts'];
const notPlayed = process.env['EVERY_MANNER'] === undefined ? toldElsewhere : [];
const postgres = './platform/testing/vitest-postgres.ts';

// On two processors one worker would leave one of them idle: much of what a test waits for is PostgreSQL and key stretching.
const maxWorkers = Math.max(2, availableParallelism() - 1);

/**
 * rules: pure, no machine around them · server: real PostgreSQL and HTTP · web: screens by role and label · journeys: a real browser.
 * Files share their worker (isolate: false): a test may not leave anything behind in a module's state.
 */
export default defineConfig({
  test: {
    passWithNoTests: true,
    // As long as a page is waited for elsewhere: a second, which is usual, is too short for a reload on a busy machine.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'rules',
          environment: 'node',
          isolate: false,
          include: rules,
          exclude: aside,
          maxWorkers,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          environment: 'node',
          isolate: false,
          include: ['**/*.test.ts'],
          exclude: [...aside, ...rules, ...web, ...journeys],
          globalSetup: [postgres],
          maxWorkers,
          // Whatever hangs is ended; how fast something is, is the bench’s to say.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'web',
          environment: 'happy-dom',
          maxWorkers,
          testTimeout: 60_000,
          isolate: false,
          include: web,
          exclude: [...aside, ...journeys],
          setupFiles: ['./platform/testing/vitest-web.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          environment: 'node',
          isolate: false,
          include: journeys,
          exclude: [...aside, ...notPlayed],
          globalSetup: [postgres, './journeys/build-screens.ts'],
          maxWorkers: 2,
          testTimeout: 300_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
