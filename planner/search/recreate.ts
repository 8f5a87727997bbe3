import type { Builder } from './builder.ts';
import { placeEach } from './builder.ts';
import { placeCitizen } from './place-citizen.ts';

/** How many of the visits that were not placed before a step are tried in it too: some of the same days, and not all, since they may be many. */
const OLD_ONES = 10;

/** Puts what is in the pool back, visit by visit, each where it is cheapest at that moment; what has no spot stays in the pool. */
export function recreateVisits(builder: Builder, since = 0): void {
  const wanted = drawn(builder, since);
  sortBy(wanted, drawOrder(builder));
  placeEach(builder, wanted);
}

/** The same, citizen by citizen: first who comes, over all days, then when. */
export function recreateCitizens(builder: Builder, since = 0): void {
  const { state, random } = builder;
  const wanted = drawn(builder, since);
  const { visits } = state.problem;
  const byCitizen = new Map<number, number[]>();
  for (const visit of wanted) {
    const own = byCitizen.get(visits.citizen[visit]);
    if (own === undefined) byCitizen.set(visits.citizen[visit], [visit]);
    else own.push(visit);
  }
  const order = drawOrder(builder);
  const groups = [...byCitizen.values()];
  const price = new Map(groups.map((group) => [group, order(group[0]) * (random.below(8) === 0 ? 1 : group.length)]));
  groups.sort((one, other) => (price.get(one) ?? 0) - (price.get(other) ?? 0));
  for (const group of groups) placeCitizen(builder, group);
}

/** What was taken out in this step (the pool from `since` on), and a few of what was in the pool before, in any order. */
function drawn({ state: { pool, problem }, random }: Builder, since: number): number[] {
  const all = pool.slice(since);
  const days = new Set(all.map((visit) => problem.visits.day[visit]));
  const old = new Set<number>();
  for (let look = 0; look < 4 * OLD_ONES && old.size < Math.min(OLD_ONES, since); look++) {
    const visit = pool[random.below(since)];
    if (days.has(problem.visits.day[visit])) old.add(visit);
  }
  all.push(...old);
  for (let i = all.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [all[i], all[j]] = [all[j], all[i]];
  }
  return all;
}

function sortBy(list: number[], value: (visit: number) => number): void {
  const values = new Map(list.map((visit) => [visit, value(visit)]));
  list.sort((one, other) => (values.get(one) ?? 0) - (values.get(other) ?? 0));
}

/**
 * In which order things are put back (their section 5.3): by chance, the heavy first, the far first, the near first; and where there are windows, the
 * early first and the narrow first.
 */
function drawOrder({ state, random }: Builder): (visit: number) => number {
  const { visits, parts, place: at, places, travel, shifts, minutes } = state.problem;
  const part = (visit: number): number => visits.firstPart[visit];
  const far = (visit: number): number => {
    const own = shifts.ofDay[visits.day[visit]];
    return own.length === 0 ? 0 : travel[at[state.firstStop(own[0])] * places + at[part(visit)]];
  };
  const draw = random.below(14);
  if (draw < 4) return () => random.next();
  if (draw < 8) return (visit) => -parts.load[part(visit)] - minutes[part(visit)];
  if (draw < 10) return (visit) => -far(visit);
  if (draw < 11) return far;
  if (draw < 13) return (visit) => parts.due[part(visit)] - parts.opens[part(visit)];
  return (visit) => parts.opens[part(visit)];
}
