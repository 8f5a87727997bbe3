import { randomUUID } from 'node:crypto';
import type { RoomClosing } from '../../rooms/server/public.ts';
import { dayAt } from '../domain/day-at.ts';
import { foldPathway } from '../domain/fold-pathway.ts';
import { isOpen } from '../domain/on-duty.ts';
import { findHistories, listPathways, lockPathway } from './pathway-store.ts';
import { type PathwayListener, take } from './take-step.ts';

/**
 * Nobody is lost with a room: whoever holds the overview ends its pathways first, with the citizen. She herself may close it
 * at any time; what is open then ends with it, by her.
 */
export const endPathwaysWithRoom =
  (listeners: readonly PathwayListener[]): RoomClosing =>
  async (unit, standing) => {
    const { db, now } = unit;
    const ids = (await listPathways(db, { roomId: standing.roomId })).map(({ id }) => id);
    for (const id of ids) {
      await lockPathway(db, id);
      const history = await findHistories(db, [id]);
      const state = foldPathway(history);
      if (state === undefined || !isOpen(state, dayAt(now))) continue;
      if (standing.kind !== 'citizen') return 'pathway-is-open';
      const step = { kind: 'closed-with-room' } as const;
      const taken = await take(unit, standing, { id, history, actionId: randomUUID(), step }, listeners);
      if (typeof taken === 'string') throw new Error(`A pathway could not end with its room: ${taken}.`);
    }
    return undefined;
  };
