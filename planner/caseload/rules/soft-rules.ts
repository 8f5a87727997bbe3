import { competenceWished } from './competence-wished.ts';
import { languageWished } from './language-wished.ts';
import { relationChanged } from './relation-changed.ts';
import { relationUnused } from './relation-unused.ts';
import type { Pair, SoftRule } from './rule.ts';
import { teamWished } from './team-wished.ts';
import { wishOfCitizen } from './wish-of-citizen.ts';
import { wishOfPerson } from './wish-of-person.ts';

/** From the dearest to the cheapest, as the prices are by default. A soft ceiling is no matter of one pair: soft-ceiling.ts. */
export const softRules: readonly SoftRule[] = [
  relationChanged,
  wishOfCitizen,
  relationUnused,
  languageWished,
  competenceWished,
  teamWished,
  wishOfPerson,
];

export type Broken = { readonly code: string; readonly points: number; readonly says: string };

/** What a pair breaks, with its points. */
export function allBroken(pair: Pair): Broken[] {
  return softRules.flatMap(({ code, price, breaks, says }) => {
    const times = breaks(pair);
    return times === 0 ? [] : [{ code, points: times * pair.file.settings.prices[price], says: says(pair) }];
  });
}

/** The points of a pair, without sentences: asked for each pair there is. */
export function pointsOf(pair: Pair): number {
  let points = 0;
  for (const { price, breaks } of softRules) points += breaks(pair) * pair.file.settings.prices[price];
  return points;
}
