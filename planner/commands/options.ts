import type { Absent } from '../absence/day-file.ts';
import { readWords } from './read-words.ts';

const MOST_THREADS = 64;

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

const kinds = {
  seconds: 'value',
  steps: 'value',
  seed: 'value',
  threads: 'value',
  absent: 'value',
  plan: 'value',
  progress: 'flag',
} as const;

/** The options of `plan`, or what is wrong with them. */
export function readPlanOptions(rest: readonly string[]): PlanOptions | { wrong: string } {
  const words = readWords(rest, kinds);
  if ('says' in words) return { wrong: words.says };
  const [file, more] = words.files;
  if (file === undefined) return { wrong: 'Which file? npm run tillit -- plan FILE' };
  if (more !== undefined) return { wrong: `One file at a time; "${more}" is one too many.` };
  try {
    return optionsOf(file, words.options);
  } catch (fault) {
    return { wrong: fault instanceof Error ? fault.message : String(fault) };
  }
}

/** @throws with what is wrong */
function optionsOf(file: string, given: ReadonlyMap<string, string>): PlanOptions {
  const said = given.get('absent');
  const plan = given.get('plan');
  const options = {
    file,
    seconds: numberOf('--seconds', given.get('seconds'), 10),
    steps: given.has('steps') ? numberOf('--steps', given.get('steps'), 0) : undefined,
    seed: numberOf('--seed', given.get('seed'), 1),
    threads: numberOf('--threads', given.get('threads'), 2),
    progress: given.has('progress'),
    absent: said === undefined ? undefined : absentOf(said),
    plan,
  };
  if (options.threads < 1 || options.threads > MOST_THREADS || !Number.isInteger(options.threads))
    throw new Error(`--threads is a whole number from 1 to ${MOST_THREADS}.`);
  if (options.absent !== undefined && plan === undefined)
    throw new Error('Which plan is to be changed? plan FILE --plan PLAN --absent PERSON@DATE');
  return options;
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
