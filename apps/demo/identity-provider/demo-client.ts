import { randomBytes } from 'node:crypto';
import type { ClientMetadata, JWK } from 'oidc-provider';
import type { IssuerSettings } from '../../../platform/server/sign-in/issuer-settings.ts';

/** The one client of the demo provider, as each side must know it. */
export interface DemoClient {
  metadata: ClientMetadata;
  settings: Pick<IssuerSettings, 'clientId' | 'clientSecret' | 'clientJwk'>;
}

const clientId = 'tillit';

/** A client with a proof made at start: a secret, or a key with which it signs, as HelseID and ID-porten prefer. */
export async function makeDemoClient(origin: string, byKey: boolean): Promise<DemoClient> {
  const shared: ClientMetadata = {
    client_id: clientId,
    redirect_uris: [`${origin}/sign-in/callback`],
    post_logout_redirect_uris: [`${origin}/sign-out/callback`],
    grant_types: ['authorization_code'],
    response_types: ['code'],
  };
  if (!byKey) {
    const clientSecret = randomBytes(32).toString('base64url');
    return { metadata: { ...shared, client_secret: clientSecret }, settings: { clientId, clientSecret } };
  }
  const { privateJwk, publicJwk } = await makeKey();
  return {
    metadata: { ...shared, token_endpoint_auth_method: 'private_key_jwt', jwks: { keys: [publicJwk] } },
    settings: { clientId, clientJwk: JSON.stringify(privateJwk) },
  };
}

/** An RSA key for RS256, which every issuer in the guide signs with. */
export async function makeKey(): Promise<{ privateJwk: JWK; publicJwk: JWK }> {
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
  };
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const { kty, n, e, d, p, q, dp, dq, qi } = await crypto.subtle.exportKey('jwk', pair.privateKey);
  const publicJwk = { kty, n, e, use: 'sig', alg: 'RS256', kid: randomBytes(8).toString('hex') };
  return { privateJwk: { ...publicJwk, d, p, q, dp, dq, qi }, publicJwk };
}
