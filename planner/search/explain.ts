import { randomFrom } from '../basics/random.ts';
import { timeText } from '../problem/days.ts';
import type { Problem } from '../problem/problem.ts';
import { atWork } from '../rules/at-work.ts';
import { capacity } from '../rules/capacity.ts';
import { competence } from '../rules/competence.ts';
import { facesAtMost } from '../rules/faces-at-most.ts';
import { frozenPerson } from '../rules/frozen-person.ts';
import { refusal } from '../rules/refusal.ts';
import { window } from '../rules/window.ts';
import { State } from '../solution/state.ts';
import { Timing } from '../solution/timing.ts';
import { adopt } from './adopt.ts';
import { Placing } from './placing.ts';

/** Why a visit is not placed: for each rule, how many people it keeps away (each person counts once, for the first rule that does). */
export type Reason = { code: string; rule: string; people: number };
/** Something that would make it possible, in a sentence, with whom and when. */
export type Help = { code: string; says: string };
export type Unplaced = { visit: string; reasons: Reason[]; wouldHelp: Help[] };

/** For so many visits it is tried out what would help; for all of them the reasons are given. */
const MOST_TRIED_OUT = 50;

/** Why each visit that is not in this plan is not in it, and what would make it possible. */
export function explainUnplaced(problem: Problem, next: Int32Array): Unplaced[] {
  const { state } = adopted(problem, next);
  return state.pool
    .toSorted((one, other) => one - other)
    .map((visit, i) => ({
      visit: problem.visits.ids[visit],
      reasons: reasonsOf(state, visit),
      wouldHelp: i < MOST_TRIED_OUT ? relaxations.flatMap((relax) => tryOut({ problem, next, visit }, relax)) : [],
    }));
}

function adopted(problem: Problem, next: Int32Array): { state: State; placing: Placing } {
  const state = new State(problem);
  const timing = new Timing(state);
  adopt(state, timing, next);
  return { state, placing: new Placing(state, timing, randomFrom(1)) };
}

function reasonsOf(state: State, visit: number): Reason[] {
  const { people, visits } = state.problem;
  const counts = new Map<string, Reason>();
  for (let part = visits.firstPart[visit]; part < visits.firstPart[visit + 1]; part++) {
    for (let person = 0; person < people.count; person++) {
      const { code, name } = whyNot(state, part, person);
      const reason = counts.get(code) ?? { code, rule: name, people: 0 };
      reason.people++;
      counts.set(code, reason);
    }
  }
  return [...counts.values()].toSorted((one, other) => other.people - one.people || one.code.localeCompare(other.code));
}

function whyNot(state: State, part: number, person: number): { code: string; name: string } {
  const { problem, faces } = state;
  const { people, visits, parts, days } = problem;
  const day = visits.day[parts.visit[part]];
  if (!atWork.allows(problem, part, person)) return atWork;
  if (!competence.allows(problem, part, person)) return competence;
  if (!refusal.allows(problem, part, person)) return refusal;
  if (!frozenPerson.allows(problem, part, person)) return frozenPerson;
  if (faces.priceOf(visits.citizen[parts.visit[part]], day, person) === Infinity) return facesAtMost;
  const shifts = [...people.shiftsOf[person * days + day]];
  const carries = shifts.some((shift) => capacity.allows(problem, part, { shift, load: state.load[shift] }));
  return carries ? window : capacity;
}

type Case = { problem: Problem; next: Int32Array; visit: number };
type Relaxation = { code: string; relax: (problem: Problem, visit: number) => Problem; says: string };

const relaxations: readonly Relaxation[] = [
  { code: 'wider-window', says: 'if it may begin up to two hours earlier or later', relax: widen },
  { code: 'overtime', says: 'if somebody works up to an hour longer that day', relax: lengthen },
  { code: 'other-competence', says: 'if somebody without the competences it needs may come', relax: ableAll },
  { code: 'one-more-face', says: 'if the citizen may meet one more person in 14 days', relax: oneMore },
];

function tryOut({ problem, next, visit }: Case, { code, says, relax }: Relaxation): Help[] {
  const { state, placing } = adopted(relax(problem, visit), next);
  const found = placing.best(visit);
  if (found === undefined) return [];
  const { people, shifts, visits, minutes, place, places, travel, parts } = state.problem;
  const after = found.spot.first;
  const part = visits.firstPart[visit];
  const begins = Math.max(
    parts.opens[part],
    state.starts[after] + minutes[after] + travel[place[after] * places + place[part]],
  );
  const who = people.ids[shifts.person[state.shift[after]]];
  return [{ code, says: `It could be placed ${says}: with ${who}, from about ${timeText(begins)}.` }];
}

const WIDER_MINUTES = 120;
const LONGER_MINUTES = 60;

function widen(problem: Problem, visit: number): Problem {
  const opens = problem.parts.opens.slice();
  const closes = problem.parts.closes.slice();
  for (let part = problem.visits.firstPart[visit]; part < problem.visits.firstPart[visit + 1]; part++) {
    opens[part] = Math.max(0, opens[part] - WIDER_MINUTES);
    closes[part] += WIDER_MINUTES;
  }
  return { ...problem, parts: { ...problem.parts, opens, closes } };
}

function lengthen(problem: Problem, visit: number): Problem {
  const last = problem.shifts.last.slice();
  for (const r of problem.shifts.ofDay[problem.visits.day[visit]]) last[r] += LONGER_MINUTES;
  return { ...problem, shifts: { ...problem.shifts, last } };
}

function ableAll(problem: Problem, visit: number): Problem {
  const able = problem.parts.able.slice();
  const people = problem.people.count;
  for (let part = problem.visits.firstPart[visit]; part < problem.visits.firstPart[visit + 1]; part++)
    able.fill(1, problem.parts.need[part] * people, (problem.parts.need[part] + 1) * people);
  return { ...problem, parts: { ...problem.parts, able } };
}

function oneMore(problem: Problem, visit: number): Problem {
  const most = problem.citizens.most.slice();
  most[problem.visits.citizen[visit]]++;
  return { ...problem, citizens: { ...problem.citizens, most } };
}
