import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Language } from '../../../kernel/language.ts';
import { findMe } from '../session.ts';
import type { Me } from '../unit.ts';
import { beginSignIn } from './begin-sign-in.ts';
import { proveClient } from './client-proof.ts';
import { finishSignIn, refuseBeginning } from './finish-sign-in.ts';
import { Issuer } from './issuer.ts';
import type { IssuerSettings } from './issuer-settings.ts';
import { isLoopback } from './loopback.ts';
import { type SessionParts, sessionCookieRules } from './open-in-browser.ts';
import { type RefusedSignIn, refusalPath, refuseSignIn } from './refuse-sign-in.ts';
import { checkKey } from './sealed.ts';
import { attemptCookie, attemptSeconds, findAttempt, hasExpired, sealAttempt } from './sign-in-attempt.ts';
import { comeBackSignedOut, signedOutPath, signOut } from './sign-out.ts';
import { findSessionToRenew, openFor, type PeopleVouchedFor, renewFor } from './vouched-session.ts';
import { readWayBack } from './way-back.ts';

/** `${origin}/sign-in/callback` and `${origin}/sign-out/callback` are registered with the issuer. */
export interface SignInOptions extends SessionParts, PeopleVouchedFor {
  issuer: IssuerSettings;
  /** 32 bytes, the same in every process of the installation. */
  cookieKey: Buffer;
  onFault: (fault: unknown) => void;
  /** Lets the issuer be without https, on this machine only. */
  allowInsecure: boolean;
}

type Parts = Omit<SignInOptions, 'issuer'> & { issuer: Issuer };

/** `GET /sign-in?to=…` (with `fresh=yes` for the electronic ID anew in a session), `GET /sign-in/callback`, `POST /sign-out` and `GET /sign-out/callback`. Throws StartRefusal for settings that can't be used. */
export async function addSignInRoutes(app: FastifyInstance, options: SignInOptions): Promise<void> {
  checkKey(options.cookieKey);
  const parts: Parts = { ...options, issuer: new Issuer(options.issuer, await proveClient(options.issuer), options) };
  app.get('/sign-in', (request, reply) => begin(parts, request, reply));
  app.get('/sign-in/callback', (request, reply) => finish(parts, request, reply));
  app.post('/sign-out', (request, reply) => signOut(parts, request, reply));
  app.get(signedOutPath, (request, reply) => comeBackSignedOut(parts, request, reply));
}

const Query = z.object({
  to: z.string().optional().catch(undefined),
  language: Language.optional().catch(undefined),
  fresh: z.literal('yes').optional().catch(undefined),
});

async function begin(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  const { origin, clock, cookieKey } = parts;
  const elsewhere = otherNameOfThisMachine(request, origin);
  if (elsewhere !== undefined) return reply.redirect(elsewhere, 303);
  const { to: wanted, language, fresh } = Query.parse(request.query);
  const to = readWayBack(wanted, origin);
  const me = fresh === undefined ? undefined : await findMe(parts.db, clock.now(), request.tokenHash);
  const redirectUri = `${origin}/sign-in/callback`;
  const beginning = { redirectUri, to, language, now: clock.now(), freshFor: me?.sessionId };
  const begun = await beginSignIn(parts.issuer, beginning).catch(refuseBeginning);
  if ('reason' in begun) return turnAway(parts, reply, begun, { to, me });
  const kept = { ...sessionCookieRules(origin), maxAge: attemptSeconds };
  reply.setCookie(attemptCookie(origin), sealAttempt(begun.attempt, cookieKey), kept);
  return forward(reply, begun.url.href);
}

async function finish(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  const { origin, clock, cookieKey, db } = parts;
  const attempt = findAttempt(request.cookies[attemptCookie(origin)], cookieKey);
  if (attempt === undefined) {
    // Perhaps the page was only loaded again after it had done its work.
    const me = await findMe(db, clock.now(), request.tokenHash).catch(parts.onFault);
    return me ? forward(reply, '/') : turnAway(parts, reply, refuseSignIn('expired'));
  }
  reply.clearCookie(attemptCookie(origin), sessionCookieRules(origin));
  const back = { to: attempt.to, me: await findSessionToRenew(parts, attempt, request) };
  if (hasExpired(attempt, clock.now())) return turnAway(parts, reply, refuseSignIn('expired'), back);
  const finished = await finishSignIn(parts.issuer, attempt, new URL(`${origin}${request.originalUrl}`));
  if (!finished.ok) return turnAway(parts, reply, finished, back);
  const exchange = { request, reply };
  const opening =
    back.me === undefined
      ? openFor(parts, finished.value, exchange)
      : renewFor(parts, finished.value, exchange, back.me);
  const refused = await opening.catch((fault: Error) => refuseSignIn('not-completed', fault));
  if (refused !== undefined) return turnAway(parts, reply, refused, back);
  return forward(reply, attempt.to);
}

function turnAway(
  parts: Parts,
  reply: FastifyReply,
  refusal: RefusedSignIn,
  { to, me }: { to?: string; me?: Me | undefined } = {},
) {
  reply.request.securityNote = { event: 'sign-in-refused', outcome: refusal.reason };
  if (refusal.fault !== undefined) parts.onFault(refusal.fault);
  return forward(reply, refusalPath(refusal.reason, { to, isSignedIn: me !== undefined }));
}

function forward(reply: FastifyReply, url: string) {
  return reply.header('cache-control', 'no-store').redirect(url, 303);
}

/** `localhost` and `127.0.0.1` are the same machine but not the same to cookies: sign in where we said we are. */
function otherNameOfThisMachine(request: FastifyRequest, origin: string): string | undefined {
  const ours = new URL(origin);
  const asked = URL.parse(`http://${request.host}`);
  if (asked === null || asked.hostname === ours.hostname || asked.port !== ours.port) return undefined;
  if (!isLoopback(ours.hostname) || !isLoopback(asked.hostname)) return undefined;
  return `${ours.origin}${request.originalUrl}`;
}
