import { type Fault, faultsOfShape } from '../../basics/fault.ts';
import { readJson } from '../../basics/read-json.ts';
import { BalanceFile } from './balance-file.ts';
import { sayIssue } from './say-issue.ts';

/** A balance from disk, as the checker wants it, or what is wrong with its shape. */
export function readBalance(path: string): { readonly balance: BalanceFile } | { readonly faults: readonly Fault[] } {
  const read = readJson(path);
  if ('faults' in read) return read;
  const parsed = BalanceFile.safeParse(read.value, { error: sayIssue });
  return parsed.success ? { balance: parsed.data } : { faults: faultsOfShape(parsed.error) };
}
