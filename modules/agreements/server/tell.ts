import type { RoomId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import type { Agreement } from '../domain/agreement.ts';
import { findAudience } from './agreement-store.ts';

// One word for all that may happen, so that a hint does not tell what it was.
const what = 'agreements.changed';

/**
 * The open screens of those who may see the agreement look again. Mail and push go once, to whom something is proposed: after
 * that nobody is reminded.
 */
export async function tell(
  unit: Unit,
  place: RoomId,
  { id: agreementId, status, position }: Pick<Agreement, 'id' | 'status' | 'position'>,
): Promise<void> {
  const people = await findAudience(unit.db, { roomId: place, agreementId, me: unit.me.personId });
  const isAsked = position === 1 && status === 'proposed';
  for (const notify of [true, false]) {
    const told = people.filter(({ isOwner }) => (isAsked && isOwner) === notify);
    const audience = told.map(({ personId }) => personId);
    if (audience.length > 0) unit.announce({ what, place, audience, notify });
  }
}
