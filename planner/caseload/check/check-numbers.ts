import type { Fault } from '../../basics/fault.ts';
import type { BalanceFile } from '../problem/balance-file.ts';
import type { CaseloadFile } from '../problem/caseload-file.ts';
import { type Ledger, levelOfAccount } from './ledger.ts';
import { pointsOfPair } from './points-of-pair.ts';

/** The numbers a balance says of itself, against those that are its own. */
export function checkNumbers(file: CaseloadFile, balance: BalanceFile, ledger: Ledger): Fault[] {
  return [
    ...checkRows(file, balance, ledger),
    ...checkLoads(file, balance, ledger),
    ...checkSums(file, balance, ledger),
  ];
}

function checkRows(file: CaseloadFile, { placements }: BalanceFile, ledger: Ledger): Fault[] {
  const citizens = new Map(file.citizens.map((citizen) => [citizen.id, citizen]));
  return placements.flatMap(({ citizen: id, person, minutes, points, breaks }, i) => {
    const [citizen, account] = [citizens.get(id), ledger.accounts.get(person)];
    if (citizen === undefined || account === undefined) return [];
    const own = pointsOfPair(file, citizen, account.person);
    return [
      ...differs({
        place: `placements[${i}].minutes`,
        code: 'other-minutes',
        said: minutes,
        own: ledger.loads.get(id) ?? 0,
      }),
      ...differs({ place: `placements[${i}].points`, code: 'other-points', said: points, own }),
      ...differs({
        place: `placements[${i}].breaks`,
        code: 'other-breaks',
        said: breaks.reduce((sum, one) => sum + one.points, 0),
        own,
      }),
    ];
  });
}

function checkLoads(file: CaseloadFile, { loads }: BalanceFile, { accounts }: Ledger): Fault[] {
  const said = new Map(loads.map((load, i) => [load.person, { load, place: `loads[${i}]` }]));
  const unknown = loads.flatMap(({ person }, i) =>
    accounts.has(person)
      ? []
      : [{ place: `loads[${i}]`, code: 'unknown-person', says: `There is no person "${person}" in the file.` }],
  );
  return [
    ...unknown,
    ...file.people.flatMap(({ id }) => {
      const [one, account] = [said.get(id), accounts.get(id)];
      if (account === undefined) return [];
      if (one === undefined)
        return [{ place: 'loads', code: 'load-forgotten', says: `The load of ${id} is not told.` }];
      const { load, place } = one;
      const own = account.net === 0 ? null : levelOfAccount(account);
      return [
        ...differs({ place: `${place}.minutes`, code: 'other-load', said: load.minutes, own: account.minutes }),
        ...differs({ place: `${place}.citizens`, code: 'other-load', said: load.citizens, own: account.citizens }),
        ...differs({ place: `${place}.before`, code: 'other-load', said: load.before, own: account.before }),
        ...differs({ place: `${place}.net`, code: 'other-net', said: load.net, own: account.net }),
        ...differs({ place: `${place}.level`, code: 'other-load', said: load.level, own }),
      ];
    }),
  ];
}

function checkSums(file: CaseloadFile, balance: BalanceFile, ledger: Ledger): Fault[] {
  const { level, points, placed } = balance;
  const { slack, enough } = file.settings;
  const limit = Math.max(level.smallest, Math.floor(level.smallest * (1 + slack) + 1e-9), Math.round(enough * 1000));
  const changed = balance.placements.filter(({ before, person }) => before !== null && before !== person).length;
  return [
    ...differs({
      place: 'placed.citizens',
      code: 'other-count',
      said: placed.citizens,
      own: balance.placements.length,
    }),
    ...differs({
      place: 'placed.of',
      code: 'other-count',
      said: placed.of,
      own: balance.placements.length + balance.unplaced.length,
    }),
    ...differs({ place: 'relationsChanged', code: 'other-count', said: balance.relationsChanged, own: changed }),
    ...differs({ place: 'level.reached', code: 'other-level', said: level.reached, own: ledger.level }),
    ...differs({ place: 'level.limit', code: 'other-limit', said: level.limit, own: limit }),
    ...differs({ place: 'points.reached', code: 'other-points', said: points.reached, own: ledger.points }),
    ...differs({ place: 'points.ceilings', code: 'other-points', said: points.ceilings, own: ledger.ceilings }),
    ...when(ledger.level > level.limit, {
      place: 'level.limit',
      code: 'above-the-limit',
      says: `The level is ${ledger.level}, above the limit of ${level.limit}.`,
    }),
    ...when(level.bound > Math.min(level.smallest, ledger.level), {
      place: 'level.bound',
      code: 'better-than-its-bound',
      says: `A level below ${level.bound} is said to be impossible, and is reached.`,
    }),
    ...when(points.bound > ledger.points, {
      place: 'points.bound',
      code: 'better-than-its-bound',
      says: `Fewer points than ${points.bound} are said to be impossible, and are reached.`,
    }),
    ...when(level.proven !== (level.bound === level.smallest), {
      place: 'level.proven',
      code: 'not-what-was-proven',
      says: 'A level is proven when it is its own bound.',
    }),
    ...when(points.proven !== (points.bound === ledger.points), {
      place: 'points.proven',
      code: 'not-what-was-proven',
      says: 'Points are proven when they are their own bound.',
    }),
  ];
}

type Said = {
  readonly place: string;
  readonly code: string;
  readonly said: number | null;
  readonly own: number | null;
};

function differs({ place, code, said, own }: Said): Fault[] {
  return when(said !== own, { place, code, says: `Here stands ${said ?? 'nothing'}; it is ${own ?? 'nothing'}.` });
}

function when(wrong: boolean, fault: Fault): Fault[] {
  return wrong ? [fault] : [];
}
