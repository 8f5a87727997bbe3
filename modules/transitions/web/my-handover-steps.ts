import type { Myself } from '../../people/domain/person.ts';
import type { Handover } from '../contract.ts';
import { whoseHandoverStep } from '../domain/decide-handover-step.ts';
import { fits } from '../domain/fold-handover.ts';
import type { HandoverStep } from '../domain/handover-action.ts';

const kinds: readonly HandoverStep['kind'][] = ['held', 'offered', 'wished', 'planned', 'cancelled', 'stopped'];

/** The steps with a button that I may take where it stands now, by the rules that the server asks; the most usual first. */
export function myHandoverSteps(handover: Handover, myself: Myself, now: Date): HandoverStep['kind'][] {
  const actor = actorOf(handover, myself);
  return kinds.filter(
    (kind) =>
      fits(kind, handover) &&
      whoseHandoverStep({ actor, hasMySummary: false, deputy: handover.deputy?.roleId ?? null }, handover, kind) ===
        undefined &&
      (kind !== 'held' || (handover.receiver !== null && handover.plan !== null && new Date(handover.plan.at) <= now)),
  );
}

/** Whether I may do one of the things that have a place of their own on the card. */
export function mayDo(handover: Handover, myself: Myself, kind: 'called' | 'ticked' | 'guide-read'): boolean {
  const actor = actorOf(handover, myself);
  return (
    fits(kind, handover) &&
    whoseHandoverStep({ actor, hasMySummary: false, deputy: handover.deputy?.roleId ?? null }, handover, kind) ===
      undefined
  );
}

function actorOf({ iAm }: Handover, { acting, person: { id: personId } }: Myself) {
  if (acting.kind === 'practitioner') {
    const { id: roleId, organisation } = acting.role;
    return { as: 'practitioner' as const, personId, roleId, organisationId: organisation.id };
  }
  return { as: iAm === 'citizen' ? ('citizen-side' as const) : ('other' as const), personId };
}
