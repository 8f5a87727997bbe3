import { fits } from '../domain/fold-pathway.ts';
import { isDoorOpen } from '../domain/on-duty.ts';
import { type Actor, whoseStep } from '../domain/whose-step.ts';
import type { Day } from '../../../kernel/day.ts';
import type { PractitionerRoleId } from '../../../kernel/ids.ts';
import type { Myself } from '../../people/domain/person.ts';
import type { Pathway } from '../contract.ts';
import type { LaterStep } from '../domain/pathway-action.ts';

const kinds: readonly LaterStep['kind'][] = [
  'contact-moved',
  'contact-declined',
  'accepted',
  'asked-for-more',
  'responsibility-accepted',
  'ending-answered',
  'ending-talked',
  'next-contact-agreed',
  'contact-held',
  'contact-missed',
  'resumed',
  'came-back',
  'started',
  'paused',
  'contact-asked',
  'contact-ask-withdrawn',
  'deputy-named',
  'deputy-ended',
  'intake-answered',
  'not-accepted',
  'ending-offered',
  'ended',
];

/** The steps that I may take where a pathway stands now, by the rules that the server asks; what comes most often is first. */
export function mySteps(pathway: Pathway, myself: Myself, today: Day): LaterStep['kind'][] {
  const who = {
    actor: actorOf(myself, pathway),
    today,
    placeOf: (role: PractitionerRoleId) => ({
      organisationId: pathway.organisationId,
      worksNow: role === pathway.receiver ? pathway.receiverIsHere : pathway.lost !== 'holder-has-left',
    }),
  };
  // Once they have talked about it, ending it comes first.
  const inOrder = pathway.ending?.talk
    ? kinds.toSorted((a, b) => Number(b === 'ended') - Number(a === 'ended'))
    : kinds;
  return inOrder.filter(
    (kind) =>
      fits(kind, pathway) &&
      whoseStep(who, pathway, { kind }) === undefined &&
      // From one organisation to the next only who receives takes it.
      (kind !== 'contact-moved' || amColleague(myself, pathway)) &&
      (kind !== 'came-back' || isDoorOpen(pathway, today)) &&
      (kind !== 'deputy-ended' || pathway.deputy !== null) &&
      (pathway.nextContact !== null || (kind !== 'contact-held' && kind !== 'contact-missed')),
  );
}

const amColleague = ({ acting }: Myself, { colleagues }: Pathway): boolean =>
  acting.kind === 'practitioner' && colleagues.some(({ roleId }) => roleId === acting.role.id);

/** Whether it is my own, or that of the child I decide for. */
export function amCitizenSide(myself: Myself, pathway: Pathway): boolean {
  return actorOf(myself, pathway).as === 'citizen-side';
}

function actorOf({ acting, person }: Myself, { citizenId }: Pathway): Actor {
  const personId = person.id;
  switch (acting.kind) {
    case 'practitioner':
      return { as: 'practitioner', personId, roleId: acting.role.id, organisationId: acting.role.organisation.id };
    case 'citizen':
      return { as: personId === citizenId ? 'citizen-side' : 'other', personId };
    case 'related-person':
      return { as: acting.relation === 'guardian' ? 'citizen-side' : 'other', personId };
  }
}
