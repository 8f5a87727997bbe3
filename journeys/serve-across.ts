import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import Fastify from 'fastify';
import { addDemoIdentityProvider } from '../apps/demo/identity-provider/add-demo-identity-provider.ts';
import { loadDemo } from '../apps/demo/load-demo.ts';
import { storyPeople } from '../apps/demo/story-people.ts';
import { HeldClock } from '../platform/testing/held-clock.ts';
import { openDatabase } from '../platform/server/database.ts';
import { getFreePort } from '../platform/server/embedded-postgres/free-port.ts';
import { drawKeys } from '../platform/server/keys.ts';
import type { IssuerSettings } from '../platform/server/sign-in/issuer-settings.ts';
import { type Balancer, openBalancer } from './balancer.ts';
import type { Serve, Served, Serving } from './serve-in-process.ts';

/** Several servers behind a balancer, on one PostgreSQL and one identity provider, none of which knows of the others. */
export interface Across {
  serve: Serve;
  /** As when the power goes: the server that was started first is gone in the middle of whatever it did. */
  killOldest(): Promise<void>;
  startAnother(): Promise<void>;
  balancer(): Balancer;
}

export function acrossServers(count: number): Across {
  const running: ChildProcess[] = [];
  let balancer: Balancer | undefined;
  let start: () => Promise<void> = async () => undefined;
  let now = '';
  const needed = () => {
    if (balancer === undefined) throw new Error('Nothing is served yet.');
    return balancer;
  };
  return {
    serve: async (serving) => {
      now = serving.begins;
      const front = await openBalancer();
      balancer = front;
      const provider = await startProvider(front);
      await loadPeople(serving);
      start = async () => {
        const port = await getFreePort();
        running.push(
          await startServer({ ...settingsOf(serving, front.origin, provider.issuer), PORT: String(port), BEGINS: now }),
        );
        front.add(port);
      };
      for (let n = 0; n < count; n++) await start();
      return {
        origin: front.origin,
        moveTo: async (at) => {
          now = at;
          for (const child of running) await tell(child, at);
        },
        stop: async () => {
          await Promise.all(running.map((child) => end(child, 'SIGTERM')));
          await provider.stop();
          await front.stop();
        },
      } satisfies Served;
    },
    killOldest: async () => {
      const oldest = running.shift();
      if (oldest !== undefined) await end(oldest, 'SIGKILL');
    },
    startAnother: () => start(),
    balancer: needed,
  };
}

async function startProvider(front: Balancer) {
  const app = Fastify();
  const circumstances = { nodeEnv: 'test', host: '127.0.0.1', demo: true, issuer: undefined };
  const issuer = await addDemoIdentityProvider(app, { origin: front.origin, circumstances, people: [...storyPeople] });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address();
  if (address !== null && typeof address === 'object') front.route('/demo-id', address.port);
  return { issuer, stop: () => app.close() };
}

async function loadPeople({ begins, database, env }: Serving): Promise<void> {
  const { db, close } = openDatabase(database.appUrl, { size: 2, onBroken: () => undefined });
  await loadDemo({ db, clock: new HeldClock(begins), keys: drawKeys(env.IDENTITY_KEY) });
  await close();
}

function settingsOf({ env }: Serving, origin: string, issuer: IssuerSettings): Record<string, string> {
  return {
    ...env,
    DEMO: 'false',
    ORIGIN: origin,
    OIDC_ISSUER: issuer.issuer,
    OIDC_CLIENT_ID: issuer.clientId,
    OIDC_CLIENT_SECRET: issuer.clientSecret ?? '',
    OIDC_ACR: issuer.allowedAcr.join(' '),
    OIDC_COUNTRY_CLAIM: issuer.countryClaim ?? '',
  };
}

async function startServer(env: Record<string, string>): Promise<ChildProcess> {
  const child = fork(path.join(import.meta.dirname, 'server-of-journey.ts'), {
    env: { PATH: process.env['PATH'], ...env },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(() =>
    Promise.reject(new Error('A server of the journey ended at its start.')),
  );
  await Promise.race([once(child, 'message'), ended]);
  // It is killed on the way, and that is no fault.
  ended.catch(() => undefined);
  return child;
}

async function tell(child: ChildProcess, at: string): Promise<void> {
  const moved = once(child, 'message');
  child.send(at);
  await moved;
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
