import type { PersonId } from '../../../kernel/ids.ts';
import { dateOf } from '../../../kernel/instant.ts';
import { type AboutMePart, listAboutMe } from '../../../platform/server/about-me.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { EmergencyTold } from '../domain/about-me.ts';
import { presentAccess } from './about-me.ts';
import { listAboutCitizen } from './emergency-store.ts';

/** Who has looked at who is around a citizen, because it could not wait, and what the review said. */
export const emergencyAboutMe: AboutMePart = {
  module: 'emergency',
  lists: {
    accesses: listAboutMe({
      tables: ['emergency_access', 'emergency_review', 'emergency_read'],
      of: 'citizen',
      row: EmergencyTold,
      read: listAccesses,
    }),
  },
  untold: {},
};

/** What I opened myself about others stands in their files. */
async function listAccesses({ db, now }: Unit, citizenId: PersonId) {
  const all = await listAboutCitizen(db);
  return all
    .filter((row) => row.citizenId === citizenId)
    .map((row) => {
      const access = presentAccess(row, now);
      return { ...access, openedAt: dateOf(access.openedAt), endsAt: dateOf(access.endsAt), isRead: row.isRead };
    });
}
