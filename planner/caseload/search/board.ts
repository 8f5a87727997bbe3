import { factorsOf, loadOfCitizen } from '../load/load-of-citizen.ts';
import { netMinutes } from '../load/net-minutes.ts';
import type { CaseloadFile, Citizen, Person } from '../problem/caseload-file.ts';
import { ceilingCitizens, ceilingMinutes } from '../rules/ceiling.ts';
import { hardRules } from '../rules/hard-rules.ts';
import type { Pair } from '../rules/rule.ts';
import { pointsOf } from '../rules/soft-rules.ts';

/** `new`: only who has nobody is placed. `rebalance`: everybody may move, as few as possible do. */
export type Mode = 'new' | 'rebalance';

/**
 * A caseload as the search sees it. Citizens (c) and people (p) are numbers; a pair is c × people + p.
 * All minutes are whole, so levels, sums and proofs are exact.
 */
export type Board = {
  readonly file: CaseloadFile;
  readonly mode: Mode;
  /** Those who are to be placed, by their place in the file. */
  readonly citizens: readonly Citizen[];
  readonly people: readonly Person[];
  readonly minutes: Int32Array;
  /** 1 where no hard rule forbids the pair. */
  readonly allowed: Uint8Array;
  readonly points: Int32Array;
  /** What each person holds that is not to be decided. */
  readonly baseMinutes: Int32Array;
  readonly baseCitizens: Int32Array;
  readonly net: Int32Array;
  readonly mostMinutes: Int32Array;
  readonly mostCitizens: Int32Array;
  /** The person each citizen is with now; −1 for nobody. */
  readonly now: Int32Array;
};

/** The board of a file without faults. Time: citizens × people × rules. */
export function boardOf(file: CaseloadFile, mode: Mode): Board {
  const { people } = file;
  const numbers = new Map(people.map(({ id }, p) => [id, p]));
  const net = Int32Array.from(people, netMinutes);
  const nowOf = ({ with: id }: Citizen) => (id === undefined ? -1 : (numbers.get(id) ?? -1));
  const decided = (citizen: Citizen) => {
    const p = nowOf(citizen);
    // Whoever is with somebody away for the week waits for that person.
    return p < 0 || (mode === 'rebalance' && (net[p] > 0 || hasLeft(people[p], file.week)));
  };
  const citizens = file.citizens.filter(decided);
  const factors = factorsOf(file);
  const loadOf = (citizen: Citizen) => loadOfCitizen(citizen, file.times, factors);
  const baseMinutes = Int32Array.from(people, ({ unlisted }) => Math.ceil(unlisted?.minutes ?? 0));
  const baseCitizens = Int32Array.from(people, ({ unlisted, reserved = 0 }) => (unlisted?.citizens ?? 0) + reserved);
  for (const citizen of file.citizens) {
    const p = nowOf(citizen);
    if (p < 0 || decided(citizen)) continue;
    baseMinutes[p] += loadOf(citizen);
    baseCitizens[p] += 1;
  }
  const board: Board = {
    file,
    mode,
    citizens,
    people,
    minutes: Int32Array.from(citizens, loadOf),
    allowed: new Uint8Array(citizens.length * people.length),
    points: new Int32Array(citizens.length * people.length),
    baseMinutes,
    baseCitizens,
    net,
    mostMinutes: Int32Array.from(people, (person) => ceilingMinutes.most(person, 'hard')),
    mostCitizens: Int32Array.from(people, (person) => ceilingCitizens.most(person, 'hard')),
    now: Int32Array.from(citizens, nowOf),
  };
  askRules(board);
  keepThoseAbove(board);
  return board;
}

function hasLeft({ to }: Person, week: string): boolean {
  return to !== undefined && to < week;
}

/** The pair of a citizen of the board and a person, as rules want it. */
export function pairsOf(file: CaseloadFile): (citizen: Citizen, person: Person) => Pair {
  const wishedBy = new Map<string, Set<string>>();
  for (const { id, wishes = [] } of file.people)
    for (const citizen of wishes) {
      const wished = wishedBy.get(citizen) ?? new Set();
      wishedBy.set(citizen, wished.add(id));
    }
  const nobody: ReadonlySet<string> = new Set();
  return (citizen, person) => ({ file, citizen, person, wishedBy: wishedBy.get(citizen.id) ?? nobody });
}

function askRules({ file, citizens, people, allowed, points }: Board): void {
  const pairOf = pairsOf(file);
  let at = 0;
  for (const citizen of citizens)
    for (const person of people) {
      const pair = pairOf(citizen, person);
      if (hardRules.every(({ forbids }) => forbids(pair) === undefined)) {
        allowed[at] = 1;
        points[at] = pointsOf(pair);
      }
      at += 1;
    }
}

/** Whoever is above a hard ceiling already keeps those who are there, and gets nobody else. */
function keepThoseAbove(board: Board): void {
  const { people, citizens, now, minutes, mostCitizens, mostMinutes, baseCitizens, baseMinutes, allowed } = board;
  const holds = Int32Array.from(baseCitizens);
  const works = Int32Array.from(baseMinutes);
  for (const [c, p] of now.entries())
    if (p >= 0) {
      holds[p] += 1;
      works[p] += minutes[c];
    }
  for (const p of people.keys()) {
    if (holds[p] <= mostCitizens[p] && works[p] <= mostMinutes[p]) continue;
    for (const c of citizens.keys()) if (now[c] !== p) allowed[c * people.length + p] = 0;
    mostCitizens[p] = Math.max(mostCitizens[p], holds[p]);
    mostMinutes[p] = Math.max(mostMinutes[p], works[p]);
  }
}
