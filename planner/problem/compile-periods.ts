import { daysAfter } from './days.ts';
import type { Numbering } from './numbering.ts';
import type { PeriodsOfProblem } from './problem.ts';
import type { ProblemFile } from './problem-file.ts';

const PERIOD_DAYS = 14;
const STEP_DAYS = 7;

/**
 * Stretches of 14 days, the last of which ends with the horizon, and one more each week before it: so each day belongs to one or two of them, and the
 * first reach back into the history. Different people are counted in each.
 */
export function periodsOf(file: ProblemFile, numbers: Numbering): PeriodsOfProblem {
  const ends: number[] = [];
  for (let end = file.days - 1; end >= 0; end -= STEP_DAYS) ends.push(end);
  const first = new Int32Array(file.days).fill(-1);
  const second = new Int32Array(file.days).fill(-1);
  const inPeriod = (day: number, period: number): boolean => day <= ends[period] && day > ends[period] - PERIOD_DAYS;
  for (let day = 0; day < file.days; day++) {
    const own = ends.map((_, period) => period).filter((period) => inPeriod(day, period));
    first[day] = own[0];
    second[day] = own[1] ?? -1;
  }
  const people = file.people.length;
  const known = new Uint8Array(file.citizens.length * ends.length * people);
  file.citizens.forEach(({ history }, citizen) => {
    for (const { date, person } of history) {
      ends.forEach((_, period) => {
        if (!inPeriod(daysAfter(file.from, date), period)) return;
        known[(citizen * ends.length + period) * people + numbers.person(person)] = 1;
      });
    }
  });
  return { count: ends.length, first, second, known };
}
