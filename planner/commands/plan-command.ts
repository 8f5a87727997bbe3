import type { Absent } from '../absence/day-file.ts';
import type { Fault } from '../basics/fault.ts';
import { faultsOfShape, tellFaults } from '../basics/fault.ts';
import { readJson } from '../basics/read-json.ts';
import { checkPlan } from '../check/check-plan.ts';
import { planVisits } from '../districts/plan-visits.ts';
import { findHopeless } from '../problem/find-hopeless.ts';
import { PlanFile } from '../problem/plan-file.ts';
import type { ProblemFile } from '../problem/problem-file.ts';
import type { Options } from '../solve.ts';
import type { Command, Out } from './command.ts';
import type { PlanOptions } from './options.ts';
import { readPlanOptions } from './options.ts';
import { readProblem } from './read-problem.ts';
import { replanCommand } from './replan-command.ts';

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
  const nobody = options.absent === undefined ? undefined : findNobodyAway(read.problem, options.absent);
  if (nobody !== undefined) {
    out.tell(nobody);
    return 1;
  }
  const before = options.plan === undefined ? undefined : readPlan(read.problem, options.plan);
  if (before !== undefined && 'faults' in before) {
    out.tell(tellFaults(before.faults));
    return 1;
  }
  const interrupt = new AbortController();
  const onInterrupt = (): void => interrupt.abort();
  process.once('SIGINT', onInterrupt);
  const search = searchOptions(options, interrupt.signal, out);
  if (options.absent !== undefined && before !== undefined)
    await replanCommand({ file: read.problem, plan: before.plan, absent: options.absent, search }, out);
  else await planAnew(read.problem, before?.plan, { search, out });
  process.off('SIGINT', onInterrupt);
  return 0;
};

async function planAnew(
  file: ProblemFile,
  before: PlanFile | undefined,
  { search, out }: { search: Options; out: Out },
): Promise<void> {
  const warnings = findHopeless(file);
  if (warnings.length > 0) out.tell(`These can't be placed, whatever is done with the rest:\n${tellFaults(warnings)}`);
  const { steps, seconds, districts, ...plan } = await planVisits(file, search, before);
  // How long it took is told, not written: the same seed and steps give the same bytes.
  const count = file.visits.length;
  out.tell(`${count - plan.unplaced.length} of ${count} visits placed in ${seconds.toFixed(1)} s.`);
  if (districts > 1)
    out.tell(`Searched in ${districts} districts that nobody crosses: there are too many visits for one search.`);
  const { seed, threads } = search;
  out.say(JSON.stringify({ ...plan, search: { seed, threads, steps, districts } }, null, 1));
}

/** What is wrong with who is said to be away. */
function findNobodyAway({ people }: ProblemFile, { person, date }: Absent): string | undefined {
  const who = people.find(({ id }) => id === person);
  if (who === undefined) return `--absent: there is no person "${person}" in the file.`;
  if (who.shifts.some((shift) => shift.date === date)) return undefined;
  return `--absent: ${person} has no shift on ${date}, so nothing changes.`;
}

/** A plan to go on from must hold: what is built on a plan that can't be kept can't be kept either. */
function readPlan(problem: ProblemFile, path: string): { plan: PlanFile } | { faults: Fault[] } {
  const read = readJson(path);
  if ('faults' in read) return read;
  const parsed = PlanFile.safeParse(read.value);
  if (!parsed.success) return { faults: faultsOfShape(parsed.error) };
  const { faults } = checkPlan(problem, { ...parsed.data, price: undefined });
  return faults.length === 0 ? { plan: parsed.data } : { faults };
}

function searchOptions(
  { seed, threads, steps, seconds, progress }: PlanOptions,
  signal: AbortSignal,
  out: Out,
): Options {
  const limit = steps === undefined ? { seconds } : { steps };
  const tell = (at: { seconds: number; steps: number; total: number }): void =>
    out.tell(`${at.seconds.toFixed(1)} s, ${at.steps} steps, price ${at.total.toFixed(1)}`);
  return { seed, threads, stop: { ...limit, signal }, ...(progress ? { onProgress: tell } : {}) };
}
