import type { webcrypto } from 'node:crypto';
import { type ClientAuth, ClientSecretBasic, ClientSecretPost, PrivateKeyJwt } from 'openid-client';
import { z } from 'zod';
import { StartRefusal } from '../start-refusal.ts';
import type { IssuerSettings } from './issuer-settings.ts';

const algorithms: Record<string, webcrypto.RsaHashedImportParams | webcrypto.EcKeyImportParams | webcrypto.Algorithm> =
  {
    RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
    RS384: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-384' },
    RS512: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-512' },
    PS256: { name: 'RSA-PSS', hash: 'SHA-256' },
    PS384: { name: 'RSA-PSS', hash: 'SHA-384' },
    PS512: { name: 'RSA-PSS', hash: 'SHA-512' },
    ES256: { name: 'ECDSA', namedCurve: 'P-256' },
    ES384: { name: 'ECDSA', namedCurve: 'P-384' },
    ES512: { name: 'ECDSA', namedCurve: 'P-521' },
    EdDSA: { name: 'Ed25519' },
    Ed25519: { name: 'Ed25519' },
  };

const PrivateJwk = z.looseObject({ kty: z.string(), d: z.string(), alg: z.string(), kid: z.string().optional() });

/** How we prove to the issuer who we are: by a signed assertion or by a secret. Throws StartRefusal for a key that can't be used. */
export async function proveClient(settings: IssuerSettings): Promise<ClientAuth> {
  if (settings.clientJwk !== undefined) return proveByKey(settings.clientJwk);
  const byHeader = ClientSecretBasic(settings.clientSecret);
  const inBody = ClientSecretPost(settings.clientSecret);
  // The specification's default for an issuer that does not say is the header.
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported;
    const takesHeader = methods === undefined || methods.includes('client_secret_basic');
    (takesHeader ? byHeader : inBody)(server, ...rest);
  };
}

async function proveByKey(text: string): Promise<ClientAuth> {
  const jwk = readJwk(text);
  const algorithm = algorithms[jwk.alg];
  if (algorithm === undefined) throw unusable(`its alg is ${jwk.alg}`);
  // Registries write what a key is for in several ways; we know what we use it for.
  const bare = Object.fromEntries(Object.entries(jwk).filter(([part]) => part !== 'key_ops' && part !== 'use'));
  const key = await crypto.subtle.importKey('jwk', bare, algorithm, false, ['sign']).catch(() => undefined);
  if (key === undefined) throw unusable('its parts do not fit together');
  return PrivateKeyJwt(jwk.kid === undefined ? { key } : { key, kid: jwk.kid });
}

function readJwk(text: string): z.infer<typeof PrivateJwk> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw unusable('it is not JSON');
  }
  const jwk = PrivateJwk.safeParse(parsed);
  if (!jwk.success) throw unusable('it needs at least kty, d and alg');
  return jwk.data;
}

function unusable(why: string): StartRefusal {
  return new StartRefusal(`OIDC_CLIENT_JWK can't be used (${why}): give the private key as one line of JSON.`);
}
