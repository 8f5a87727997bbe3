import path from 'node:path';
import { recordTrace } from '../../modules/audit/server/public.ts';
import { findActing, findOrAddPerson, findPersonByNumber, getPerson } from '../../modules/people/server/public.ts';
import { receiveText } from '../../modules/rooms/server/public.ts';
import type { Clock } from '../../platform/server/clock.ts';
import { countProxies, type Environment } from '../../platform/server/config.ts';
import { DatabaseClock } from '../../platform/server/database-clock.ts';
import { openFileStore } from '../../platform/server/files/open-file-store.ts';
import { openScanner } from '../../platform/server/files/open-scanner.ts';
import { drawKeys } from '../../platform/server/keys.ts';
import { getLocalSecret } from '../../platform/server/local-secret.ts';
import { getVapidKeys } from '../../platform/server/notify/vapid-keys.ts';
import { addOpenApi } from '../../platform/server/open-api.ts';
import { addPages } from '../../platform/server/pages.ts';
import { addPasskeyRoutes } from '../../platform/server/passkeys/add-passkey-routes.ts';
import { openServer, type Server } from '../../platform/server/server.ts';
import { addSignInRoutes } from '../../platform/server/sign-in/add-sign-in-routes.ts';
import { findIssuerSettings } from '../../platform/server/sign-in/issuer-settings.ts';
import { addSmsRoute } from '../../platform/server/sms/add-sms-route.ts';
import type { SmsParts } from '../../platform/server/sms/text-delivery.ts';
import { StartRefusal } from '../../platform/server/start-refusal.ts';
import { addDemoIdentityProvider } from '../demo/identity-provider/add-demo-identity-provider.ts';
import { loadDemo } from '../demo/load-demo.ts';
import { storyPeople } from '../demo/story-people.ts';
import { anchorLog } from './anchor-log.ts';
import { findDatabase } from './find-database.ts';
import { modules } from './modules.ts';
import { openLogs } from './open-logs.ts';
import { openTexts } from './open-texts.ts';
import { sealLog } from './seal-log.ts';
import { startNotifications } from './start-notifications.ts';

export interface Tillit {
  origin: string;
  isDemo: boolean;
  server: Server;
  onFault: (fault: unknown) => void;
  stop(): Promise<void>;
}

type Say = (sentence: string) => void;

/** Starts everything from the settings; whatever was started is ended again when a later step is refused. */
export async function startTillit(env: Environment, say: Say, more: StartOptions = {}): Promise<Tillit> {
  const running: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of running.reverse()) await end().catch(() => undefined);
  };
  try {
    return await startAll({ env, say, clock: more.clock, screens: more.screens, running, stop });
  } catch (fault) {
    await stop();
    throw fault;
  }
}

export interface StartOptions {
  clock?: Clock;
  /** The screens being built; they are waited for last. */
  screens?: Promise<unknown>;
}

interface Starting {
  env: Environment;
  say: Say;
  clock: Clock | undefined;
  screens: Promise<unknown> | undefined;
  running: (() => Promise<void>)[];
  stop: () => Promise<void>;
}

