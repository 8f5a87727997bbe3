import type { Fault } from '../../basics/fault.ts';
import type { BalanceFile } from '../problem/balance-file.ts';
import type { CaseloadFile } from '../problem/caseload-file.ts';
import { isDecided } from './is-decided.ts';

/** Everybody who is to be placed stands in the balance once, and nobody else does; it is of this file's week. */
export function checkAccounts(file: CaseloadFile, balance: BalanceFile): Fault[] {
  const faults: Fault[] = [];
  if (balance.week !== file.week)
    faults.push({
      place: 'week',
      code: 'other-week',
      says: `The balance is for ${balance.week}, the file for ${file.week}.`,
    });
  const people = new Map(file.people.map((person) => [person.id, person]));
  const citizens = new Map(file.citizens.map((citizen) => [citizen.id, citizen]));
  const seen = new Set<string>();
  const rows = [
    ...balance.placements.map((one, i) => ({ ...one, place: `placements[${i}]` })),
    ...balance.unplaced.map((one, i) => ({ ...one, place: `unplaced[${i}]` })),
  ];
  for (const { citizen: id, before, place } of rows) {
    const citizen = citizens.get(id);
    if (citizen === undefined) {
      faults.push({ place, code: 'unknown-citizen', says: `There is no citizen "${id}" in the file.` });
      continue;
    }
    if (seen.has(id)) faults.push({ place, code: 'citizen-twice', says: `${id} stands in the balance already.` });
    seen.add(id);
    if (!isDecided(file, citizen, balance.mode))
      faults.push({
        place,
        code: 'not-to-be-moved',
        says: `${id} is with ${citizen.with} and is not to be decided in this balance.`,
      });
    if (before !== (citizen.with ?? null))
      faults.push({
        place: `${place}.before`,
        code: 'other-before',
        says: `${id} is with ${citizen.with ?? 'nobody'} in the file, not with ${before ?? 'nobody'}.`,
      });
  }
  for (const [i, { person }] of balance.placements.entries())
    if (!people.has(person))
      faults.push({
        place: `placements[${i}].person`,
        code: 'unknown-person',
        says: `There is no person "${person}" in the file.`,
      });
  for (const citizen of file.citizens)
    if (!seen.has(citizen.id) && isDecided(file, citizen, balance.mode))
      faults.push({
        place: 'the file',
        code: 'citizen-forgotten',
        says: `${citizen.id} is neither placed nor said to be unplaced.`,
      });
  return faults;
}
