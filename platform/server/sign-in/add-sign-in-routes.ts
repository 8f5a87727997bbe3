import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Language } from '../../../kernel/language.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Clock } from '../clock.ts';
import type { Db } from '../database.ts';
import { isForeign, sessionCookie } from '../http.ts';
import type { StoredHint } from '../outbox.ts';
import { endSession, findMe, type NewSession, openSession } from '../session.ts';
import { beginSignIn } from './begin-sign-in.ts';
import { proveClient } from './client-proof.ts';
import { finishSignIn, refuseBeginning, type SignedIn } from './finish-sign-in.ts';
import { Issuer } from './issuer.ts';
import type { IssuerSettings } from './issuer-settings.ts';
import { isLoopback } from './loopback.ts';
import type { Identity } from './read-identity.ts';
import { checkKey } from './sealed.ts';
import {
  attemptCookie,
  attemptSeconds,
  findAttempt,
  hasExpired,
  sealAttempt,
  type SignInAttempt,
} from './sign-in-attempt.ts';
import { type RefusedSignIn, refusalPath, refuseSignIn } from './refuse-sign-in.ts';
import { readWayBack } from './way-back.ts';

export interface SignInOptions {
  db: Db;
  clock: Clock;
  /** Where the browser sees us; `${origin}/sign-in/callback` is registered with the issuer. */
  origin: string;
  issuer: IssuerSettings;
  /** 32 bytes, the same in every process of the installation. */
  cookieKey: Buffer;
  /** The person with this identity number, added when nobody has it yet; and the role they begin in, citizen if none. */
  findOrAddPerson(identity: Identity): Promise<{ personId: PersonId; acting?: NewSession['acting'] }>;
  /** The open screens of this process. */
  /** Tells open streams that their session has ended. */
  publish: (hints: readonly StoredHint[]) => void;
  onFault: (fault: unknown) => void;
  /** Lets the issuer be without https, on this machine only. */
  allowInsecure: boolean;
}

type Parts = Omit<SignInOptions, 'issuer'> & { issuer: Issuer };

/** `GET /sign-in?to=…`, `GET /sign-in/callback` and `POST /sign-out`. Throws StartRefusal for settings that can't be used. */
export async function addSignInRoutes(app: FastifyInstance, options: SignInOptions): Promise<void> {
  checkKey(options.cookieKey);
  const parts: Parts = { ...options, issuer: new Issuer(options.issuer, await proveClient(options.issuer), options) };
  app.get('/sign-in', (request, reply) => begin(parts, request, reply));
  app.get('/sign-in/callback', (request, reply) => finish(parts, request, reply));
  app.post('/sign-out', (request, reply) => signOut(parts, request, reply));
}

const Query = z.object({ to: z.string().optional().catch(undefined), language: Language.optional().catch(undefined) });

async function begin(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  const { origin, clock, cookieKey } = parts;
  const elsewhere = otherNameOfThisMachine(request, origin);
  if (elsewhere !== undefined) return reply.redirect(elsewhere, 303);
  const { to: wanted, language } = Query.parse(request.query);
  const to = readWayBack(wanted, origin);
  const beginning = { redirectUri: `${origin}/sign-in/callback`, to, language, now: clock.now() };
  const begun = await beginSignIn(parts.issuer, beginning).catch(refuseBeginning);
  if ('reason' in begun) return turnAway(parts, reply, begun, to);
  const kept = { ...cookieRules(origin), maxAge: attemptSeconds };
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
  reply.clearCookie(attemptCookie(origin), cookieRules(origin));
  if (hasExpired(attempt, clock.now())) return turnAway(parts, reply, refuseSignIn('expired'), attempt.to);
  const finished = await finishSignIn(parts.issuer, attempt, new URL(`${origin}${request.originalUrl}`));
  if (!finished.ok) return turnAway(parts, reply, finished, attempt.to);
  const token = await openFor(parts, finished.value, request).catch(parts.onFault);
  if (typeof token !== 'string') return turnAway(parts, reply, refuseSignIn('not-completed'), attempt.to);
  reply.setCookie(sessionCookie(origin), token, cookieRules(origin));
  return forward(reply, attempt.to);
}

async function openFor(
  { db, clock, publish, findOrAddPerson }: Parts,
  { identity, assurance }: SignedIn,
  request: FastifyRequest,
) {
  const { personId, acting } = await findOrAddPerson(identity);
  const device = request.headers['user-agent'] ?? '';
  const token = await openSession(db, clock.now(), { personId, acting, assurance, device });
  // Whoever signs in anew in the same browser leaves no other session behind in it.
  await end({ db, clock, publish }, request.tokenHash);
  return token;
}

async function signOut(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  if (isForeign(request, parts.origin)) {
    return reply.code(403).send({ code: 'request-from-another-site' });
  }
  await end(parts, request.tokenHash);
  return reply.clearCookie(sessionCookie(parts.origin), cookieRules(parts.origin)).code(204).send();
}

async function end(
  { db, clock, publish }: Pick<Parts, 'db' | 'clock' | 'publish'>,
  tokenHash: string | undefined,
): Promise<void> {
  if (tokenHash === undefined) return;
  publish(await endSession(db, clock.now(), tokenHash));
}

function turnAway(parts: Parts, reply: FastifyReply, refusal: RefusedSignIn, to?: SignInAttempt['to']) {
  if (refusal.fault !== undefined) parts.onFault(refusal.fault);
  return forward(reply, refusalPath(refusal.reason, to));
}

function forward(reply: FastifyReply, url: string) {
  return reply.header('cache-control', 'no-store').redirect(url, 303);
}

const cookieRules = (origin: string) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: origin.startsWith('https:') }) as const;

/** `localhost` and `127.0.0.1` are the same machine but not the same to cookies: sign in where we said we are. */
function otherNameOfThisMachine(request: FastifyRequest, origin: string): string | undefined {
  const ours = new URL(origin);
  const asked = URL.parse(`http://${request.host}`);
  if (asked === null || asked.hostname === ours.hostname || asked.port !== ours.port) return undefined;
  if (!isLoopback(ours.hostname) || !isLoopback(asked.hostname)) return undefined;
  return `${ours.origin}${request.originalUrl}`;
}
