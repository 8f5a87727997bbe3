import { withCapital } from '../../../platform/web/format.ts';
import { professionName } from '../../people/web/public.tsx';
import type { AuditEntry } from '../domain/audit-entry.ts';

/** “Veileder, NAV”; nothing for somebody who is not there for an organisation. */
export function roleOf(who: AuditEntry['who']): string {
  const profession = who.profession === null ? '' : withCapital(professionName(who.profession));
  return [profession, who.organisation ?? ''].filter((part) => part !== '').join(', ');
}
