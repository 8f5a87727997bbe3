import type { Unit } from '../../../platform/server/unit.ts';
import type { Standing } from '../../rooms/server/public.ts';
import type { Actor } from '../domain/whose-step.ts';

/** Whoever asks, as the rules of pathways and hand-overs know her. */
export function actorOf({ me: { personId, acting } }: Unit, { kind }: Standing): Actor {
  if (acting.kind === 'practitioner') return { as: 'practitioner', personId, ...acting };
  return kind === 'citizen' ? { as: 'citizen-side', personId } : { as: 'other', personId };
}
