import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../clock.ts';
import type { Db } from '../database.ts';
import { sessionCookie } from '../http.ts';
import type { StoredHint } from '../outbox.ts';
import { endSession, hashToken, type NewSession, openSession } from '../session.ts';

export interface SessionParts {
  db: Db;
  clock: Clock;
  /** Where the browser sees us. */
  origin: string;
  /** Tells open streams that their session has ended. */
  publish: (hints: readonly StoredHint[]) => void;
}

export const sessionCookieRules = (origin: string) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: origin.startsWith('https:') }) as const;

/** Opens a session and hands its token to the browser; whoever signs in anew there leaves no other session behind. */
export async function openInBrowser(
  parts: SessionParts,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  session: Omit<NewSession, 'device'>,
): Promise<void> {
  const { db, clock, origin } = parts;
  const token = await openSession(db, clock.now(), { ...session, device: request.headers['user-agent'] ?? '' });
  await endInBrowser(parts, request.tokenHash);
  reply.setCookie(sessionCookie(origin), token, sessionCookieRules(origin));
  noteSignIn(request, token, session.assurance);
}

/** The line of the security log about a sign-in names the session that begins, or goes on, with it. */
export function noteSignIn(request: FastifyRequest, token: string, assurance: string): void {
  request.tokenHash = hashToken(token);
  request.securityNote = { event: 'signed-in', assurance };
}

/** Ends the session of this token, if there is one; gives the ID token that was kept with it, sealed. */
export async function endInBrowser(
  { db, clock, publish }: SessionParts,
  tokenHash: string | undefined,
): Promise<string | undefined> {
  if (tokenHash === undefined) return undefined;
  const { hints, idToken } = await endSession(db, clock.now(), tokenHash);
  publish(hints);
  return idToken;
}
