import { dateAfter, daysAfter } from '../problem/days.ts';
import type { PlanFile, RouteInPlan } from '../problem/plan-file.ts';
import type { ProblemFile } from '../problem/problem-file.ts';

/** Who is away, and on which day of the horizon. */
export type Absent = { person: string; date: string };

const HISTORY_DAYS = 28;
const AHEAD_DAYS = 13;

/**
 * One day of a file as a problem of its own, without the shifts of whoever is away: all other days stay as they are planned, so they need not be looked at.
 * Whoever comes to a citizen on the days around is no new face: earlier visits stand in the history as they are, later ones as if they had been yesterday.
 */
export function dayFile(file: ProblemFile, plan: PlanFile, absent: Absent): ProblemFile {
  const { date } = absent;
  const around = historyAround(file, plan, date);
  return {
    ...file,
    from: date,
    days: 1,
    people: file.people.map((person) => ({
      ...person,
      shifts: person.id === absent.person ? [] : person.shifts.filter((shift) => shift.date === date),
    })),
    citizens: file.citizens.map((citizen) => ({
      ...citizen,
      history: [...citizen.history.filter((one) => inHistory(one.date, date)), ...(around.get(citizen.id) ?? [])],
    })),
    visits: file.visits.filter((visit) => visit.date === date),
    frozen: file.frozen.filter(({ visit, people }) => {
      return !people.includes(absent.person) && file.visits.find(({ id }) => id === visit)?.date === date;
    }),
  };
}

/** The routes of one day, with the shifts numbered as in the file of that day; and the same back. */
export function dayRoutes(file: ProblemFile, plan: PlanFile, { date, person: away }: Absent): RouteInPlan[] {
  return plan.routes.flatMap((route) => {
    const numbers = shiftsOn(file, route.person, date);
    const shift = numbers.indexOf(route.shift);
    return shift < 0 || route.person === away ? [] : [{ ...route, shift }];
  });
}

/** The plan with the routes of one day put in place of the old ones. */
export function withDay(
  file: ProblemFile,
  plan: PlanFile,
  { date, routes }: { date: string; routes: readonly RouteInPlan[] },
): RouteInPlan[] {
  const others = plan.routes.filter(({ person, shift }) => !shiftsOn(file, person, date).includes(shift));
  const own = routes.map((route) => ({ ...route, shift: shiftsOn(file, route.person, date)[route.shift] }));
  return [...others, ...own];
}

function shiftsOn({ people }: ProblemFile, person: string, date: string): number[] {
  const shifts = people.find(({ id }) => id === person)?.shifts ?? [];
  return shifts.flatMap((shift, s) => (shift.date === date ? [s] : []));
}

function inHistory(date: string, today: string): boolean {
  const day = daysAfter(today, date);
  return day < 0 && day >= -HISTORY_DAYS;
}

type Past = { date: string; person: string };

function historyAround(file: ProblemFile, plan: PlanFile, today: string): Map<string, Past[]> {
  const visits = new Map(file.visits.map((visit) => [visit.id, visit]));
  const yesterday = dateAfter(today, -1);
  const comes = plan.routes.flatMap(({ person, stops }) =>
    stops.flatMap(({ visit: id }) => {
      const visit = visits.get(id);
      const day = visit === undefined ? 0 : daysAfter(today, visit.date);
      if (visit === undefined || day === 0 || day > AHEAD_DAYS || day < -HISTORY_DAYS) return [];
      return [{ citizen: visit.citizen, date: day < 0 ? visit.date : yesterday, person }];
    }),
  );
  const byCitizen = Map.groupBy(comes, ({ citizen }) => citizen);
  return new Map([...byCitizen].map(([id, list]) => [id, list.map(({ date, person }) => ({ date, person }))]));
}
