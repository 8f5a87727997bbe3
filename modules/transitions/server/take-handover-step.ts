import type { Unit } from '../../../platform/server/unit.ts';
import type { Handover } from '../contract.ts';
import { decideHandoverStep, type HandoverRefusal } from '../domain/decide-handover-step.ts';
import { foldHandover } from '../domain/fold-handover.ts';
import type { HandoverId } from '../domain/handover.ts';
import type { HandoverStep } from '../domain/handover-action.ts';
import { storeStep } from './handover-store.ts';
import { enterHandover, nowOf, type RoomErrors, tell } from './in-handover.ts';
import { findLines } from './line-store.ts';

interface Wish {
  handoverId: HandoverId;
  id: string;
  step: HandoverStep;
}

/** Load with the row locked, decide, store, trace, announce. A step that was taken before is answered with what is so now. */
export async function takeHandoverStep(
  unit: Unit,
  { handoverId, id, step }: Wish,
  errors: RoomErrors & { [K in HandoverRefusal]: () => Error },
): Promise<Handover> {
  const { standing, actor, history, deputy, answer } = await enterHandover(unit, handoverId, errors, {
    step: step.kind,
  });
  if (history.some((action) => action.id === id)) return answer();
  const lines = step.kind === 'summary-shared' ? await findLines(unit.db, [handoverId]) : [];
  const hasMySummary = lines.some(({ kind, by }) => kind === 'summary' && by === unit.me.personId);
  const decided = decideHandoverStep({ handoverId, history, actor, now: nowOf(unit), hasMySummary, deputy }, id, step);
  if (!decided.ok) throw errors[decided.reason]();
  const after = foldHandover([...history, decided.value]);
  if (after === undefined) throw new Error('A hand-over begins by being opened.');
  await storeStep(unit.db, decided.value, after);
  await tell(unit, standing, 'transitions.step-taken', isNewsToThoseAway(step));
  return answer();
}

/** What somebody wants to hear of who is not looking: that there is a time, that it falls away, that the summary is there. */
function isNewsToThoseAway({ kind }: HandoverStep): boolean {
  return ['offered', 'planned', 'cancelled', 'summary-shared'].includes(kind);
}
