import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PersonId } from '../../../kernel/ids.ts';
import { isFresh } from '../fresh-electronic-id.ts';
import { sessionCookie } from '../http.ts';
import { vouchForPasskeys } from '../passkeys/passkey-store.ts';
import { findMe, type NewSession, renewSession } from '../session.ts';
import type { Me } from '../unit.ts';
import type { SignedIn } from './finish-sign-in.ts';
import { noteSignIn, openInBrowser, type SessionParts, sessionCookieRules } from './open-in-browser.ts';
import type { Identity } from './read-identity.ts';
import { type RefusedSignIn, refuseSignIn } from './refuse-sign-in.ts';
import type { SignInAttempt } from './sign-in-attempt.ts';

export interface PeopleVouchedFor {
  /** The person with this identity number, added when nobody has it yet; and the role they begin in, citizen if none. */
  findOrAddPerson(identity: Identity): Promise<{ personId: PersonId; acting?: NewSession['acting'] }>;
  /** The person with this identity number, if we know one. */
  findPerson(identity: Identity): Promise<PersonId | undefined>;
}

type Parts = SessionParts & PeopleVouchedFor;
interface Exchange {
  request: FastifyRequest;
  reply: FastifyReply;
}

/** Whoever still holds the session that asked for the electronic ID anew; if it has ended, this becomes a sign-in like any. */
export async function findSessionToRenew({ db, clock }: Parts, attempt: SignInAttempt, { tokenHash }: FastifyRequest) {
  const me = attempt.freshFor === undefined ? undefined : await findMe(db, clock.now(), tokenHash);
  return me?.sessionId === attempt.freshFor ? me : undefined;
}

/** The same session goes on under a new token, if the same person has just used her electronic ID; otherwise it stays as it was. */
export async function renewFor(
  parts: Parts,
  { identity, assurance, usedMsAgo, idToken }: SignedIn,
  { request, reply }: Exchange,
  me: Me,
): Promise<RefusedSignIn | undefined> {
  const { db, clock, origin } = parts;
  if ((await parts.findPerson(identity)) !== me.personId) return refuseSignIn('another-person');
  const now = clock.now();
  const electronicIdAt = momentOf(usedMsAgo, now);
  if (electronicIdAt === undefined || !isFresh(electronicIdAt, now)) return refuseSignIn('not-fresh');
  const token = await renewSession(db, now, request.tokenHash ?? '', { assurance, electronicIdAt, idToken });
  if (token === undefined) return refuseSignIn('expired');
  await vouchForPasskeys(db, now, { personId: me.personId, assurance, at: electronicIdAt });
  reply.setCookie(sessionCookie(origin), token, sessionCookieRules(origin));
  noteSignIn(request, token, assurance);
  return undefined;
}

/** A new session for whoever was vouched for. */
export async function openFor(
  parts: Parts,
  { identity, assurance, usedMsAgo, idToken }: SignedIn,
  exchange: Exchange,
): Promise<undefined> {
  const { personId, acting } = await parts.findOrAddPerson(identity);
  const now = parts.clock.now();
  const electronicIdAt = momentOf(usedMsAgo, now);
  await openInBrowser(parts, exchange, { personId, acting, assurance, electronicIdAt, idToken });
  await vouchForPasskeys(parts.db, now, { personId, assurance, at: electronicIdAt ?? now });
  return undefined;
}

function momentOf(usedMsAgo: number | undefined, now: Date): Date | undefined {
  return usedMsAgo === undefined ? undefined : new Date(now.getTime() - usedMsAgo);
}
