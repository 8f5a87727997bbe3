import { sql } from 'kysely';
import type { PersonId } from '../../../kernel/ids.ts';
import { asTask, type Db } from '../database.ts';

export interface Passkey {
  id: string;
  personId: PersonId;
  userHandle: Buffer;
  credentialId: Buffer;
  publicKey: Buffer;
  counter: number;
  backedUp: boolean;
  transports: string[];
  name: string;
  assurance: string;
  vouchedAt: Date;
  stoppedAt: Date | null;
}

/** The passkey with this credential, locked until the transaction ends, so that its counter goes on one by one. */
export async function findAndLockPasskey(db: Db, credentialId: Buffer): Promise<Passkey | undefined> {
  const { rows } = await sql<Passkey & { counter: string | number }>`
    select id, person_id as "personId", user_handle as "userHandle", credential_id as "credentialId", public_key as "publicKey",
      counter::float8 as counter, backed_up as "backedUp", transports, name, assurance, vouched_at as "vouchedAt", stopped_at as "stoppedAt"
    from passkey where credential_id = ${credentialId} for update`.execute(db);
  return rows[0];
}

/** The credentials that the person who asks has added, so that a device is not added twice, and her handle if she has one. */
export async function listOwnCredentials(
  db: Db,
): Promise<{ credentialId: Buffer; userHandle: Buffer; transports: string[] }[]> {
  const { rows } = await sql<{ credentialId: Buffer; userHandle: Buffer; transports: string[] }>`
    select credential_id as "credentialId", user_handle as "userHandle", transports from passkey
    where person_id = me()`.execute(db);
  return rows;
}

export type NewPasskey = Omit<Passkey, 'stoppedAt'> & { addedAt: Date };

export async function insertPasskey(db: Db, one: NewPasskey): Promise<void> {
  await sql`insert into passkey (id, person_id, user_handle, credential_id, public_key, counter, backed_up, transports, name, assurance, vouched_at, added_at)
    values (${one.id}, ${one.personId}, ${one.userHandle}, ${one.credentialId}, ${one.publicKey}, ${one.counter}, ${one.backedUp},
      ${one.transports}, ${one.name}, ${one.assurance}, ${one.vouchedAt}, ${one.addedAt})`.execute(db);
}

export async function storeUse(
  db: Db,
  id: string,
  used: { counter: number; backedUp: boolean; at: Date },
): Promise<void> {
  await sql`update passkey set counter = ${used.counter}, backed_up = ${used.backedUp}, last_used_at = ${used.at}
    where id = ${id}`.execute(db);
}

export async function stopPasskey(db: Db, id: string, at: Date): Promise<void> {
  await sql`update passkey set stopped_at = ${at} where id = ${id}`.execute(db);
}

/** An electronic ID has just vouched for the person: her passkeys are awake again, with its assurance. */
export async function vouchForPasskeys(
  db: Db,
  now: Date,
  vouched: { personId: PersonId; assurance: string; at: Date },
): Promise<void> {
  await asTask(db, 'sign-in', now, (trx) =>
    sql`update passkey set vouched_at = greatest(vouched_at, ${vouched.at}), assurance = ${vouched.assurance} where person_id = ${vouched.personId}`.execute(
      trx,
    ),
  );
}

/** False when this challenge has been answered before, in whichever process. */
export async function spendChallenge(db: Db, now: Date, hash: Buffer): Promise<boolean> {
  return asTask(db, 'sign-in', now, async (trx) => {
    const { rows } = await sql`insert into used_challenge (challenge_hash, used_at) values (${hash}, ${now})
      on conflict do nothing returning 1`.execute(trx);
    return rows.length === 1;
  });
}

/** The assurance that a session acts with. */
export async function getAssurance(db: Db, sessionId: string): Promise<string> {
  const { rows } = await sql<{ assurance: string }>`select assurance from session where id = ${sessionId}`.execute(db);
  return rows[0]?.assurance ?? '';
}
