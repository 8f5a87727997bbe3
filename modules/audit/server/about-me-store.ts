import { type AboutMePart, listAboutMe } from '../../../platform/server/about-me.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { dateOf } from '../../../kernel/instant.ts';
import { AuditEntry } from '../domain/audit-entry.ts';
import { findEntries } from './entry-store.ts';

const page = 1_000;

/** Who has seen what about somebody, from the newest back. */
export const auditAboutMe: AboutMePart = {
  module: 'audit',
  lists: {
    entries: listAboutMe({ tables: ['audit_entry'], of: 'citizen', row: AuditEntry, read: readEntries }),
  },
  untold: { audit_salt: 'random bytes that hide her in the proofs of the log; of no use but to show whom they hide' },
};

async function* readEntries({ db, me }: Unit, citizenId: PersonId) {
  let before: number | undefined;
  for (;;) {
    const entries = await findEntries(db, { citizenId, me: me.personId, before, limit: page });
    yield entries.map((entry) => ({
      ...entry,
      at: dateOf(entry.at),
      basisSince: entry.basisSince && dateOf(entry.basisSince),
    }));
    if (entries.length < page) return;
    before = entries.at(-1)?.id;
  }
}
