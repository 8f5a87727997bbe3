import type { FastifyInstance } from 'fastify';
import { answerPolicy } from '../../../platform/server/security-policy.ts';
import { type AddRefusal, addCheckpoint, type WitnessParts } from './add-checkpoint.ts';

/** Where other installations have their logs confirmed; with `/add-checkpoint` after it. */
export const witnessPath = '/api/log-witness';

const bodyLimit = 64 * 1024;
const statusOf: Readonly<Record<AddRefusal, number>> = {
  'invalid-input': 400,
  'old-size-larger': 400,
  'signature-wrong': 403,
  'unknown-log': 404,
  'old-size-wrong': 409,
  forked: 409,
  'not-consistent': 422,
};

/**
 * `POST …/add-checkpoint` as other people's logs know it (C2SP tlog-witness): plain text, no session; whoever asks proves
 * herself by the signature of a log that is known here, and learns nothing but how large it was.
 */
export async function addWitnessRoute(app: FastifyInstance, parts: WitnessParts): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit }, (_request, body, done) => done(null, body));
    scope.post(`${witnessPath}/add-checkpoint`, async (request, reply) => {
      const { outcome, size } = await addCheckpoint(parts, typeof request.body === 'string' ? request.body : '');
      reply.header('cache-control', 'no-store').header('content-security-policy', answerPolicy);
      if (outcome.ok) return reply.type('text/plain; charset=utf-8').send(outcome.value);
      request.securityNote.outcome = outcome.reason;
      const status = statusOf[outcome.reason];
      if (status === 409) return reply.code(409).type('text/x.tlog.size').send(`${size}\n`);
      return reply.code(status).send({ code: status === 404 ? 'not-found' : outcome.reason });
    });
  });
}
