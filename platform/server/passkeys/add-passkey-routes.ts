import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { PersonId } from '../../../kernel/ids.ts';
import type { PasskeyRefusal } from '../../contract/passkey-refusal.ts';
import { beginRequest, readMe } from '../begin-request.ts';
import { type Db, inTransaction } from '../database.ts';
import { isFresh } from '../fresh-electronic-id.ts';
import { isForeign } from '../http.ts';
import type { NewSession } from '../session.ts';
import { openInBrowser, type SessionParts } from '../sign-in/open-in-browser.ts';
import type { Me } from '../unit.ts';
import { AddedResponse, addPasskey, askForPasskey, handleOf } from './add-passkey.ts';
import {
  type Challenge,
  challengeCookie,
  challengeSeconds,
  drawChallenge,
  findChallenge,
  hashChallenge,
  sealChallenge,
} from './challenge.ts';
import { spendChallenge } from './passkey-store.ts';
import { type RelyingParty, relyingPartyOf } from './relying-party.ts';
import { askToSignIn, UsedResponse, usePasskey } from './use-passkey.ts';

export interface PasskeyOptions extends SessionParts {
  cookieKey: Buffer;
  /** In which role somebody begins; citizen if none. */
  findActing(personId: PersonId): Promise<NewSession['acting']>;
  /** Under which name a device keeps the passkey of whoever asks. */
  nameOf(db: Db, personId: PersonId): Promise<string>;
  onFault: (fault: unknown) => void;
}

type Parts = PasskeyOptions & { party: RelyingParty };
type Handler = (parts: Parts, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

/** A passkey is added and used in two steps each: we ask, the device answers. */
export function addPasskeyRoutes(app: FastifyInstance, options: PasskeyOptions): void {
  const parts: Parts = { ...options, party: relyingPartyOf(options.origin) };
  const post = (path: string, handler: Handler) =>
    app.post(`/sign-in/passkey${path}`, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      if (isForeign(request, parts.origin)) return refuse(reply, 'request-from-another-site');
      return handler(parts, request, reply);
    });
  post('/ask', beginUsing);
  post('', finishUsing);
  post('/ask-to-add', beginAdding);
  post('/add', finishAdding);
}

async function beginUsing(parts: Parts, _request: FastifyRequest, reply: FastifyReply) {
  const challenge = drawChallenge(parts.clock.now());
  keep(parts, reply, challenge);
  return reply.send(await askToSignIn(parts.party, challenge));
}

async function finishUsing(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  const { db, clock, party } = parts;
  const input = z.object({ response: UsedResponse }).safeParse(request.body);
  const challenge = await takeChallenge(parts, request, reply);
  if (!input.success || challenge === undefined || challenge.addingIn !== undefined)
    return refuse(reply, 'passkey-not-accepted');
  const used = await usePasskey(db, { party, challenge, response: input.data.response, now: clock.now() });
  if (typeof used === 'string') {
    if (used === 'passkey-copied')
      parts.onFault(new Error('A passkey was stopped: its counter went back, as if it had been copied.'));
    return refuse(reply, used);
  }
  const { personId, passkeyId, assurance } = used;
  const acting = await parts.findActing(personId);
  await openInBrowser(parts, { request, reply }, { personId, acting, assurance, passkeyId, electronicIdAt: undefined });
  return reply.send({ done: true });
}

async function beginAdding(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  const asked = await inOwnName(parts, request, async (db, me) => {
    const more = { addingIn: me.sessionId, userHandle: await handleOf(db) };
    const challenge = drawChallenge(parts.clock.now(), more);
    const name = await parts.nameOf(db, me.personId);
    return { challenge, options: await askForPasskey(db, parts.party, challenge, name) };
  });
  if (typeof asked === 'string') return refuse(reply, asked);
  keep(parts, reply, asked.challenge);
  return reply.send(asked.options);
}

async function finishAdding(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  const name = z.string().trim().min(1).max(60);
  const input = z.object({ response: AddedResponse, name }).safeParse(request.body);
  const challenge = await takeChallenge(parts, request, reply);
  if (!input.success || challenge === undefined) return refuse(reply, 'passkey-not-accepted');
  const added = await inOwnName(parts, request, async (db, me) => {
    if (challenge.addingIn !== me.sessionId) return 'passkey-not-accepted';
    return addPasskey(db, { ...input.data, party: parts.party, challenge, me, now: parts.clock.now() });
  });
  return typeof added === 'string' ? refuse(reply, added) : reply.code(201).send(added);
}

/** In the transaction of whoever is signed in here and has just used her electronic ID. */
async function inOwnName<T>(
  { db, clock }: Parts,
  { tokenHash }: FastifyRequest,
  work: (db: Db, me: Me) => Promise<T>,
): Promise<T | 'not-signed-in' | 'fresh-sign-in-needed'> {
  if (tokenHash === undefined) return 'not-signed-in';
  return inTransaction(db, beginRequest(tokenHash, clock.now()), async (trx, begun) => {
    const me = readMe(begun);
    if (me === undefined) return 'not-signed-in';
    if (!isFresh(me.electronicIdAt, clock.now())) return 'fresh-sign-in-needed';
    return work(trx, me);
  });
}

function keep({ origin, cookieKey }: Parts, reply: FastifyReply, challenge: Challenge): void {
  reply.setCookie(challengeCookie(origin), sealChallenge(challenge, cookieKey), {
    ...cookieRules(origin),
    maxAge: challengeSeconds,
  });
}

/** The challenge that this browser was given, once; whatever comes of it, it is spent. */
async function takeChallenge(parts: Parts, { cookies }: FastifyRequest, reply: FastifyReply) {
  const { origin, cookieKey, clock, db } = parts;
  const challenge = findChallenge(cookies[challengeCookie(origin)], cookieKey, clock.now());
  reply.clearCookie(challengeCookie(origin), cookieRules(origin));
  if (challenge === undefined) return undefined;
  return (await spendChallenge(db, clock.now(), hashChallenge(challenge))) ? challenge : undefined;
}

const cookieRules = (origin: string) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: origin.startsWith('https:') }) as const;

type Code = PasskeyRefusal | 'request-from-another-site' | 'not-signed-in' | 'fresh-sign-in-needed';

function refuse(reply: FastifyReply, code: Code) {
  return reply.code(code === 'not-signed-in' ? 401 : code === 'passkey-known-already' ? 409 : 403).send({ code });
}
