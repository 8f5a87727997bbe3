import type { Socket } from 'node:net';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import type { AnyRouter } from '@orpc/server';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { answerOf, codeOf, codeOfRefusal, findOutage, isBeyondPolicy, statusOf } from './faults.ts';
import { noteRequests } from './note-request.ts';
import { openUnit, type UnitParts } from './open-unit.ts';
import type { RequestContext } from './request-context.ts';
import type { SecurityLog } from './security-log.ts';
import { answerPolicy, bareHeaders, securityPolicy } from './security-policy.ts';
import { hashToken } from './session.ts';

declare module 'fastify' {
  interface FastifyRequest {
    tokenHash: string | undefined;
  }
}

export interface HttpOptions {
  parts: UnitParts;
  router: AnyRouter;
  /** Where the browser sees us, e.g. `https://tillit.example`. */
  origin: string;
  /** Paths of the endpoints that take a whole file, from their contracts. */
  filePaths: readonly string[];
  /** Requests a minute from one address; a health community's offices share theirs, so it is generous. */
  rateLimit: number;
  /** How many balancers in front of us write X-Forwarded-For; what stands before theirs anybody may have written. */
  trustProxy: number | false;
  securityLog?: SecurityLog | undefined;
  onFault: (fault: unknown) => void;
}

const noCount = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false };
const bodyLimit = 256 * 1024;
const fileLimit = 32 * 1024 * 1024;
/** A request that takes longer than this to arrive, even a file on a bad line, only holds a connection. */
const longestArrivalMs = 5 * 60 * 1000;

export const sessionCookie = (origin: string) => (origin.startsWith('https:') ? '__Host-tillit' : 'tillit');

/** The HTTP server: headers, cookies, limits, and every module's endpoints under `/api`. */
export async function openHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit,
    trustProxy: options.trustProxy === false ? false : isBehind(options.trustProxy),
    logger: false,
    forceCloseConnections: true,
    requestTimeout: longestArrivalMs,
    clientErrorHandler: (fault, socket) => refuseUnreadable(fault, socket, options.securityLog),
    // An address that can't be decoded.
    frameworkErrors: (_error, _request, reply) => {
      reply.hijack();
      reply.raw.writeHead(400, bareHeaders).end(JSON.stringify({ code: 'invalid-input' }));
      options.securityLog?.unreadable();
    },
  });
  app.decorateRequest('tokenHash', undefined);
  noteRequests(app, options.securityLog);
  await app.register(helmet, {
    contentSecurityPolicy: { directives: securityPolicy(options.origin) },
    xFrameOptions: { action: 'deny' },
    strictTransportSecurity: options.origin.startsWith('https:'),
  });
  await app.register(cookie);
  app.addHook('onRequest', async (request) => {
    const token = request.cookies[sessionCookie(options.origin)];
    request.tokenHash = token === undefined ? undefined : hashToken(token);
  });
  await app.register(rateLimit, {
    max: options.rateLimit,
    timeWindow: '1 minute',
    // How much of it is left tells what others at the same address do: those in one office share theirs.
    addHeadersOnExceeding: noCount,
    addHeaders: { ...noCount, 'retry-after': true },
    errorResponseBuilder: () => ({ statusCode: 429, code: 'too-many-requests' }),
  });
  app.setErrorHandler(async (error, _request, reply) => {
    const known = statusOf(error);
    if (known >= 500) options.onFault(error);
    const outage = findOutage(error);
    if (outage !== undefined) return reply.code(503).send({ code: outage });
    return reply.code(known).send({ code: codeOf(known) });
  });
  addEndpoints(app, options);
  return app;
}

function addEndpoints(app: FastifyInstance, options: HttpOptions): void {
  const handler = new OpenAPIHandler<RequestContext>(options.router, {
    interceptors: [
      async ({ next, context }) => {
        try {
          return await next();
        } catch (fault) {
          const answered = answerOf(fault, options.onFault);
          context.note.outcome = codeOfRefusal(answered);
          if (isBeyondPolicy(fault)) context.note.event = 'refused-by-policy';
          throw answered;
        }
      },
    ],
    clientInterceptors: [
      async ({ next, context, path }) => {
        context.note.endpoint = path.join('.');
        return next();
      },
    ],
  });
  const answer = async (request: FastifyRequest, reply: Parameters<typeof handler.handle>[1]) => {
    // No answer may be kept, or be anything but data when somebody opens it as a page.
    reply.header('cache-control', 'no-store').header('content-security-policy', answerPolicy);
    if (isForeign(request, options.origin)) {
      request.securityNote.outcome = 'request-from-another-site';
      return reply.code(403).send({ code: 'request-from-another-site' });
    }
    const context: RequestContext = {
      openUnit: (meta, work) => openUnit(options.parts, request.tokenHash, meta, work),
      note: request.securityNote,
    };
    const { matched } = await handler.handle(request, reply, { prefix: '/api', context });
    if (!matched) return reply.code(404).send({ code: 'not-found' });
    return reply;
  };
  app.all('/api/*', answer);
  for (const path of options.filePaths)
    app.post(`/api${path.replaceAll(/\{(\w+)\}/g, ':$1')}`, { bodyLimit: fileLimit }, answer);
}

/** Whether an address of the chain, counted from us, belongs to a balancer of ours. */
const isBehind = (balancers: number) => (_address: string, position: number) => position < balancers;

/** What can't even be read as a request is refused by name, too. */
function refuseUnreadable({ code }: { code: string }, socket: Socket, log: SecurityLog | undefined): void {
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  log?.unreadable();
  const isTooLarge = code === 'HPE_HEADER_OVERFLOW';
  const status = isTooLarge ? '431 Request Header Fields Too Large' : '400 Bad Request';
  const body = JSON.stringify({ code: isTooLarge ? 'request-too-large' : 'invalid-input' });
  const lines = Object.entries({ ...bareHeaders, 'content-length': body.length, connection: 'close' });
  const headers = lines.map(([name, value]) => `${name}: ${value}`).join('\r\n');
  socket.end(`HTTP/1.1 ${status}\r\n${headers}\r\n\r\n${body}`);
}

/**
 * A write must come from our own pages: another site can neither set this header without asking us first,
 * nor fake the origin that the browser names.
 */
export function isForeign(request: FastifyRequest, origin: string): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false;
  const from = request.headers.origin;
  return request.headers['x-tillit'] !== '1' || (from !== undefined && from !== origin);
}
