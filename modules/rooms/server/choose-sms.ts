import type { RoomId } from '../../../kernel/ids.ts';
import { settle } from '../../../platform/server/settle.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import type { ToldBy } from '../../consent/domain/consent-action.ts';
import { type ChoosingRefusal, chooseSms, type SmsChoice } from '../domain/by-sms.ts';
import { getStanding } from './read-room.ts';
import { lockRoom } from './room-store.ts';
import { audienceOf, traceOf } from './standing-store.ts';
import { getChoosing, storeSmsChoice } from './text-store.ts';

/** How the citizen is reached by SMS about this room: her own choice, or written down by a practitioner whom she told. */
export async function setSmsChoice(
  unit: Unit,
  input: { roomId: RoomId; choice: SmsChoice; toldBy: ToldBy },
  errors: { [K in ChoosingRefusal | 'not-found']: () => Error },
): Promise<{ done: true }> {
  const { roomId, choice, toldBy } = input;
  const standing = await getStanding(unit, roomId, errors);
  const { citizenId } = standing;
  const state = { ...standing, ...(await getChoosing(unit.db, roomId, citizenId)) };
  settle(chooseSms(state, choice, toldBy), errors);
  await lockRoom(unit.db, roomId);
  const recordedRoleId = unit.me.acting.kind === 'practitioner' ? unit.me.acting.roleId : null;
  const recorded = { recordedBy: unit.me.personId, recordedRoleId, at: unit.now };
  await storeSmsChoice(unit.db, { roomId, citizenId, choice, toldBy, ...recorded });
  unit.trace(traceOf(unit, standing, { choice, toldBy }));
  unit.announce({ what: 'rooms.sms-choice-set', place: roomId, audience: await audienceOf(unit, roomId) });
  return { done: true };
}