async function startAll({ env, say, clock: given, screens, running, stop }: Starting): Promise<Tillit> {
  const isDemo = isDemoWanted(env);
  const folder = path.resolve(env.DATA_FOLDER);
  // Awaited later; a failure must not end the process before it can be told.
  screens?.catch(() => undefined);
  const database = await findDatabase(env, say);
  running.push(() => database.stop());
  const drawn = drawKeys(env.IDENTITY_KEY ?? (isDemo ? await getLocalSecret(folder) : undefined));
  const keys = env.LOG_KEY === undefined ? drawn : { ...drawn, log: Buffer.from(env.LOG_KEY, 'base64') };
  const origin = env.ORIGIN ?? `http://localhost:${env.PORT}`;
  const vapid = await getVapidKeys({ folder, publicKey: env.VAPID_PUBLIC_KEY, privateKey: env.VAPID_PRIVATE_KEY });
  const shared = new DatabaseClock();
  const clock = given ?? shared;
  const { securityLog, onFault } = openLogs(env, clock, keys.securityLog);
  const server = await openServer({
    databaseUrl: database.url,
    databasePool: env.DATABASE_POOL,
    origin,
    rateLimit: env.RATE_LIMIT,
    trustProxy: countProxies(env),
    securityLog,
    clock,
    keys,
    files: { store: openFileStore(env.FILES_URL, folder), scanner: openScanner(env.SCANNER_URL) },
    pushKey: vapid.publicKey,
    textsFrom: env.SMS_URL === undefined ? undefined : env.SMS_FROM,
    modules,
    recordTrace,
    onFault,
  });
  running.push(() => server.close());
  if (given === undefined) running.push(await shared.follow(server.parts.db, onFault));
  if (isDemo) await loadDemo(server.parts);
  running.push(sealLog(server.parts, env));
  running.push(await anchorLog(server, env));
  await addSignIn(server, { env, origin, isDemo, onFault });
  const texts = openTexts(env, server.parts);
  if (texts !== undefined) await addTexts(server, texts);
  const notifications = await startNotifications({
    env,
    databaseUrl: database.url,
    server,
    origin,
    vapid,
    texts,
    say,
    onFault,
  });
  running.push(() => notifications.stop());
  await addOpenApi(server.app, modules, origin);
  await screens;
  await addPages(server.app, path.resolve(import.meta.dirname, '../../dist/web'));
  await listen(server, env);
  return { origin, isDemo, server, onFault, stop };
}

/** Where the gateway calls us: what it received goes to the rooms. */
async function addTexts({ app, parts, relay }: Server, texts: SmsParts): Promise<void> {
  const publish: typeof relay.publish = (hints) => relay.publish(hints);
  const receiving = { ...parts, gateway: texts.gateway.name, publish };
  await addSmsRoute(app, { ...parts, ...texts, receive: (received) => receiveText(receiving, received) });
}

/** A demonstration unless a real database, issuer or production is named; it refuses to be mixed with any of them. */
function isDemoWanted(env: Environment): boolean {
  if (env.DEMO !== undefined) return env.DEMO === 'true';
  return env.NODE_ENV !== 'production' && env.OIDC_ISSUER === undefined && env.DATABASE_URL === undefined;
}

interface SignInParts {
  env: Environment;
  origin: string;
  isDemo: boolean;
  onFault: (fault: unknown) => void;
}

async function addSignIn(server: Server, { env, origin, isDemo, onFault }: SignInParts): Promise<void> {
  const circumstances = { nodeEnv: env.NODE_ENV, host: env.HOST, demo: isDemo, issuer: env.OIDC_ISSUER };
  const issuer = isDemo
    ? await addDemoIdentityProvider(server.app, { origin, circumstances, people: [...storyPeople] })
    : findIssuerSettings(env);
  if (issuer === undefined) {
    throw new StartRefusal(
      'Nobody could sign in: set OIDC_ISSUER and what belongs to it (docs/guides/sign-in.md), or DEMO=true for a demonstration.',
    );
  }
  const { db, clock, keys } = server.parts;
  await addSignInRoutes(server.app, {
    db,
    clock,
    origin,
    issuer,
    cookieKey: keys.cookie,
    findOrAddPerson: (identity) => findOrAddPerson(db, clock, keys, identity),
    findPerson: (identity) => findPersonByNumber(db, clock, keys, identity),
    publish: (hints) => server.relay.publish(hints),
    onFault,
    // An issuer on this machine, in development; elsewhere it is refused without https anyway.
    allowInsecure: env.NODE_ENV !== 'production',
  });
  addPasskeyRoutes(server.app, {
    db,
    clock,
    origin,
    cookieKey: keys.cookie,
    findActing: (personId) => findActing(db, clock, personId),
    nameOf: async (trx, personId) => {
      const { givenName, familyName } = await getPerson(trx, personId);
      return `${givenName} ${familyName}`.trim();
    },
    publish: (hints) => server.relay.publish(hints),
    onFault,
  });
}

async function listen(server: Server, env: Environment): Promise<void> {
  try {
    await server.listen(env.HOST, env.PORT);
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? fault.code : undefined;
    if (code === 'EADDRINUSE')
      throw new StartRefusal(
        `Port ${env.PORT} is taken by another program: end that one, or choose another with PORT=4320 npm start.`,
      );
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL')
      throw new StartRefusal(`Can't listen on ${env.HOST}:${env.PORT}: choose another HOST or PORT.`);
    throw fault;
  }
}
