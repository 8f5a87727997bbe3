import type { PersonId, RoomId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { listCitizenSide } from './chapter-store.ts';

// One word for all that may change, so that a hint does not tell what it was.
const what = 'story.changed';

/** Tells those whom a chapter is or was told to, each in her room: nobody else hears that there is one. */
export function tellReceivers(unit: Unit, told: ReadonlyMap<RoomId, readonly string[]>): void {
  for (const [place, audience] of told) unit.announce({ what, place, audience, notify: false });
}

/** Tells the citizen and whoever acts for her, and others by name; not myself. */
export async function tellSide(
  unit: Unit,
  citizenId: PersonId,
  { place = citizenId, others = [] }: { place?: string; others?: readonly string[] } = {},
): Promise<void> {
  const side = await listCitizenSide(unit.db, citizenId);
  const audience = [...new Set([...side, ...others])].filter((id) => id !== unit.me.personId);
  if (audience.length > 0) unit.announce({ what, place, audience, notify: false });
}
