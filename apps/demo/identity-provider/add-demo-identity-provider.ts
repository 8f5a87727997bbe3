import type { FastifyInstance } from 'fastify';
import { Provider } from 'oidc-provider';
import type { IssuerSettings } from '../../../platform/server/sign-in/issuer-settings.ts';
import { addChoice } from './add-choice.ts';
import { makeDemoClient } from './demo-client.ts';
import { type DemoPerson, makeNewcomer, type TypedPerson } from './demo-person.ts';
import { asMounted, handOver } from './handed-over.ts';
import { choosePageLanguage } from './page-words.ts';
import { leavePage, lostPage } from './pages.ts';
import { acrs, configureProvider } from './provider-configuration.ts';
import { type DemoCircumstances, refuseDemoInProduction } from './refuse-demo-in-production.ts';

export interface DemoIdentityProviderOptions {
  /** Where the browser sees us, for instance `http://127.0.0.1:4310`; the issuer is `${origin}/demo-id`. */
  origin: string;
  circumstances: DemoCircumstances;
  people: readonly DemoPerson[];
  /** Somebody who is not in the stories; by default they live as long as the server, with a number made from their name. */
  addPerson?: (typed: TypedPerson) => DemoPerson | Promise<DemoPerson>;
  /** Lets the client prove itself by a key instead of a secret. */
  proofByKey?: boolean;
  /** Lets the client push its request first, as some issuers demand. */
  mustPush?: boolean;
  /** Whether one can sign out there, as at most issuers. */
  canSignOut?: boolean;
}

const mount = '/demo-id';

/**
 * A real OpenID provider at which one chooses whom to be. Gives the settings with which to sign in at it.
 * Throws StartRefusal where others could reach it.
 */
export async function addDemoIdentityProvider(
  app: FastifyInstance,
  options: DemoIdentityProviderOptions,
): Promise<IssuerSettings> {
  refuseDemoInProduction({ ...options.circumstances, demo: true });
  const people = new Map(options.people.map((person) => [person.sub, person]));
  const client = await makeDemoClient(options.origin, options.proofByKey ?? false);
  const issuer = `${options.origin}${mount}`;
  const configuration = await configureProvider({
    client: client.metadata,
    mount,
    mustPush: options.mustPush ?? false,
    findPerson: (sub) => people.get(sub),
    lostPage: (acceptLanguage) => lostPage(choosePageLanguage(undefined, acceptLanguage)),
    leavePage: (acceptLanguage, form) => leavePage(choosePageLanguage(undefined, acceptLanguage), form),
    canSignOut: options.canSignOut ?? true,
  });
  const provider = new Provider(issuer, configuration);
  await app.register(async (inside) => {
    // The provider reads bodies itself, and so does the page of choice.
    inside.removeAllContentTypeParsers();
    inside.addContentTypeParser('*', (_request, _body, done) => done(null));
    addChoice(inside, { provider, mount, people, addPerson: options.addPerson ?? makeNewcomer });
    const handle = provider.callback();
    inside.all(`${mount}/*`, async (request, reply) => {
      handOver(reply);
      await handle(asMounted(request, mount), reply.raw);
    });
  });
  return {
    issuer,
    ...client.settings,
    scope: 'openid profile',
    allowedAcr: [acrs.high],
    acrClaim: 'acr',
    identityClaim: 'pid',
    country: 'NO',
    countryClaim: 'country',
  };
}
