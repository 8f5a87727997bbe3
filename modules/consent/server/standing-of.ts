import type { Me, Trace } from '../../../platform/server/unit.ts';
import type { Decider } from '../domain/decision.ts';
import type { CitizenSide } from './citizen-side-store.ts';

/** As whom somebody comes to a citizen's consent, and what a trace calls the basis of it. */
export interface Standing {
  decider: Decider;
  basis: Pick<Trace, 'basis' | 'basisId'>;
}

/** Whoever is neither of the citizen's side nor of her organisations sees it by a consent to what it is about. */
export function standingOf({ personId, acting }: Me, side: CitizenSide): Standing {
  const other: Standing = { decider: { as: 'other', personId }, basis: { basis: 'consent' } };
  switch (acting.kind) {
    case 'citizen':
      return personId === side.id ? { decider: { as: 'citizen', personId }, basis: { basis: 'own' } } : other;
    case 'related-person': {
      const { relatedPersonId } = acting;
      const guards = side.guardians.some((guardian) => guardian.relatedPersonId === relatedPersonId);
      const basis = { basis: 'guardian', basisId: relatedPersonId } as const;
      return guards ? { decider: { as: 'guardian', personId }, basis } : other;
    }
    case 'practitioner': {
      const decider = { as: 'practitioner', personId, roleId: acting.roleId } as const;
      return side.affiliated ? { decider, basis: { basis: 'affiliation' } } : other;
    }
  }
}
