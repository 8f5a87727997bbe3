import type { Fault } from '../basics/fault.ts';
import { isInForce } from './in-force.ts';
import type { ProblemFile, ShiftInFile, VisitInFile } from './problem-file.ts';

/** Visits that nobody can make whatever the plan: said before the search begins, and planned around. Read from the file alone. O(visits × people). */
export function findHopeless(file: ProblemFile): Fault[] {
  const look = new Look(file);
  return file.visits.flatMap((visit, v) => {
    const found = look.hopeless(visit);
    return found === undefined ? [] : [{ place: `visits[${v}]`, ...found }];
  });
}

type Person = ProblemFile['people'][number];
type Found = { code: string; says: string };

class Look {
  readonly #file: ProblemFile;
  readonly #citizens: ReadonlyMap<string, ProblemFile['citizens'][number]>;
  readonly #places: ReadonlyMap<string, number>;
  readonly #working: ReadonlyMap<string, { person: Person; shifts: ShiftInFile[] }[]>;

  constructor(file: ProblemFile) {
    this.#file = file;
    this.#citizens = new Map(file.citizens.map((citizen) => [citizen.id, citizen]));
    this.#places = new Map(file.places.map(({ id }, at) => [id, at]));
    const shifts = file.people.flatMap((person) =>
      [...Map.groupBy(person.shifts, ({ date }) => date)].map(([date, own]) => ({ date, person, shifts: own })),
    );
    this.#working = Map.groupBy(shifts, ({ date }) => date);
  }

  hopeless(visit: VisitInFile): Found | undefined {
    const { id, date, second } = visit;
    const needs = second === undefined ? [visit.needs] : [visit.needs, second.needs];
    if (needs.some((own) => !this.#file.people.some((person) => has(person, own, date))))
      return { code: 'nobody-is-able', says: `nobody has what ${id} needs (${needs.flat().join(', ')}).` };
    const citizen = this.#citizens.get(visit.citizen);
    const there = needs.map((own) =>
      (this.#working.get(date) ?? []).filter(
        ({ person }) => has(person, own, date) && citizen?.refused.includes(person.id) !== true,
      ),
    );
    if (there.some(({ length }) => length === 0))
      return { code: 'nobody-is-there', says: `nobody who may come to ${id} is at work on ${date}.` };
    if (second !== undefined && new Set(there.flat().map(({ person }) => person)).size < 2)
      return { code: 'one-is-there', says: `${id} needs two people, and only one who may come is at work.` };
    const inTime = there.every((people, part) =>
      people.some(({ shifts }) => shifts.some((shift) => this.#reaches(visit, part, shift))),
    );
    if (inTime) return undefined;
    return { code: 'out-of-reach', says: `nobody at work on ${date} can be at ${id} in its window, and home in time.` };
  }

  /** Whether it could be made if it were all that is done on this shift. */
  #reaches({ citizen, window, minutes, second }: VisitInFile, part: number, shift: ShiftInFile): boolean {
    const home = this.#citizens.get(citizen)?.place ?? '';
    const start = Math.max(window.from, shift.from + this.#minutes(shift.start, home));
    const after = part === 1 && second?.when === 'after' ? second.gap.to : 0;
    const lasts = part === 1 ? (second?.minutes ?? 0) : minutes;
    if (window.late === 'never' && start > window.to + after) return false;
    return start + lasts + this.#minutes(home, shift.end) <= shift.to + shift.overtime;
  }

  #minutes(from: string, to: string): number {
    const { travel, places } = this.#file;
    const a = this.#places.get(from) ?? 0;
    const b = this.#places.get(to) ?? 0;
    if ('matrix' in travel) return travel.matrix[a][b] ?? (a === b ? 0 : Infinity);
    return Math.hypot(places[a].x - places[b].x, places[a].y - places[b].y) / travel.perMinute;
  }
}

function has({ competences }: Person, needs: readonly string[], date: string): boolean {
  return needs.every((need) => competences.some((one) => one.name === need && isInForce(one, date)));
}
