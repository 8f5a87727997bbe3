import { randomUUID } from 'node:crypto';
import type { RoomClosing } from '../../rooms/server/public.ts';
import { fits, foldPathway } from '../domain/fold-pathway.ts';
import { isDoorOpen } from '../domain/on-duty.ts';
import { findHistories, getToday, listPathways, lockPathway } from './pathway-store.ts';
import { take } from './take-step.ts';

/**
 * Nobody is lost with a room: whoever holds the overview ends its pathways first, with the citizen. She herself may close it
 * at any time; what is open then ends with it, by her.
 */
export const endPathwaysWithRoom: RoomClosing = async (unit, standing) => {
  const { db } = unit;
  const ids = (await listPathways(db, { roomId: standing.roomId })).map(({ id }) => id);
  const today = await getToday(db);
  for (const id of ids) {
    await lockPathway(db, id);
    const history = await findHistories(db, [id]);
    const state = foldPathway(history);
    if (state === undefined || (state.status === 'ended' && !isDoorOpen(state, today))) continue;
    if (standing.kind !== 'citizen' || !fits('closed-with-room', state)) return 'pathway-is-open';
    const step = { kind: 'closed-with-room' } as const;
    const taken = await take(unit, standing, { id, history, actionId: randomUUID(), step });
    if (typeof taken === 'string') throw new Error(`A pathway could not end with its room: ${taken}.`);
  }
  return undefined;
};
