import type { BalanceFile } from '../problem/balance-file.ts';
import type { CaseloadFile, Citizen, Person } from '../problem/caseload-file.ts';
import { pointsOfPair } from './points-of-pair.ts';

/** What one person holds: before the balance, and with it. */
export type Account = {
  readonly person: Person;
  readonly net: number;
  minutes: number;
  citizens: number;
  /** Minutes in the file as it is. */
  before: number;
  /** Citizens in the file as it is. */
  citizensBefore: number;
  /** Placed here by the balance. */
  placed: number;
  /** Placed here, and with somebody else, or nobody, before. */
  arrived: number;
};

export type Ledger = {
  readonly accounts: ReadonlyMap<string, Account>;
  readonly loads: ReadonlyMap<string, number>;
  /** Highest among those to whom the balance gives somebody; thousandths, rounded up. */
  readonly level: number;
  readonly points: number;
  readonly ceilings: number;
};

/** Adds up a balance anew, from the file alone. Its citizens and people must be those of the file. */
export function ledgerOf(file: CaseloadFile, balance: BalanceFile): Ledger {
  const loads = new Map(file.citizens.map((citizen) => [citizen.id, loadOf(file, citizen)]));
  const accounts = new Map(file.people.map((person) => [person.id, emptyAccount(person)]));
  const citizens = new Map(file.citizens.map((citizen) => [citizen.id, citizen]));
  const inBalance = new Set([...balance.placements, ...balance.unplaced].map(({ citizen }) => citizen));
  for (const citizen of file.citizens) {
    const account = accounts.get(citizen.with ?? '');
    if (account === undefined) continue;
    const minutes = loads.get(citizen.id) ?? 0;
    account.before += minutes;
    account.citizensBefore += 1;
    if (inBalance.has(citizen.id)) continue;
    account.minutes += minutes;
    account.citizens += 1;
  }
  let points = 0;
  for (const { citizen: id, person } of balance.placements) {
    const [account, citizen] = [accounts.get(person), citizens.get(id)];
    if (account === undefined || citizen === undefined) continue;
    account.minutes += loads.get(id) ?? 0;
    account.citizens += 1;
    account.placed += 1;
    account.arrived += citizen.with === person ? 0 : 1;
    points += pointsOfPair(file, citizen, account.person);
  }
  const all = [...accounts.values()];
  const ceilings = all.reduce((sum, account) => sum + softPoints(file, account), 0);
  const level = Math.max(0, ...all.filter(({ placed }) => placed > 0).map(levelOfAccount));
  return { accounts, loads, level, points: points + ceilings, ceilings };
}

/** Thousandths of the net minutes, rounded up; without any, more than everything. */
export function levelOfAccount({ minutes, net }: Account): number {
  return net === 0 ? 100_000 : Math.ceil((1000 * minutes) / net);
}

/** Contract less everything that is no contact with citizens. */
export function netOf(person: Person): number {
  const {
    teaching = 0,
    projects = 0,
    registrationDebt = 0,
    meetings = 0,
    courses = 0,
    administration = 0,
    absence = 0,
  } = person;
  const daily = (person.workdays ?? 5) * ((person.flexibilityADay ?? 20) + (person.debriefingADay ?? 30));
  const rest =
    person.contract - teaching - projects - registrationDebt - meetings - courses - administration - absence - daily;
  return Math.floor(Math.max(0, rest) + 1e-9);
}

function emptyAccount(person: Person): Account {
  const minutes = Math.ceil(person.unlisted?.minutes ?? 0);
  const citizens = (person.unlisted?.citizens ?? 0) + (person.reserved ?? 0);
  return {
    person,
    net: netOf(person),
    minutes,
    citizens,
    before: minutes,
    citizensBefore: citizens,
    placed: 0,
    arrived: 0,
  };
}

function loadOf(file: CaseloadFile, citizen: Citizen): number {
  return Math.ceil((citizen.minutes ?? dueOf(file, citizen)) * factorOf(file, citizen.rating) - 1e-9);
}

function dueOf({ times }: CaseloadFile, { contacts = {} }: Citizen): number {
  const talks: readonly [number | undefined, number, number][] = [
    [contacts.intake, times.intakeTalk, times.intakeRegistration],
    [contacts.followUp, times.followUpTalk, times.followUpRegistration],
    [contacts.adHoc, times.adHocTalk, times.adHocRegistration],
  ];
  const talking = talks.reduce((sum, [due = 0, talk, writing]) => sum + due * (times.preparation + talk + writing), 0);
  const { agreements = 0, endings = 0, callAttempts = 0 } = contacts;
  return talking + agreements * times.agreement + endings * times.ending + callAttempts * times.callAttempt;
}

/** 1 + n ÷ (n + k) × (registered ÷ estimated − 1). */
function factorOf(file: CaseloadFile, rating: string | undefined): number {
  const own = (file.registered ?? []).filter((one) => one.rating === rating);
  if (own.length === 0) return 1;
  let [registered, estimated] = [0, 0];
  for (const one of own) {
    registered += one.registered;
    estimated += one.estimated;
  }
  return 1 + (own.length / (own.length + file.settings.credibility)) * (registered / estimated - 1);
}

function softPoints({ settings }: CaseloadFile, { person, citizens, minutes }: Account): number {
  const { ceiling } = person;
  if (ceiling?.kind !== 'soft') return 0;
  const heads = ceiling.citizens === undefined ? 0 : Math.max(0, citizens - ceiling.citizens);
  const hours = ceiling.minutes === undefined ? 0 : Math.ceil(Math.max(0, minutes - Math.floor(ceiling.minutes)) / 60);
  return settings.prices.softCeiling * (heads + hours);
}
