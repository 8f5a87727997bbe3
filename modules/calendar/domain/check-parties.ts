import type { CitizenId } from '../../../kernel/ids.ts';
import type { Party } from './appointment.ts';

/** Whether those who are to take part are the citizen, and others who are in her room or have no account at all; each once. */
export function areParties(parties: readonly Party[], citizenId: CitizenId, inRoom: ReadonlySet<string>): boolean {
  const isOnce = new Set(parties.map(({ id }) => id)).size === parties.length;
  const citizens = parties.filter(({ kind }) => kind === 'citizen');
  const isCitizen = citizens.length === 1 && citizens[0]?.id === citizenId;
  const known = parties.filter(({ kind }) => kind === 'practitioner' || kind === 'related-person');
  const isOutside = parties.every(({ kind, id }) => kind !== 'outside' || !inRoom.has(id));
  return isOnce && isCitizen && isOutside && known.every(({ id }) => inRoom.has(id));
}
