import { readJson } from '../basics/read-json.ts';
import { checkBalanceCommand } from './check-balance-command.ts';
import { checkPlanCommand } from './check-plan-command.ts';
import type { Out } from './command.ts';
import { readWords } from './read-words.ts';

/** `check FILE ANSWER`: proves a plan against its visits, or a balance against its caseload. The file says which of them it is. */
export function checkCommand(rest: readonly string[], out: Out): Promise<number> {
  const words = readWords(rest, {});
  if ('says' in words || words.files.length !== 2) {
    out.tell('says' in words ? words.says : 'Say which files: check FILE PLAN, or check FILE BALANCE');
    return Promise.resolve(2);
  }
  const [file, answer] = words.files;
  const check = isCaseload(file) ? checkBalanceCommand : checkPlanCommand;
  return Promise.resolve(check([file, answer], out));
}

function isCaseload(path: string): boolean {
  const read = readJson(path);
  if ('faults' in read || typeof read.value !== 'object' || read.value === null) return false;
  return 'format' in read.value && read.value.format === 'tillit-caseload-1';
}
