import type { Trace, Unit } from '../../../platform/server/unit.ts';

/** On what ground the citizen's side acts: she herself, or her guardian. */
export function basisOf({ me: { acting } }: Unit): Pick<Trace, 'basis' | 'basisId'> {
  return acting.kind === 'related-person' ? { basis: 'guardian', basisId: acting.relatedPersonId } : { basis: 'own' };
}
