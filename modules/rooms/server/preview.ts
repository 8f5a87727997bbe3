import { parseDay } from '../../../kernel/day.ts';
import type { ParticipantId, RoomId } from '../../../kernel/ids.ts';
import { startOfDay, zoneOf } from '../../../kernel/zone.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import type { Preview } from '../domain/preview.ts';
import { listParticipants } from './participant-store.ts';
import { shownToMe } from './present-room.ts';
import { previewFor } from './preview-store.ts';
import { findCountry, findRoomRow } from './room-store.ts';
import { findStanding, rightsOf, type Standing, traceOf } from './standing-store.ts';

interface Input {
  roomId: RoomId;
  participantId: ParticipantId;
  sees?: 'now' | 'date' | 'all' | undefined;
  day?: string | undefined;
}

/** Shows the citizen, or whoever invites, what a participant would see with a choice; without one, with the room's own. */
export async function preview(
  unit: Unit,
  input: Input,
  errors: { 'not-found': () => Error; 'decision-needs-sees': () => Error },
): Promise<Preview> {
  const row = await findRoomRow(unit.db, input.roomId);
  const standing = await findStanding(unit, input.roomId);
  const participants = await listParticipants(unit.db, [input.roomId], unit.me.personId);
  const shown = shownToMe(participants, standing?.kind === 'citizen');
  const participant = shown.find((one) => one.id === input.participantId);
  if (row === undefined || participant === undefined || participant.consent === null) throw errors['not-found']();
  const mayAsk = standing === undefined ? row.opened_by === unit.me.personId : mayInvite(standing);
  if (!mayAsk) throw errors['not-found']();
  unit.trace(
    standing === undefined ? { citizenId: row.citizen_id, placeId: row.id, basis: 'opened' } : traceOf(unit, standing),
  );

  const sees = input.sees ?? row.newcomers_see;
  const day = input.sees === undefined ? row.newcomers_see_from : input.day;
  const seesFrom = await seesFromOf(unit, row.citizen_id, sees, day ?? null);
  if (seesFrom === 'unknown-day') throw errors['decision-needs-sees']();
  const holdsUntil = participant.consent.holdsUntil?.slice(0, 10) ?? null;
  // Whoever waits for the citizen herself sees nothing yet, and so counts nothing but what is said after this moment.
  const askerSeesFrom = standing === undefined ? unit.now : standing.seesFrom;
  return previewFor(unit.db, input, { seesFrom, holdsUntil, askerSeesFrom });
}

/** Of a closed room, too, the citizen's side asks what stays readable. */
function mayInvite(standing: Standing): boolean {
  const { invite, decide } = rightsOf(standing);
  return invite || decide;
}

async function seesFromOf(
  unit: Unit,
  citizenId: string,
  sees: 'now' | 'date' | 'all',
  day: string | null,
): Promise<Date | null | 'unknown-day'> {
  if (sees === 'all') return null;
  if (sees === 'now') return unit.now;
  const parsed = parseDay(day ?? '');
  if (!parsed.ok) return 'unknown-day';
  return startOfDay(parsed.value, zoneOf(await findCountry(unit.db, citizenId)));
}
