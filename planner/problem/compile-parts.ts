import { isInForce } from './in-force.ts';
import type { Numbering } from './numbering.ts';
import type { PartsOfProblem, VisitsOfProblem } from './problem.ts';
import type { ProblemFile, VisitInFile } from './problem-file.ts';

/** What each part of each visit needs, and when it may begin. */
export function partsOf(file: ProblemFile, numbers: Numbering, visits: VisitsOfProblem): PartsOfProblem {
  const count = visits.firstPart[visits.count];
  const needs = new Needs(file);
  const parts = {
    count,
    visit: new Int32Array(count),
    need: new Int32Array(count),
    opens: new Float64Array(count),
    due: new Float64Array(count),
    closes: new Float64Array(count),
    load: new Float64Array(count),
    usual: new Float64Array(count).fill(Number.NaN),
    mustBe: new Int32Array(count).fill(-1),
    wasBy: new Int32Array(count).fill(-1),
    wasAt: new Float64Array(count).fill(Number.NaN),
  };
  file.visits.forEach((visit, v) => {
    for (let part = visits.firstPart[v]; part < visits.firstPart[v + 1]; part++) {
      const second = part > visits.firstPart[v];
      parts.visit[part] = v;
      parts.need[part] = needs.numberOf(visit, second, visits.day[v]);
      setWindow(parts, part, { visit, second });
      parts.load[part] = second ? 0 : visit.load;
      if (visit.usual !== undefined && !second) parts.usual[part] = visit.usual;
    }
  });
  for (const frozen of file.frozen) {
    const first = visits.firstPart[numbers.visit(frozen.visit)];
    frozen.people.forEach((person, i) => {
      parts.mustBe[first + i] = numbers.person(person);
    });
    if (frozen.start === undefined) continue;
    parts.opens[first] = frozen.start;
    parts.closes[first] = frozen.start;
  }
  return { ...parts, ...needs.tables() };
}

type Windows = Pick<PartsOfProblem, 'opens' | 'due' | 'closes'>;

/** The second of two who come one after the other may begin as much later as the gap says; its lateness is counted against the same window. */
function setWindow(parts: Windows, part: number, { visit, second }: { visit: VisitInFile; second: boolean }): void {
  const { from, to, late } = visit.window;
  const after = second && visit.second?.when === 'after' ? visit.second.gap.to : 0;
  parts.opens[part] = from;
  parts.due[part] = to;
  parts.closes[part] = late === 'may' ? Infinity : to + after;
  if (late === 'never') parts.due[part] = to + after;
}

/** Parts that need the same (on the same day, where somebody's competence begins or ends within the horizon) share one row of who is able. */
class Needs {
  readonly #file: ProblemFile;
  readonly #changing: boolean;
  readonly #numbers = new Map<string, number>();
  readonly #able: number[] = [];
  readonly #price: number[] = [];

  constructor(file: ProblemFile) {
    this.#file = file;
    this.#changing = file.people.some(({ competences }) =>
      competences.some(({ from, until }) => from !== undefined || until !== undefined),
    );
  }

  numberOf(visit: VisitInFile, second: boolean, day: number): number {
    const needs = second ? (visit.second?.needs ?? []) : visit.needs;
    const key = JSON.stringify([needs.toSorted(), second ? [] : visit.wishes.toSorted(), this.#changing ? day : 0]);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(key, number);
    for (const { competences } of this.#file.people) {
      const has = new Set(competences.filter((one) => isInForce(one, visit.date)).map(({ name }) => name));
      this.#able.push(needs.every((need) => has.has(need)) ? 1 : 0);
      const missing = second ? 0 : visit.wishes.filter((wish) => !has.has(wish)).length;
      this.#price.push(missing * this.#file.weights.missingWish);
    }
    return number;
  }

  tables(): { able: Uint8Array; wishPrice: Float64Array } {
    return { able: Uint8Array.from(this.#able), wishPrice: Float64Array.from(this.#price) };
  }
}
