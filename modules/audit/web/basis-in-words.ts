import { formatDate } from '../../../platform/web/format.ts';
import { m } from '../../../platform/web/words.ts';
import type { AuditEntry } from '../domain/audit-entry.ts';

/** Why somebody may look: “Du har sagt ja 2. november”. */
export function basisInWords({ basis, basisSince, who }: AuditEntry): string {
  switch (basis) {
    case 'own':
      return who.isMe ? m.audit_basis_own_mine() : m.audit_basis_own();
    case 'consent':
      return basisSince === null
        ? m.audit_basis_consent()
        : m.audit_basis_consent_since({ day: formatDate(basisSince) });
    case 'guardian':
      return m.audit_basis_guardian();
    case 'opened':
      return m.audit_basis_opened();
    case 'affiliation':
      return m.audit_basis_affiliation();
    case 'invitation':
      return m.audit_basis_invitation();
    case 'directory':
      return m.audit_basis_directory();
    case 'emergency':
      return m.audit_basis_emergency();
    case 'oversight':
      return m.audit_basis_oversight();
    case 'asked':
      return m.audit_basis_asked();
  }
}
