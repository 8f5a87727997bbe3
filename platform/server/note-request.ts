import type { FastifyInstance } from 'fastify';
import type { SecurityLog, SecurityNote } from './security-log.ts';

declare module 'fastify' {
  interface FastifyRequest {
    securityNote: SecurityNote;
  }
}

const watched = /^\/(api|sign-in|sign-out)(\/|\?|$)/;

/** Gives each request a note to write on, and tells the log what became of it. Pages and files are told only when refused for haste. */
export function noteRequests(app: FastifyInstance, log: SecurityLog | undefined): void {
  app.decorateRequest('securityNote');
  app.addHook('onRequest', async (request) => {
    request.securityNote = {};
  });
  if (log === undefined) return;
  app.addHook('onResponse', async (request, reply) => {
    if (!watched.test(request.url) && reply.statusCode !== 429) return;
    log.answered({
      note: request.securityNote,
      route: request.routeOptions.url,
      method: request.method,
      status: reply.statusCode,
      tokenHash: request.tokenHash,
      address: request.ip,
    });
  });
}
