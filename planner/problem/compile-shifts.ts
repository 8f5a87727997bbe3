import { daysAfter } from './days.ts';
import type { ShiftsOfProblem, VisitsOfProblem } from './problem.ts';
import { ALONE } from './problem.ts';
import type { ProblemFile, ShiftInFile } from './problem-file.ts';

/** The shifts of all people, one after the other, and what kind of day each day is. */
export function shiftsOf(file: ProblemFile, visits: VisitsOfProblem): ShiftsOfProblem {
  const all = file.people.flatMap(({ shifts }, person) => shifts.map((shift) => ({ shift, person })));
  const days = all.map(({ shift }) => daysAfter(file.from, shift.date));
  const ofDay: number[][] = Array.from({ length: file.days }, () => []);
  days.forEach((day, r) => void ofDay[day].push(r));
  const column = (value: (shift: ShiftInFile) => number): Float64Array =>
    Float64Array.from(all, ({ shift }) => value(shift));
  const breaks = all.flatMap(({ shift }) => shift.breaks.toSorted((one, other) => one.from - other.from));
  const firstBreak = new Int32Array(all.length + 1);
  all.forEach(({ shift }, r) => {
    firstBreak[r + 1] = firstBreak[r] + shift.breaks.length;
  });
  return {
    count: all.length,
    person: Int32Array.from(all, ({ person }) => person),
    day: Int32Array.from(days),
    from: column(({ from }) => from),
    to: column(({ to }) => to),
    last: column(({ to, overtime }) => to + overtime),
    capacity: column(({ capacity }) => capacity ?? Infinity),
    firstBreak,
    breakMinutes: Float64Array.from(breaks, ({ minutes }) => minutes),
    breakFrom: Float64Array.from(breaks, ({ from }) => from),
    breakTo: Float64Array.from(breaks, ({ to }) => to),
    ofDay: ofDay.map((list) => Int32Array.from(list)),
    timeless: timelessDays(file, { ofDay, visits, shifts: all.map(({ shift }) => shift) }),
    linked: Uint8Array.from(visits.ofDay, (list) => (list.some((v) => visits.link[v] !== ALONE) ? 1 : 0)),
  };
}

type DaysOf = { ofDay: number[][]; visits: VisitsOfProblem; shifts: ShiftInFile[] };

/** Where no shift ends before a window does, no window opens after a shift begins, and nobody waits for anybody. */
function timelessDays(file: ProblemFile, { ofDay, visits, shifts }: DaysOf): Uint8Array {
  const frozenAt = new Set(file.frozen.filter(({ start }) => start !== undefined).map(({ visit }) => visit));
  return Uint8Array.from(visits.ofDay, (list, day) => {
    const own = ofDay[day].map((r) => shifts[r]);
    const earliest = Math.min(...own.map(({ from }) => from));
    const latest = Math.max(...own.map(({ to, overtime }) => to + overtime));
    if (own.some(({ breaks, overtime }) => breaks.length > 0 || overtime > 0)) return 0;
    const free = (v: number): boolean => {
      const { window, second, usual, id } = file.visits[v];
      if (second !== undefined || usual !== undefined || frozenAt.has(id)) return false;
      return window.from <= earliest && window.to >= latest;
    };
    return list.every(free) ? 1 : 0;
  });
}
