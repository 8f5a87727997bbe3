import type { FastifyInstance, FastifyReply } from 'fastify';
import { asTask, type Db } from './database.ts';
import type { Clock } from './clock.ts';
import type { LiveHub } from './live.ts';
import { catchUpOverlapMs } from './live-relay.ts';
import { findHintsSince, type StoredHint } from './outbox.ts';
import { keptSince } from './sweep.ts';
import type { Me } from './unit.ts';

const heartbeatMs = 15_000;

interface LiveRouteParts {
  db: Db;
  hub: LiveHub;
  clock: Clock;
  /** Who holds the session of this request; nobody gets a stream without one. */
  findMe(tokenHash: string | undefined): Promise<Me | undefined>;
}

/**
 * `GET /api/live`: hints as server-sent events, resumed from `Last-Event-ID` with nothing lost. An event's id is the moment
 * of its hint, which whoever is told knows anyhow; the hint's own number would tell how much goes on among all others.
 */
export function addLiveRoute(app: FastifyInstance, parts: LiveRouteParts): void {
  app.get('/api/live', async (request, reply) => {
    const me = await parts.findMe(request.tokenHash);
    if (me === undefined) return reply.code(401).send({ code: 'not-signed-in' });
    const seenAt = readMoment(request.headers['last-event-id']);
    const begin = openStream(reply, parts, me);
    try {
      begin(seenAt === undefined ? [] : await missedSince(parts, me, seenAt));
    } catch (fault) {
      // The screen asks again from where it was.
      reply.raw.end();
      throw fault;
    }
    return reply;
  });
}

/** Opens the stream, and gives what begins it: first what was missed, then what has come meanwhile and comes from now on. */
function openStream(reply: FastifyReply, { hub }: LiveRouteParts, me: Me): (missed: readonly StoredHint[]) => void {
  reply.hijack();
  reply.raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  reply.raw.write('retry: 2000\n\n');
  // From here on new hints arrive; what was missed is read after, so that nothing falls between. They wait for it, since
  // a screen that is cut off in between comes back with the last id it was told.
  let early: StoredHint[] | undefined = [];
  const tell = (hint: StoredHint) => {
    write(reply, hint);
    if (hint.what === 'platform.session-ended' && hint.place === me.sessionId) reply.raw.end();
  };
  const remove = hub.add({
    personId: me.personId,
    sessionId: me.sessionId,
    tell: (hint) => (early === undefined ? tell(hint) : void early.push(hint)),
    end: () => reply.raw.end(),
  });
  const heartbeat = setInterval(() => reply.raw.write(': still here\n\n'), heartbeatMs);
  reply.raw.on('close', () => {
    clearInterval(heartbeat);
    remove();
  });
  return (missed) => {
    for (const hint of [...missed, ...(early ?? [])]) tell(hint);
    early = undefined;
  };
}

function readMoment(id: string | string[] | undefined): Date | undefined {
  return typeof id === 'string' && /^\d{1,15}$/.test(id) ? new Date(Number(id)) : undefined;
}

/**
 * What was announced since the last hint a screen saw. Hints commit out of their order, so the reading begins one longest
 * transaction earlier; a hint told twice only makes the screen look again.
 */
async function missedSince({ db, clock }: LiveRouteParts, me: Me, seenAt: Date): Promise<readonly StoredHint[]> {
  const now = clock.now();
  // Swept away since, or of another clock: the screen must look at everything again.
  if (seenAt < keptSince(now) || seenAt.getTime() > now.getTime() + catchUpOverlapMs)
    return [{ id: 0, at: now, what: 'platform.look-again', place: me.personId, audience: [] }];
  const since = new Date(seenAt.getTime() - catchUpOverlapMs);
  return asTask(db, 'live', now, (trx) => findHintsSince(trx, since, me.personId));
}

function write(reply: FastifyReply, hint: StoredHint): void {
  if (reply.raw.writableEnded) return;
  const event = { what: hint.what, where: hint.place };
  reply.raw.write(`id: ${hint.at.getTime()}\ndata: ${JSON.stringify(event)}\n\n`);
}
