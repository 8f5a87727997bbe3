import type { Country } from '../../../kernel/country.ts';
import { addDays, Day } from '../../../kernel/day.ts';
import { dateOf, type Instant, instantOf } from '../../../kernel/instant.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { dayInZone, startOfDay, zoneOf } from '../../../kernel/zone.ts';
import type { ConsentAction, Sees } from './consent-action.ts';
import type { Decision } from './decision.ts';

export type Terms = Pick<ConsentAction, 'seesFrom' | 'holdsUntil'>;
export type TermsRefusal = 'decision-needs-sees' | 'day-is-in-the-future' | 'period-ends-in-the-past';

/** From when and until when, in moments: days begin and end where the citizen lives, and the last day counts in full. */
export function termsOfDecision(
  { decision, sees, holdsUntil }: Decision,
  before: Terms,
  country: Country,
  now: Instant,
): Result<Terms, TermsRefusal> {
  if (decision === 'decline' || decision === 'withdraw') return ok({ seesFrom: null, holdsUntil: null });
  const changes = decision === 'change';
  if (sees === undefined && !(changes && holdsUntil !== undefined)) return refuse('decision-needs-sees');
  const zone = zoneOf(country);
  const today = dayInZone(dateOf(now), zone);
  if (sees?.kind === 'date' && sees.day > today) return refuse('day-is-in-the-future');
  if (typeof holdsUntil === 'string' && holdsUntil < today) return refuse('period-ends-in-the-past');

  const startOf = (day: string, later = 0) => instantOf(startOfDay(addDays(Day.parse(day), later), zone));
  const asBefore = changes ? before : { seesFrom: null, holdsUntil: null };
  return ok({
    seesFrom: sees === undefined ? asBefore.seesFrom : momentOf(sees, now, startOf),
    holdsUntil: holdsUntil === undefined ? asBefore.holdsUntil : holdsUntil === null ? null : startOf(holdsUntil, 1),
  });
}

function momentOf(sees: Sees, now: Instant, startOf: (day: string) => Instant): Instant | null {
  if (sees.kind === 'date') return startOf(sees.day);
  return sees.kind === 'now' ? now : null;
}
