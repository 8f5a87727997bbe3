import { planVisits } from '../districts/plan-visits.ts';
import { ProblemFile } from '../problem/problem-file.ts';
import { generateTown } from './generate-town.ts';
import { seconds } from './settings.ts';

const TEAM = { staff: 30, citizens: 120, days: 28, visits: 107 };

/** One team, ten, a hundred: time, memory, and how good the plan is in the same number of seconds. */
export async function growthBench(say: (line: string) => void): Promise<void> {
  const sizes = (process.env['SIZES'] ?? '1,10,100').split(',').map(Number);
  say(`\nGrowth: teams of 30 staff and 120 citizens side by side, four weeks, ${seconds} s of search each\n`);
  say(
    '| teams | visits | districts | whole time (s) | memory (MB) | not placed | minutes of travel a visit | faces above the target, a citizen | steps a second |\n|---|---|---|---|---|---|---|---|---|',
  );
  for (const teams of sizes) {
    const file = ProblemFile.parse(generateTown(teams, TEAM, 1));
    const began = performance.now();
    const plan = await planVisits(file, { seed: 1, stop: { seconds } });
    const whole = (performance.now() - began) / 1_000;
    const memory = process.memoryUsage().rss / 1024 / 1024;
    const extra = plan.price.extraFace / file.weights.extraFace / file.citizens.length;
    say(
      `| ${teams} | ${file.visits.length} | ${plan.districts} | ${whole.toFixed(0)} | ${memory.toFixed(0)} | ${plan.unplaced.length} | ${(plan.price.travel / file.visits.length).toFixed(2)} | ${extra.toFixed(2)} | ${Math.round(plan.steps / whole)} |`,
    );
  }
}
