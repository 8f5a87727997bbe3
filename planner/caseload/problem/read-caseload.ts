import { type Fault, faultsOfShape } from '../../basics/fault.ts';
import { readJson } from '../../basics/read-json.ts';
import { CaseloadFile } from './caseload-file.ts';
import { faultsOfCaseload } from './faults-of-caseload.ts';
import { sayIssue } from './say-issue.ts';

export type ReadCaseload = { readonly file: CaseloadFile } | { readonly faults: readonly Fault[] };

/** A caseload file from disk, or each of its faults with its place. */
export function readCaseload(path: string): ReadCaseload {
  const read = readJson(path);
  return 'faults' in read ? read : parseCaseload(read.value);
}

/** The same of what was read already. */
export function parseCaseload(value: unknown): ReadCaseload {
  const parsed = CaseloadFile.safeParse(value, { error: sayIssue });
  if (!parsed.success) return { faults: faultsOfShape(parsed.error) };
  const faults = faultsOfCaseload(parsed.data);
  return faults.length > 0 ? { faults } : { file: parsed.data };
}
