import { sql } from 'kysely';
import type { Db } from '../../../platform/server/database.ts';

export interface SessionRow {
  id: string;
  device: string;
  openedWith: 'electronic-id' | 'passkey';
  openedAt: Date;
  lastSeenAt: Date;
}

/** Where I am signed in now, the latest used first. */
export async function listLivingSessions(db: Db): Promise<SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    select id, device, opened_with as "openedWith", created_at as "openedAt", last_seen_at as "lastSeenAt" from session
    where person_id = me() and revoked_at is null and expires_at > clock_now()
      and last_seen_at > clock_now() - interval '30 minutes'
    order by last_seen_at desc, id`.execute(db);
  return rows;
}

interface Which {
  /** Only this one. */
  only?: string;
  /** All but this one. */
  not?: string;
  /** Only those that were opened with this passkey. */
  passkeyId?: string;
}

/** Ends my living sessions, and gives which. */
export async function endSessions(db: Db, at: Date, { only, not, passkeyId }: Which): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update session set revoked_at = ${at}
    where person_id = me() and revoked_at is null and expires_at > ${at}
      and (${only ?? null}::uuid is null or id = ${only ?? null})
      and (${not ?? null}::uuid is null or id <> ${not ?? null})
      and (${passkeyId ?? null}::uuid is null or passkey_id = ${passkeyId ?? null})
    returning id`.execute(db);
  return rows.map(({ id }) => id);
}

export interface PasskeyRow {
  id: string;
  name: string;
  addedAt: Date;
  lastUsedAt: Date | null;
  vouchedAt: Date;
  stoppedAt: Date | null;
  backedUp: boolean;
}

export async function listPasskeyRows(db: Db): Promise<PasskeyRow[]> {
  const { rows } = await sql<PasskeyRow>`
    select id, name, added_at as "addedAt", last_used_at as "lastUsedAt", vouched_at as "vouchedAt", stopped_at as "stoppedAt",
      backed_up as "backedUp"
    from passkey where person_id = me() order by added_at, id`.execute(db);
  return rows;
}

/** False when I have no such passkey. */
export async function deletePasskey(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql`delete from passkey where id = ${id} and person_id = me() returning id`.execute(db);
  return rows.length === 1;
}
