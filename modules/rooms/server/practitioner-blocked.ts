import { randomUUID } from 'node:crypto';
import type { BlockListener } from '../../consent/server/public.ts';
import { recordDecision } from '../../consent/server/public.ts';
import { consentChanged } from './consent-changed.ts';
import { listSeatsOf } from './participant-store.ts';

/**
 * What a block means for the rooms, in the same transaction: every yes that holds is taken back and every question about her
 * is answered with no, in the name of whoever blocks. So she goes as after a withdrawal, her colleagues see her as somebody
 * who is no longer there, and lifting the block brings her back into no room.
 */
export const practitionerBlocked: BlockListener = async (unit, blocked) => {
  for (const { state, ...about } of await listSeatsOf(unit.db, blocked)) {
    const decision = state === 'given' ? 'withdraw' : 'decline';
    const recorded = await recordDecision(unit, { ...about, id: randomUUID(), decision, toldBy: 'electronic-id' });
    if (!recorded.ok) throw new Error(`A seat of somebody who is blocked could not be taken back: ${recorded.reason}.`);
    if (recorded.value.change !== undefined) await consentChanged(unit, recorded.value.change);
  }
};
