import { sql } from 'kysely';
import type { Db } from '../../../platform/server/database.ts';

/** Under the task `seal`: what witnesses have confirmed of our log, and which heads were mailed. */

/** Our log by its name, and one witness by hers. */
export interface ConfirmedBy {
  origin: string;
  witness: string;
}

/** The size that a witness has last confirmed; 0 when it has confirmed none. */
export async function findConfirmedSize(trx: Db, { origin, witness }: ConfirmedBy): Promise<number> {
  const { rows } = await sql<{ size: number }>`
    select coalesce(max(size), 0)::bigint as size from audit_cosignature
    where origin = ${origin} and witness = ${witness}`.execute(trx);
  return rows[0]?.size ?? 0;
}

export interface Cosignature extends ConfirmedBy {
  size: number;
  note: string;
}

export async function storeCosignature(trx: Db, given: Cosignature, now: Date): Promise<void> {
  const { origin, witness, size, note } = given;
  await sql`insert into audit_cosignature (origin, witness, size, note, at)
    values (${origin}, ${witness}, ${size}, ${note}, ${now}) on conflict do nothing`.execute(trx);
}

/** The newest checkpoint that each witness has confirmed, as a note; it covers those before. */
export async function listNewestNotes(trx: Db): Promise<string[]> {
  const { rows } = await sql<{ note: string }>`
    select distinct on (origin, witness) note from audit_cosignature order by origin, witness, size desc`.execute(trx);
  return rows.map(({ note }) => note);
}

/** Whether this mailbox is ours to write to until the end of the transaction; another process may be at it. */
export async function takeMailbox(trx: Db, recipient: string): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(4314, hashtext(${recipient})) as mine`.execute(trx);
  return rows[0]?.mine ?? false;
}

export async function findLastMailed(trx: Db, recipient: string): Promise<{ size: number; at: Date } | undefined> {
  const { rows } = await sql<{ size: number; at: Date }>`
    select size, at from audit_mailed_head where recipient = ${recipient} order by at desc limit 1`.execute(trx);
  return rows[0];
}

export async function storeMailed(trx: Db, recipient: string, size: number, now: Date): Promise<void> {
  await sql`insert into audit_mailed_head (recipient, size, at) values (${recipient}, ${size}, ${now})`.execute(trx);
}
