import { tellFaults } from '../basics/fault.ts';
import { type BalanceOptions, balance } from '../caseload/balance.ts';
import { tellBalance } from '../caseload/explain/tell-balance.ts';
import { readCaseload } from '../caseload/problem/read-caseload.ts';
import type { Out } from './command.ts';
import { readWords } from './read-words.ts';

const KINDS = { json: 'flag', rebalance: 'flag', seed: 'value', seconds: 'value', moves: 'value' } as const;

/** `balance FILE [--rebalance] [--seed N] [--moves N] [--seconds N] [--json]`: shares citizens among contact persons. */
export async function balanceCommand(rest: readonly string[], out: Out): Promise<number> {
  const words = readWords(rest, KINDS);
  if ('says' in words || words.files.length !== 1) {
    out.tell('says' in words ? words.says : 'Say which file: balance FILE [--rebalance] [--json]');
    return 2;
  }
  const options = optionsOf(words.options);
  if ('says' in options) {
    out.tell(options.says);
    return 2;
  }
  const read = readCaseload(words.files[0]);
  if ('faults' in read) {
    out.tell(tellFaults(read.faults));
    return 1;
  }
  const found = await balance(read.file, options);
  out.say(words.options.has('json') ? JSON.stringify(found, null, 2) : tellBalance(found));
  return 0;
}

function optionsOf(given: ReadonlyMap<string, string>): BalanceOptions | { readonly says: string } {
  const numbers: { seed?: number; seconds?: number; moves?: number } = {};
  for (const name of ['seed', 'seconds', 'moves'] as const) {
    const text = given.get(name);
    if (text === undefined) continue;
    const value = Number(text);
    const fits = name === 'seconds' ? value > 0 && value <= 86_400 : Number.isSafeInteger(value) && value >= 0;
    if (text === '' || !fits)
      return { says: `--${name} must be a ${name === 'seconds' ? 'number above 0' : 'whole number, 0 or above'}.` };
    numbers[name] = value;
  }
  return { mode: given.has('rebalance') ? 'rebalance' : 'new', ...numbers, seed: numbers.seed ?? 1 };
}
