import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sessionCookieName } from './provider-configuration.ts';

/** Leaves answering to the provider, with the security headers that every answer of ours has. */
export function handOver(reply: FastifyReply): void {
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) reply.raw.setHeader(name, value);
}

/** Signing out is the one thing for which it must know who had signed in. */
const leaving = /^\/session\/end(\/|\?|$)/;

/** The request as the provider expects it: without the folder it is mounted under, which it finds in `originalUrl`. */
export function asMounted({ raw }: FastifyRequest, mount: string): IncomingMessage {
  const originalUrl = raw.url ?? '/';
  const mounted = Object.assign(raw, { originalUrl, url: originalUrl.slice(mount.length) });
  return leaving.test(mounted.url) ? mounted : forgetful(mounted);
}

/** The provider must not remember who was chosen last: every sign-in asks anew, also for somebody else. */
export function forgetful(raw: IncomingMessage): IncomingMessage {
  const kept = (raw.headers.cookie ?? '').split('; ').filter((cookie) => !isSessionCookie(cookie));
  if (kept.length === 0) delete raw.headers.cookie;
  else raw.headers.cookie = kept.join('; ');
  return raw;
}

function isSessionCookie(cookie: string): boolean {
  return cookie.startsWith(`${sessionCookieName}=`) || cookie.startsWith(`${sessionCookieName}.sig=`);
}
