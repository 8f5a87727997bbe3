import type { Fault } from '../../basics/fault.ts';
import type { BalanceFile } from '../problem/balance-file.ts';
import type { CaseloadFile } from '../problem/caseload-file.ts';
import { whatForbids } from './check-pairs.ts';
import type { Account, Ledger } from './ledger.ts';

/** Hard ceilings, and whether those who are left without anybody had to be. */
export function checkCeilings(file: CaseloadFile, balance: BalanceFile, ledger: Ledger): Fault[] {
  const above = file.people.flatMap(({ id }, i) => {
    const account = ledger.accounts.get(id);
    return account === undefined ? [] : faultsAbove(account, `people[${i}].ceiling`);
  });
  const citizens = new Map(file.citizens.map((citizen) => [citizen.id, citizen]));
  const needless = balance.unplaced.flatMap(({ citizen: id }, i) => {
    const citizen = citizens.get(id);
    if (citizen === undefined) return [];
    const free = file.people.find((person) => {
      const account = ledger.accounts.get(person.id);
      return (
        account !== undefined &&
        whatForbids(file, citizen, person).length === 0 &&
        fits(account, ledger.loads.get(id) ?? 0, citizen.with === person.id)
      );
    });
    return free === undefined
      ? []
      : [{ place: `unplaced[${i}]`, code: 'unplaced-needlessly', says: `${id} could simply be with ${free.id}.` }];
  });
  return [...above, ...needless];
}

/** Above a ceiling may only be who was above before, and was given nobody. */
function faultsAbove(account: Account, place: string): Fault[] {
  const { person, arrived, citizens, minutes, citizensBefore, before } = account;
  const { ceiling } = person;
  if (ceiling?.kind !== 'hard' || account.placed === 0) return [];
  const faults: Fault[] = [];
  const says = (what: string) => `${person.id} holds ${what}, above the hard ceiling.`;
  if (ceiling.citizens !== undefined && citizens > ceiling.citizens && (arrived > 0 || citizens > citizensBefore))
    faults.push({ place, code: 'ceiling-citizens', says: says(`${citizens} citizens`) });
  if (ceiling.minutes !== undefined && minutes > ceiling.minutes && (arrived > 0 || minutes > before))
    faults.push({ place, code: 'ceiling-minutes', says: says(`${minutes} minutes of citizens`) });
  return faults;
}

function fits({ person, citizens, minutes, citizensBefore, before }: Account, more: number, stays: boolean): boolean {
  const { ceiling } = person;
  if (ceiling?.kind !== 'hard') return true;
  const [most, longest] = [ceiling.citizens ?? Number.POSITIVE_INFINITY, ceiling.minutes ?? Number.POSITIVE_INFINITY];
  if (stays) return citizens + 1 <= Math.max(most, citizensBefore) && minutes + more <= Math.max(longest, before);
  // Whoever was above before keeps those who are there, and gets nobody else.
  if (citizensBefore > most || before > longest) return false;
  return citizens + 1 <= most && minutes + more <= longest;
}
