import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Clock } from '../clock.ts';
import { asTask, type Db } from '../database.ts';
import type { ReceivedSms, SmsGateway, SmsReport, WebhookCall } from './sms-gateway.ts';
import { failsAgainAndAgain, recordReport } from './sms-store.ts';

export interface SmsRouteParts {
  db: Db;
  clock: Clock;
  gateway: SmsGateway;
  pausePhone(personId: PersonId, code: string): Promise<void>;
  /** What somebody texted to us. It answers nobody: whoever calls learns only that it has arrived. */
  receive(received: ReceivedSms): Promise<void>;
}

/**
 * Where the gateway tells what became of texts and what came in. Who does not prove to be the gateway finds nothing here;
 * the gateway itself is always answered the same. A fault is answered as one, so that it tells us again.
 */
export async function addSmsRoute(app: FastifyInstance, parts: SmsRouteParts): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 64 * 1024 }, (_request, body, done) => {
      done(null, body);
    });
    for (const url of ['/api/sms/gateway', '/api/sms/gateway/:secret'])
      scope.route({
        method: ['GET', 'POST'],
        url,
        handler: async (request, reply) => {
          const news = parts.gateway.read(callOf(request, parts.clock.now()));
          if (news.kind === 'untrusted') return reply.code(404).send({ code: 'not-found' });
          if (news.kind === 'report') await keepReport(parts, news);
          if (news.kind === 'received') await parts.receive(news);
          return reply.code(200).send({});
        },
      });
  });
}

async function keepReport({ db, clock, gateway, pausePhone }: SmsRouteParts, report: SmsReport): Promise<void> {
  const now = clock.now();
  const unreached = await asTask(db, 'notify', now, async (trx) => {
    const personId = await recordReport(trx, gateway.name, report, now);
    if (personId === undefined || report.state !== 'failed') return undefined;
    return report.isForGood || (await failsAgainAndAgain(trx, personId)) ? personId : undefined;
  });
  if (unreached !== undefined) await pausePhone(unreached, report.code ?? 'failed');
}

function callOf(request: FastifyRequest, at: Date): WebhookCall {
  const { params, query, body, headers } = request;
  const fields = { ...textsIn(query), ...(typeof body === 'string' ? fieldsIn(body, headers['content-type']) : {}) };
  return { headers, secret: textsIn(params)['secret'], fields, at };
}

function fieldsIn(body: string, type = ''): Record<string, string> {
  if (type.startsWith('application/x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(body));
  if (!type.startsWith('application/json')) return {};
  try {
    return textsIn(JSON.parse(body));
  } catch {
    return {};
  }
}

/** What of an object is text, or can be said as one. */
function textsIn(given: unknown): Record<string, string> {
  if (typeof given !== 'object' || given === null) return {};
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]: [string, unknown]) =>
      ['string', 'number', 'boolean'].includes(typeof value) ? [[name, String(value)]] : [],
    ),
  );
}
