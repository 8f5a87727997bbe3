import type { FastifyInstance } from 'fastify';
import { type Db, runTogether } from './database.ts';

/** A balancer gives up sooner or later; a database that answers as slowly as this serves nobody. */
const patienceMs = 3_000;

/** `GET /health`: 200 when the database answers, else 503. For balancers: no session, nothing of anybody, no limit on asking. */
export function addHealthRoute(app: FastifyInstance, db: Db): void {
  let asking: Promise<boolean> | undefined;
  // Whoever asks while somebody else is asking gets the same answer, so that no flood of questions takes the connections.
  const ask = () => {
    asking ??= answers(db).finally(() => {
      asking = undefined;
    });
    return asking;
  };
  app.get('/health', { config: { rateLimit: false } }, async (_request, reply) => {
    const isWell = await ask();
    reply.header('cache-control', 'no-store').code(isWell ? 200 : 503);
    return isWell ? { status: 'ok' } : { code: 'database-away' };
  });
}

async function answers(db: Db): Promise<boolean> {
  const { promise: tooLong, resolve: giveUp } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => giveUp(false), patienceMs);
  const asked = runTogether(db, 'select 1').then(
    () => true,
    () => false,
  );
  const isWell = await Promise.race([asked, tooLong]);
  clearTimeout(timer);
  return isWell;
}
