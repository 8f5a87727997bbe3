import type { Fault } from '../basics/fault.ts';
import { faultsOfShape } from '../basics/fault.ts';
import { readJson } from '../basics/read-json.ts';
import { findFaults } from '../problem/find-faults.ts';
import { ProblemFile } from '../problem/problem-file.ts';

/** The problem in a file, or all that is wrong with it. */
export function readProblem(path: string): { problem: ProblemFile } | { faults: Fault[] } {
  const read = readJson(path);
  if ('faults' in read) return read;
  const parsed = ProblemFile.safeParse(read.value);
  if (!parsed.success) return { faults: faultsOfShape(parsed.error) };
  const faults = findFaults(parsed.data);
  return faults.length === 0 ? { problem: parsed.data } : { faults };
}
