import { ageOn } from '../../../kernel/day.ts';
import { dateOf, type Instant } from '../../../kernel/instant.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { dayInZone, zoneOf } from '../../../kernel/zone.ts';
import type { ConsentAction, ToldBy } from './consent-action.ts';
import type { Citizen, Decider } from './decision.ts';

export type Side = Pick<ConsentAction, 'decidedBy' | 'decidedAs'>;
export type SideRefusal = 'only-citizen-side-decides' | 'citizen-decides-alone' | 'guardian-decides';

/**
 * Whose decision it is when somebody records it. The citizen's from the age of her country, her guardian's until then,
 * both with their electronic ID; a practitioner only writes down what she was told in another way.
 */
export function whoseDecision(
  citizen: Citizen,
  decider: Decider,
  toldBy: ToldBy,
  now: Instant,
): Result<Side, SideRefusal> {
  const told = toldBy !== 'electronic-id';
  if (decider.as === 'other' || told !== (decider.as === 'practitioner')) return refuse('only-citizen-side-decides');
  const alone = decidesAlone(citizen, now);
  switch (decider.as) {
    case 'citizen':
      return alone ? ok({ decidedBy: decider.personId, decidedAs: 'citizen' }) : refuse('guardian-decides');
    case 'guardian':
      return alone ? refuse('citizen-decides-alone') : ok({ decidedBy: decider.personId, decidedAs: 'guardian' });
    case 'practitioner':
      return ok(alone ? { decidedBy: citizen.id, decidedAs: 'citizen' } : guardianOf(citizen));
  }
}

/** Whether she is old enough, by her birthday where she lives. */
export function decidesAlone({ birthDay, country, decidesAloneFrom }: Citizen, now: Instant): boolean {
  return birthDay === null || ageOn(birthDay, dayInZone(dateOf(now), zoneOf(country))) >= decidesAloneFrom;
}

/** With several guardians nobody can say whose word it was; then the child's name stands for theirs. */
function guardianOf({ id, guardians }: Citizen): Side {
  const [guardian, another] = guardians;
  return { decidedBy: another === undefined ? (guardian ?? id) : id, decidedAs: 'guardian' };
}
