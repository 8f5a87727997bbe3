import { sql } from 'kysely';
import type { Db } from '../database.ts';
import type { NotifyJob } from './notify-job.ts';
import type { QuietHours } from './quiet-hours.ts';

export interface NotifyFacts {
  /** The newest hint at the place that is still meant for this person; none after losing access. */
  newest: number | undefined;
  mail: boolean;
  push: boolean;
  sms: boolean;
  quiet: QuietHours;
}

interface FactsRow {
  newest: number | null;
  mail: boolean;
  push: boolean;
  sms: boolean;
  quiet_from: string;
  quiet_until: string;
}

/** What has just become of a telling: who is still meant, and what they want. Whoever set nothing is told everything. */
export async function getFacts(trx: Db, { personId, place }: NotifyJob): Promise<NotifyFacts> {
  const { rows } = await sql<FactsRow>`
    select (select max(id) from hint where place = ${place} and notify and ${personId}::uuid = any (audience)) as newest,
      coalesce(s.mail, true) as mail, coalesce(s.push, true) as push, coalesce(s.sms, true) as sms,
      to_char(coalesce(s.quiet_from, '21:00'), 'HH24:MI') as quiet_from,
      to_char(coalesce(s.quiet_until, '07:00'), 'HH24:MI') as quiet_until
    from (select 1) one left join notification_setting s on s.person_id = ${personId}`.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Error('One row was asked for and none came.');
  return {
    newest: row.newest ?? undefined,
    mail: row.mail,
    push: row.push,
    sms: row.sms,
    quiet: { from: row.quiet_from, until: row.quiet_until },
  };
}
