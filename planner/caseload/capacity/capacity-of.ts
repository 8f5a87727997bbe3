import { type LoadFactor, loadFactor } from '../load/load-factor.ts';
import type { CaseloadFile } from '../problem/caseload-file.ts';
import { type CapaQuarter, capaQuarter } from './capa-quarter.ts';
import { type LittlesLaw, littlesLaw } from './littles-law.ts';
import { type Room, roomsOf } from './room-of-person.ts';

/** The answer to "what do you have time for next week?", for each person and in all. */
export type Capacity = {
  readonly week: string;
  readonly talks: number;
  readonly rooms: readonly Room[];
  readonly factors: readonly LoadFactor[];
  readonly capa: CapaQuarter | null;
  readonly little: LittlesLaw | null;
};

/** @param file a caseload file without faults; nothing in it is changed */
export function capacityOf(file: CaseloadFile): Capacity {
  const rooms = roomsOf(file);
  const registered = file.registered ?? [];
  const ratings = [...new Set(registered.map(({ rating }) => rating))].toSorted();
  return {
    week: file.week,
    talks: rooms.reduce((sum, room) => sum + room.talks, 0),
    rooms,
    factors: ratings.map((rating) => loadFactor(rating, registered, file.settings.credibility)),
    capa: capaQuarter(file) ?? null,
    little: littlesLaw(file) ?? null,
  };
}
