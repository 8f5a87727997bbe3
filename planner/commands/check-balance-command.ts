import { tellFaults } from '../basics/fault.ts';
import { checkBalance } from '../caseload/check/check-balance.ts';
import { readBalance } from '../caseload/problem/read-balance.ts';
import { readCaseload } from '../caseload/problem/read-caseload.ts';
import type { Out } from './command.ts';

/** `check FILE BALANCE`, where FILE is a caseload: proves the balance, or tells each of its faults. */
export function checkBalanceCommand([file, other]: readonly [string, string], out: Out): number {
  const [caseload, balance] = [readCaseload(file), readBalance(other)];
  const faults = [...('faults' in caseload ? caseload.faults : []), ...('faults' in balance ? balance.faults : [])];
  if ('faults' in caseload || 'faults' in balance) {
    out.tell(tellFaults(faults));
    return 1;
  }
  const checked = checkBalance(caseload.file, balance.balance);
  if (checked.faults.length > 0) {
    out.tell(tellFaults(checked.faults));
    return 1;
  }
  out.say(
    `The balance may be as it is: ${checked.placed} placed, highest load ${(checked.level / 10).toFixed(1)} %, ${checked.points} points. All its numbers were added up anew.`,
  );
  return 0;
}
