import type { Fault } from '../../basics/fault.ts';
import type { BalanceFile } from '../problem/balance-file.ts';
import type { CaseloadFile } from '../problem/caseload-file.ts';
import { checkAccounts } from './check-accounts.ts';
import { checkCeilings } from './check-ceilings.ts';
import { checkNumbers } from './check-numbers.ts';
import { checkPairs } from './check-pairs.ts';
import { ledgerOf } from './ledger.ts';

/** What a check came to: no faults is a proof that the balance may be, and that its numbers are its own. */
export type Checked = {
  readonly faults: readonly Fault[];
  readonly level: number;
  readonly points: number;
  readonly placed: number;
};

/**
 * Proves a balance against its file, wherever it was made. Written from docs/caseload.md; it shares with the search only
 * the shape of the two files, so that an error there is not repeated here.
 */
export function checkBalance(file: CaseloadFile, balance: BalanceFile): Checked {
  const accounts = checkAccounts(file, balance);
  // Sums over people who are not there, or citizens who are there twice, would say nothing.
  if (accounts.length > 0) return { faults: accounts, level: 0, points: 0, placed: 0 };
  const ledger = ledgerOf(file, balance);
  const faults = [
    ...checkPairs(file, balance),
    ...checkCeilings(file, balance, ledger),
    ...checkNumbers(file, balance, ledger),
  ];
  return { faults, level: ledger.level, points: ledger.points, placed: balance.placements.length };
}
