import { checkBalanceCommand } from './check-balance-command.ts';
import type { Out } from './command.ts';
import { readWords } from './read-words.ts';

/** `check FILE BALANCE`: proves a balance against its caseload file. */
export function checkCommand(rest: readonly string[], out: Out): Promise<number> {
  const words = readWords(rest, {});
  if ('says' in words || words.files.length !== 2) {
    out.tell('says' in words ? words.says : 'Say which files: check FILE BALANCE');
    return Promise.resolve(2);
  }
  const [file, other] = words.files;
  return Promise.resolve(checkBalanceCommand([file, other], out));
}
