import { randomBytes } from 'node:crypto';
import { type ClientMetadata, type Configuration, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import { makeKey } from './demo-client.ts';
import type { DemoPerson } from './demo-person.ts';
import { makeMemoryAdapter } from './memory-adapter.ts';

export interface ProviderParts {
  client: ClientMetadata;
  mount: string;
  /** Whether the request must be pushed first (RFC 9126), as some issuers demand. */
  mustPush: boolean;
  findPerson(sub: string): DemoPerson | undefined;
  /** What stands on the page when a sign-in has got lost. */
  lostPage(acceptLanguage: string | undefined): string;
  /** The page that sends the form of signing out, and the script that does so by itself. */
  leavePage(acceptLanguage: string | undefined, form: string): { html: string; scriptHash: string };
  canSignOut: boolean;
}

export const acrs = { high: 'idporten-loa-high', substantial: 'idporten-loa-substantial' } as const;

const minutes = 60;

/** Keys, cookies, claims and lifetimes of the demo provider; everything in it is gone when the server stops. */
export async function configureProvider(parts: ProviderParts): Promise<Configuration> {
  return {
    adapter: makeMemoryAdapter(),
    clients: [parts.client],
    jwks: { keys: [(await makeKey()).privateJwk] },
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      names: { session: sessionCookieName, interaction: 'tillit-demo-id-choice', resume: 'tillit-demo-id-resume' },
      long: { httpOnly: true, sameSite: 'lax', signed: true, path: parts.mount },
      short: { httpOnly: true, sameSite: 'lax', signed: true },
    },
    acrValues: [acrs.high, acrs.substantial],
    claims: {
      openid: ['sub', 'pid', 'country', 'acr', 'amr'],
      profile: ['name', 'given_name', 'family_name', 'birthdate'],
    },
    // As at ID-porten: who it is stands in the ID token itself.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: parts.canSignOut,
        logoutSource: (context, form) => {
          const { html, scriptHash } = parts.leavePage(context.get('accept-language'), form);
          const policy = String(context.response.get('content-security-policy'));
          context.set(
            'content-security-policy',
            policy.replace("script-src 'self'", `script-src 'self' '${scriptHash}'`),
          );
          context.body = html;
        },
      },
      pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: parts.mustPush },
    },
    ttl: {
      AccessToken: 5 * minutes,
      AuthorizationCode: 1 * minutes,
      IdToken: 5 * minutes,
      Interaction: 30 * minutes,
      Session: 30 * minutes,
      Grant: 30 * minutes,
    },
    interactions: {
      policy: interactionPolicy.base(),
      url: (_context, interaction) => `${parts.mount}/choose/${interaction.uid}`,
    },
    findAccount: (_context, sub) => findAccount(parts, sub),
    loadExistingGrant: grantAll,
    renderError: (context) => {
      context.type = 'html';
      context.body = parts.lostPage(context.get('accept-language'));
    },
  };
}

export const sessionCookieName = 'tillit-demo-id';

function findAccount({ findPerson }: ProviderParts, sub: string) {
  const person = findPerson(sub);
  if (person === undefined) return undefined;
  const claims = {
    sub,
    pid: person.number,
    country: person.country,
    given_name: person.givenName,
    family_name: person.familyName,
    name: `${person.givenName} ${person.familyName}`,
    ...(person.birthDay === undefined ? {} : { birthdate: person.birthDay }),
  };
  return { accountId: sub, claims: () => claims };
}

/** Choosing somebody is consent enough here, so nobody is asked a second time. */
async function grantAll(context: KoaContextWithOIDC) {
  const { client, session, provider } = context.oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile');
  await grant.save();
  return grant;
}
