import type { CaseloadFile, Citizen } from '../problem/caseload-file.ts';
import { netOf } from './ledger.ts';

/**
 * Who a balance is about: in `new`, whoever has nobody; in `rebalance`, everybody but those whose person has no minute
 * for citizens this week and is still employed: they wait.
 */
export function isDecided(file: CaseloadFile, citizen: Citizen, mode: 'new' | 'rebalance'): boolean {
  const person = file.people.find(({ id }) => id === citizen.with);
  if (person === undefined) return true;
  if (mode === 'new') return false;
  return netOf(person) > 0 || (person.to !== undefined && person.to < file.week);
}
