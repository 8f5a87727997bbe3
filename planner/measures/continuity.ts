/**
 * How much of somebody's visits the same few people make. `people` are the ids of who came, in the order of the visits. All but `different` fall as the
 * number of visits grows, so compare like with like; `visits` is always shown beside them. undefined: not defined for so few visits.
 *
 * Sources: Bice & Boxerman, Medical Care 15 (1977); Steinwachs, Medical Care 17 (1979) for SECON; Magill & Senf for MMCI; as set out in BMC Health Services
 * Research 2022 and PMC3806147.
 */
export type Continuity = {
  visits: number;
  different: number;
  /** Usual provider: the share of the one who came most. max nᵢ / N. */
  upc: number | undefined;
  /** Bice–Boxerman: (Σ nᵢ² − N) / (N (N − 1)). */
  coc: number | undefined;
  /** How often the same came twice in a row: Σ 1[same as next] / (N − 1). */
  secon: number | undefined;
  /** (1 − p / (N + 0.1)) / (1 − 1 / (N + 0.1)) for p different people. */
  mmci: number | undefined;
};

export function continuityOf(people: readonly string[]): Continuity {
  const visits = people.length;
  const times = new Map<string, number>();
  for (const person of people) times.set(person, (times.get(person) ?? 0) + 1);
  const counts = [...times.values()];
  const squares = counts.reduce((sum, n) => sum + n * n, 0);
  const inARow = people.filter((person, i) => i > 0 && people[i - 1] === person).length;
  const some = visits > 0;
  const several = visits > 1;
  return {
    visits,
    different: counts.length,
    upc: some ? Math.max(...counts) / visits : undefined,
    coc: several ? (squares - visits) / (visits * (visits - 1)) : undefined,
    secon: several ? inARow / (visits - 1) : undefined,
    mmci: some ? (1 - counts.length / (visits + 0.1)) / (1 - 1 / (visits + 0.1)) : undefined,
  };
}
