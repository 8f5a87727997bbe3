import { parseArgs } from 'node:util';
import type { Absent } from '../absence/day-file.ts';

/** What `plan` was asked for. */
export type PlanOptions = {
  file: string;
  seconds: number;
  steps: number | undefined;
  seed: number;
  threads: number;
  progress: boolean;
  /** Who is away when; only together with a plan. */
  absent: Absent | undefined;
  /** The file of a plan to go on from. */
  plan: string | undefined;
};

const options = {
  seconds: { type: 'string' },
  steps: { type: 'string' },
  seed: { type: 'string' },
  threads: { type: 'string' },
  progress: { type: 'boolean' },
  absent: { type: 'string' },
  plan: { type: 'string' },
} as const;

/** The options of `plan`, or what is wrong with them. */
export function readPlanOptions(rest: readonly string[]): PlanOptions | { wrong: string } {
  try {
    const { values, positionals } = parseArgs({ args: [...rest], options, allowPositionals: true });
    const [file, more] = positionals;
    if (file === undefined) return { wrong: 'Which file? npm run tillit -- plan FILE' };
    if (more !== undefined) return { wrong: `One file at a time; "${more}" is one too many.` };
    const seconds = numberOf('--seconds', values.seconds, 10);
    const steps = values.steps === undefined ? undefined : numberOf('--steps', values.steps, 0);
    const seed = numberOf('--seed', values.seed, 1);
    const threads = numberOf('--threads', values.threads, 2);
    if (threads < 1 || threads > 64 || !Number.isInteger(threads))
      return { wrong: '--threads is a whole number from 1 to 64.' };
    const { plan, absent: said } = values;
    const absent = said === undefined ? undefined : absentOf(said);
    if (absent !== undefined && plan === undefined)
      return { wrong: 'Which plan is to be changed? plan FILE --plan PLAN --absent PERSON@DATE' };
    return { file, seconds, steps, seed, threads, progress: values.progress === true, absent, plan };
  } catch (fault) {
    return { wrong: fault instanceof Error ? fault.message : String(fault) };
  }
}

function numberOf(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (!Number.isFinite(number) || number < 0 || text.trim() === '')
    throw new Error(`${name} is a number from 0 on, and not "${text}".`);
  return number;
}

function absentOf(text: string): Absent {
  const [, person, date] = /^(.+)@(\d{4}-\d{2}-\d{2})$/.exec(text) ?? [];
  if (person === undefined || date === undefined)
    throw new Error(`--absent is PERSON@DATE, as anna@2026-11-23, and not "${text}".`);
  return { person, date };
}
