import { timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { buildEndSessionUrl, randomState } from 'openid-client';
import { isForeign, sessionCookie } from '../http.ts';
import type { Issuer } from './issuer.ts';
import { openIdToken } from './kept-id-token.ts';
import { endInBrowser, type SessionParts, sessionCookieRules } from './open-in-browser.ts';

/** Where the provider sends people back to; registered there as `post_logout_redirect_uri`. */
export const signedOutPath = '/sign-out/callback';

type Parts = SessionParts & { issuer: Issuer };

const stateCookie = (origin: string) => (origin.startsWith('https:') ? '__Host-tillit-sign-out' : 'tillit-sign-out');
const stateSeconds = 10 * 60;
/** Whoever signs out must not wait for a provider that is away. */
const patienceMs = 2_000;

/**
 * `POST /sign-out`: ends the session here, whatever comes then. Where it was opened at a provider that ends its own, too, the
 * answer says where to go for that.
 */
export async function signOut(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  const { origin, issuer } = parts;
  if (isForeign(request, origin)) {
    request.securityNote.outcome = 'request-from-another-site';
    return reply.code(403).send({ code: 'request-from-another-site' });
  }
  request.securityNote.event = 'signed-out';
  const kept = await endInBrowser(parts, request.tokenHash);
  reply.clearCookie(sessionCookie(origin), sessionCookieRules(origin));
  const idToken = openIdToken(kept, request.cookies[sessionCookie(origin)]);
  const wayOut = idToken === undefined ? undefined : await findWayOut(issuer, idToken, origin);
  if (wayOut === undefined) return reply.code(204).send();
  reply.setCookie(stateCookie(origin), wayOut.state, { ...sessionCookieRules(origin), maxAge: stateSeconds });
  return reply.header('cache-control', 'no-store').send({ goTo: wayOut.url });
}

/** `GET /sign-out/callback`: back from the provider, and told so, if it was us who sent her there. */
export async function comeBackSignedOut({ origin }: Parts, request: FastifyRequest, reply: FastifyReply) {
  const sent = request.cookies[stateCookie(origin)];
  const came = new URL(request.originalUrl, origin).searchParams.get('state');
  reply.clearCookie(stateCookie(origin), sessionCookieRules(origin)).header('cache-control', 'no-store');
  return reply.redirect(isSame(sent, came) ? '/?sign-out=done' : '/', 303);
}

async function findWayOut(
  issuer: Issuer,
  idToken: string,
  origin: string,
): Promise<{ url: string; state: string } | undefined> {
  if (issuer.settings.signOutHereOnly === true) return undefined;
  const configuration = await issuer.findConfigurationWithin(patienceMs);
  const endpoint = configuration?.serverMetadata().end_session_endpoint;
  if (configuration === undefined || endpoint === undefined || !issuer.isReachedAsWeAre(endpoint)) return undefined;
  const state = randomState();
  const url = buildEndSessionUrl(configuration, {
    id_token_hint: idToken,
    post_logout_redirect_uri: `${origin}${signedOutPath}`,
    state,
  });
  return { url: url.href, state };
}

function isSame(sent: string | undefined, came: string | null): boolean {
  if (sent === undefined || came === null || sent.length !== came.length) return false;
  return timingSafeEqual(Buffer.from(sent), Buffer.from(came));
}
