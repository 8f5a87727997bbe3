import type { PractitionerRoleId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import type { Actor } from '../../pathways/domain/whose-step.ts';
import { actorOf } from '../../pathways/server/public.ts';
import { audienceOf, findStanding, type Standing, traceOf } from '../../rooms/server/public.ts';
import type { Handover } from '../contract.ts';
import { foldHandover } from '../domain/fold-handover.ts';
import type { HandoverId, HandoverState } from '../domain/handover.ts';
import type { HandoverAction } from '../domain/handover-action.ts';
import { findDeputies, findHistories, listHandovers, lockHandover } from './handover-store.ts';
import { touchesWhatIsKept } from './line-store.ts';
import { presentHandovers } from './present-handover.ts';

export type RoomErrors = { [K in 'not-found' | 'room-is-closed']: () => Error };

/** One hand-over with whoever acts in it, held until the transaction ends. */
export interface InHandover {
  standing: Standing;
  actor: Actor;
  state: HandoverState;
  history: readonly HandoverAction[];
  /** Who stands in for the bridge today, while she is away. */
  deputy: PractitionerRoleId | null;
  /** What is so now, as the one who acts sees it. */
  answer: () => Promise<Handover>;
}

/** Finds a hand-over for somebody who does something in it, and leaves the trace; whoever may not see it is told what a stranger is. */
export async function enterHandover(
  unit: Unit,
  id: HandoverId,
  errors: RoomErrors,
  detail: Record<string, string> = {},
): Promise<InHandover> {
  const [key] = await listHandovers(unit.db, { id });
  const standing = key && (await findStanding(unit, key.roomId));
  if (key === undefined || standing === undefined) throw errors['not-found']();
  if (standing.isClosed) throw errors['room-is-closed']();
  unit.trace(traceOf(unit, standing, detail));
  await lockHandover(unit.db, id);
  const history = (await findHistories(unit.db, [id])).get(id) ?? [];
  const state = foldHandover(history);
  if (state === undefined) throw errors['not-found']();
  const deputy = (await findDeputies(unit.db, [id])).get(id)?.roleId ?? null;
  const answer = async () => {
    const [handover] = await presentHandovers(unit, standing, [key]);
    if (handover === undefined) throw errors['not-found']();
    return handover;
  };
  return { standing, actor: actorOf(unit, standing), state, history, deputy, answer };
}

export const nowOf = ({ now }: Unit) => instantOf(now);

/** Tells those who may look again. */
export async function tell(unit: Unit, { roomId }: Standing, what: string, notify = false): Promise<void> {
  unit.announce({ what, place: roomId, audience: await audienceOf(unit, roomId), notify });
}

/** The same of a text: that something was written is told to those alone who may read it. */
export async function tellOfText(
  unit: Unit,
  standing: Standing,
  what: string,
  texts: readonly string[],
): Promise<void> {
  for (const text of texts)
    if (await touchesWhatIsKept(unit.db, standing.roomId, text)) return tellCitizen(unit, standing, what);
  await tell(unit, standing, what);
}

/** Tells the citizen alone. */
export function tellCitizen(unit: Unit, { roomId, citizenId }: Standing, what: string): void {
  unit.announce({ what, place: roomId, audience: [citizenId], notify: false });
}
