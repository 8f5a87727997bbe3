import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Language } from '../../../kernel/language.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Clock } from '../clock.ts';
import type { Db } from '../database.ts';
import { isForeign, sessionCookie } from '../http.ts';
import type { StoredHint } from '../outbox.ts';
import { endSession, findMe, type NewSession, openSession, renewSession } from '../session.ts';
import type { Me } from '../unit.ts';
import { beginSignIn } from './begin-sign-in.ts';
import { proveClient } from './client-proof.ts';
import { finishSignIn, refuseBeginning, type SignedIn } from './finish-sign-in.ts';
import { Issuer } from './issuer.ts';
import type { IssuerSettings } from './issuer-settings.ts';
import { isFresh } from '../fresh-electronic-id.ts';
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
  /** The person with this identity number, if we know one. */
  findPerson(identity: Identity): Promise<PersonId | undefined>;
  /** Tells open streams that their session has ended. */
  publish: (hints: readonly StoredHint[]) => void;
  onFault: (fault: unknown) => void;
  /** Lets the issuer be without https, on this machine only. */
  allowInsecure: boolean;
}

type Parts = Omit<SignInOptions, 'issuer'> & { issuer: Issuer };

/** `GET /sign-in?to=…` (with `fresh=yes` for the electronic ID anew in a session), `GET /sign-in/callback` and `POST /sign-out`. Throws StartRefusal for settings that can't be used. */
export async function addSignInRoutes(app: FastifyInstance, options: SignInOptions): Promise<void> {
  checkKey(options.cookieKey);
  const parts: Parts = { ...options, issuer: new Issuer(options.issuer, await proveClient(options.issuer), options) };
  app.get('/sign-in', (request, reply) => begin(parts, request, reply));
  app.get('/sign-in/callback', (request, reply) => finish(parts, request, reply));
  app.post('/sign-out', (request, reply) => signOut(parts, request, reply));
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
  const back = { to: attempt.to, me: await findSessionToRenew(parts, attempt, request) };
  if (hasExpired(attempt, clock.now())) return turnAway(parts, reply, refuseSignIn('expired'), back);
  const finished = await finishSignIn(parts.issuer, attempt, new URL(`${origin}${request.originalUrl}`));
  if (!finished.ok) return turnAway(parts, reply, finished, back);
  const opening =
    back.me === undefined ? openFor(parts, finished.value, request) : renewFor(parts, finished.value, request, back.me);
  const opened = await opening.catch((fault: Error) => refuseSignIn('not-completed', fault));
  if (typeof opened !== 'string') return turnAway(parts, reply, opened, back);
  reply.setCookie(sessionCookie(origin), opened, cookieRules(origin));
  return forward(reply, attempt.to);
}

/** Whoever still holds the session that asked for the electronic ID anew; if it has ended, this becomes a sign-in like any. */
async function findSessionToRenew({ db, clock }: Parts, attempt: SignInAttempt, { tokenHash }: FastifyRequest) {
  const me = attempt.freshFor === undefined ? undefined : await findMe(db, clock.now(), tokenHash);
  return me?.sessionId === attempt.freshFor ? me : undefined;
}

/** The same session goes on under a new token, if the same person has just used her electronic ID; otherwise it stays as it was. */
async function renewFor(
  { db, clock, findPerson }: Parts,
  { identity, ...vouched }: SignedIn,
  { tokenHash = '' }: FastifyRequest,
  me: Me,
): Promise<string | RefusedSignIn> {
  if ((await findPerson(identity)) !== me.personId) return refuseSignIn('another-person');
  const now = clock.now();
  const electronicIdAt = momentOf(vouched, now);
  if (!isFresh(electronicIdAt, now)) return refuseSignIn('not-fresh');
  const token = await renewSession(db, now, tokenHash, { ...vouched, electronicIdAt });
  return token ?? refuseSignIn('expired');
}

function momentOf({ usedMsAgo }: Pick<SignedIn, 'usedMsAgo'>, now: Date): Date | undefined {
  return usedMsAgo === undefined ? undefined : new Date(now.getTime() - usedMsAgo);
}

async function openFor(
  { db, clock, publish, findOrAddPerson }: Parts,
  { identity, assurance, ...used }: SignedIn,
  request: FastifyRequest,
): Promise<string> {
  const { personId, acting } = await findOrAddPerson(identity);
  const device = request.headers['user-agent'] ?? '';
  const now = clock.now();
  const token = await openSession(db, now, {
    personId,
    acting,
    assurance,
    device,
    electronicIdAt: momentOf(used, now),
  });
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

function turnAway(
  parts: Parts,
  reply: FastifyReply,
  refusal: RefusedSignIn,
  { to, me }: { to?: string; me?: Me | undefined } = {},
) {
  if (refusal.fault !== undefined) parts.onFault(refusal.fault);
  return forward(reply, refusalPath(refusal.reason, { to, isSignedIn: me !== undefined }));
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
