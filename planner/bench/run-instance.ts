import { checkPlan } from '../check/check-plan.ts';
import { compileProblem } from '../problem/compile-problem.ts';
import { PlanFile } from '../problem/plan-file.ts';
import type { ProblemFileInput } from '../problem/problem-file.ts';
import { ProblemFile } from '../problem/problem-file.ts';
import { adopt } from '../search/adopt.ts';
import { State } from '../solution/state.ts';
import { Timing } from '../solution/timing.ts';
import { writePlan } from '../solution/write-plan.ts';
import { solve } from '../solve.ts';
import { gapText, mean, seconds, seeds } from './settings.ts';

type Instance = {
  name: string;
  file: ProblemFileInput;
  /** The value to reach, and what a plan's price is without (as the service times that never change). */
  best: number;
  added: number;
};

/** Runs an instance with each seed, proves each plan, and says a row of the table for each. Gives the gaps (0.01 is one per cent). */
export async function runInstance(
  { name, file, best, added }: Instance,
  say: (line: string) => void,
): Promise<number[]> {
  const parsed = ProblemFile.parse(file);
  const problem = compileProblem(parsed);
  const gaps: number[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const solved = await solve(problem, { seed, stop: { seconds } });
    const state = new State(problem);
    adopt(state, new Timing(state), solved.next);
    const { faults, price } = checkPlan(parsed, PlanFile.parse(writePlan(parsed, state)));
    if (faults.length > 0)
      throw new Error(`${name}, seed ${seed}: ${faults[0].place} ${faults[0].code} ${faults[0].says}`);
    const value = price.total + added;
    gaps.push(value / best - 1);
    const speed = Math.round(solved.steps / solved.seconds);
    say(`| ${name} | ${seed} | ${value.toFixed(2)} | ${best.toFixed(2)} | ${gapText(value, best)} | ${speed} |`);
  }
  return gaps;
}

/** The head of the table, and its last line. */
export function tellTable(what: string, say: (line: string) => void): void {
  say(
    `\n${what}, ${seconds} s on two threads, ${seeds} ${seeds === 1 ? 'seed' : 'seeds'}; each plan proven by the checker\n`,
  );
  say('| instance | seed | value | to reach | gap | steps a second |\n|---|---|---|---|---|---|');
}

export function tellMean(gaps: readonly number[], say: (line: string) => void): void {
  if (gaps.length > 0) say(`| **mean** | | | | **${gapText(1 + mean(gaps), 1)}** | |`);
}
