import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { OrganisationId, PersonId } from '../../kernel/ids.ts';
import { beginRequest, readMe } from './begin-request.ts';
import { asTask, type Db, inTransaction } from './database.ts';
import { type StoredHint, storeHints } from './outbox.ts';
import { sealIdToken } from './sign-in/kept-id-token.ts';
import type { Me } from './unit.ts';

/** A session ends after half an hour without a request (in `begin_request`), and in any case after this. */
export const longestSessionMs = 10 * 60 * 60 * 1000;

export interface NewSession {
  personId: PersonId;
  /** The `acr` that the identity provider vouched for. */
  assurance: string;
  /** What the browser calls itself, so that the person knows the device again. */
  device: string;
  /** When the electronic ID was used, if the provider says so; a passkey is none. */
  electronicIdAt: Date | undefined;
  /** The passkey it was opened with, where it was not by the electronic ID. */
  passkeyId?: string | undefined;
  /** What the provider wants to see again when the person signs out there, too. */
  idToken?: string | undefined;
  acting?:
    | { kind: 'practitioner' | 'related-person'; id: string; organisationId?: OrganisationId | undefined }
    | undefined;
}

/** A session token is random and only its hash is stored: whoever reads the database can't sign in with it. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Opens a session after an electronic ID or a passkey, and gives the token for the cookie. */
export async function openSession(db: Db, now: Date, session: NewSession): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const expires = new Date(now.getTime() + longestSessionMs);
  await asTask(db, 'sign-in', now, (trx) =>
    sql`insert into session (id, token_hash, person_id, acting_kind, acting_id, acting_organisation_id, assurance, device, electronic_id_at,
        opened_with, passkey_id, created_at, last_seen_at, expires_at, id_token)
      values (${randomUUID()}, ${Buffer.from(hashToken(token), 'hex')}, ${session.personId}, ${session.acting?.kind ?? 'citizen'},
        ${session.acting?.id ?? null}, ${session.acting?.organisationId ?? null}, ${session.assurance}, ${session.device.slice(0, 200)},
        ${session.electronicIdAt ?? null}, ${session.passkeyId === undefined ? 'electronic-id' : 'passkey'}, ${session.passkeyId ?? null}, ${now}, ${now}, ${expires}, ${sealIdToken(session.idToken, token)})`.execute(
      trx,
    ),
  );
  return token;
}

/**
 * The same person has used the electronic ID anew: the session goes on under a new token, which is given. Nothing when
 * it has ended meanwhile.
 */
export async function renewSession(
  db: Db,
  now: Date,
  tokenHash: string,
  vouched: Pick<NewSession, 'assurance' | 'electronicIdAt' | 'idToken'>,
): Promise<string | undefined> {
  const token = randomBytes(32).toString('base64url');
  const [before, after] = [tokenHash, hashToken(token)].map((hash) => Buffer.from(hash, 'hex'));
  return asTask(db, 'sign-in', now, async (trx) => {
    const { rows } = await sql<{ id: string | null }>`
      select renew_session(${before}, ${after}, ${vouched.electronicIdAt ?? null}, ${vouched.assurance}, ${sealIdToken(vouched.idToken, token)}) as id`.execute(
      trx,
    );
    return typeof rows[0]?.id === 'string' ? token : undefined;
  });
}

/** Who holds a living session, if anybody. */
export async function findMe(db: Db, now: Date, tokenHash: string | undefined): Promise<Me | undefined> {
  if (tokenHash === undefined) return undefined;
  return inTransaction(db, beginRequest(tokenHash, now), (_trx, begun) => Promise.resolve(readMe(begun)));
}

export interface EndedSession {
  /** Closes its open streams, in whichever process they are; the caller publishes it. */
  hints: StoredHint[];
  /** Sealed under its token. */
  idToken: string | undefined;
}

/** Ends a session at once: the next request with its token is nobody's. */
export async function endSession(db: Db, now: Date, tokenHash: string): Promise<EndedSession> {
  return inTransaction(db, beginRequest(tokenHash, now), async (trx, begun) => {
    const me = readMe(begun);
    if (me === undefined) return { hints: [], idToken: undefined };
    const { rows } = await sql<{ kept: string | null }>`select my_id_token(${me.sessionId}) as kept`.execute(trx);
    await sql`update session set revoked_at = ${now} where id = ${me.sessionId}`.execute(trx);
    const hint = { what: 'platform.session-ended', place: me.sessionId, audience: [me.personId] };
    return { hints: await storeHints(trx, now, [hint]), idToken: rows[0]?.kept ?? undefined };
  });
}
