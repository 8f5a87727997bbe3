import { tellFaults } from '../basics/fault.ts';
import { compileProblem } from '../problem/compile-problem.ts';
import { findHopeless } from '../problem/find-hopeless.ts';
import { adopt } from '../search/adopt.ts';
import { explainUnplaced } from '../search/explain.ts';
import type { Stop } from '../search/stop.ts';
import { State } from '../solution/state.ts';
import { Timing } from '../solution/timing.ts';
import { writePlan } from '../solution/write-plan.ts';
import { solve } from '../solve.ts';
import type { Command, Out } from './command.ts';
import { readPlanOptions } from './options.ts';
import { readProblem } from './read-problem.ts';

/** `plan FILE`: the plan as JSON on the standard output; progress, warnings and faults on the error output. Ctrl-C gives the best plan so far. */
export const planCommand: Command = async (rest, out) => {
  const options = readPlanOptions(rest);
  if ('wrong' in options) {
    out.tell(options.wrong);
    return 2;
  }
  const read = readProblem(options.file);
  if ('faults' in read) {
    out.tell(tellFaults(read.faults));
    return 1;
  }
  const problem = compileProblem(read.problem);
  const warnings = findHopeless(read.problem, problem);
  if (warnings.length > 0) out.tell(`These can't be placed, whatever is done with the rest:\n${tellFaults(warnings)}`);
  const interrupt = new AbortController();
  const onInterrupt = (): void => interrupt.abort();
  process.once('SIGINT', onInterrupt);
  const limit: Stop = options.steps === undefined ? { seconds: options.seconds } : { steps: options.steps };
  const solved = await solve(problem, {
    seed: options.seed,
    threads: options.threads,
    stop: { ...limit, signal: interrupt.signal },
    ...(options.progress ? { onProgress: tellProgress(out) } : {}),
  });
  process.off('SIGINT', onInterrupt);
  const state = new State(problem);
  adopt(state, new Timing(state), solved.next);
  const unplaced = explainUnplaced(problem, solved.next);
  const { seed, threads } = options;
  // How long it took is told, not written: the same seed and steps give the same bytes.
  out.tell(
    `${problem.visits.count - unplaced.length} of ${problem.visits.count} visits placed in ${solved.seconds.toFixed(1)} s.`,
  );
  out.say(
    JSON.stringify(
      { ...writePlan(read.problem, state), unplaced, search: { seed, threads, steps: solved.steps } },
      null,
      1,
    ),
  );
  return 0;
};

function tellProgress(out: Out) {
  return ({ seconds, steps, total }: { seconds: number; steps: number; total: number }): void =>
    out.tell(`${seconds.toFixed(1)} s, ${steps} steps, price ${total.toFixed(1)}`);
}
