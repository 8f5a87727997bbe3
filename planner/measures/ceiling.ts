/**
 * How many of the days one contact person can be there: of the days that need somebody, those on which she works and is not away.
 * (Socialstyrelsen's arithmetic: of 120 weekdays 96 rostered and 31 % absence leave 66, of 48 weekend days 24 leave 17.)
 *
 * @param absence from 0 to 1
 * @returns whole days, and their share of all days
 */
export function ceilingOfPresence(days: number, rostered: number, absence: number): { days: number; share: number } {
  const present = Math.min(days, Math.round((1 - absence) * rostered));
  return { days: present, share: days === 0 ? 0 : present / days };
}

/**
 * What is achievable for one citizen with these shifts, before anybody has planned: `most`: the most visits that one person could make; `fewest`: with how
 * few different people all visits could be made that anybody can make (greedy set cover, so at most ln n above the least; the true least is not lower than
 * `atLeast`). Travel and other citizens are left out, so nobody can do better.
 *
 * @param able for each visit the people who work then and may come
 */
export function ceilingOfTeam(able: readonly ReadonlySet<number>[]): { most: number; fewest: number; atLeast: number } {
  const covers = new Map<number, Set<number>>();
  able.forEach((people, visit) => {
    for (const person of people) covers.set(person, (covers.get(person) ?? new Set()).add(visit));
  });
  const sizes = [...covers.values()].map(({ size }) => size).toSorted((one, other) => other - one);
  const wanted = able.filter(({ size }) => size > 0).length;
  let sum = 0;
  let atLeast = 0;
  while (sum < wanted) sum += sizes[atLeast++];
  return { most: sizes[0] ?? 0, fewest: greedyCover(covers, wanted), atLeast };
}

function greedyCover(covers: ReadonlyMap<number, ReadonlySet<number>>, wanted: number): number {
  const covered = new Set<number>();
  let people = 0;
  while (covered.size < wanted) {
    let best: ReadonlySet<number> = new Set();
    let gain = 0;
    for (const visits of covers.values()) {
      const more = [...visits].filter((visit) => !covered.has(visit)).length;
      if (more > gain) [best, gain] = [visits, more];
    }
    for (const visit of best) covered.add(visit);
    people++;
  }
  return people;
}
