import type { RoomId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { audienceOf } from '../../rooms/server/public.ts';

/** Everybody's open screen in the room looks again; what the card says is not told by the hint. */
export async function tell(unit: Unit, roomId: RoomId, what: `permission-cards.${string}`): Promise<void> {
  unit.announce({ what, place: roomId, audience: await audienceOf(unit, roomId), notify: false });
}
