import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../config.ts';
import { StartRefusal } from '../start-refusal.ts';
import { proveClient } from './client-proof.ts';
import { Issuer } from './issuer.ts';
import { findIssuerSettings } from './issuer-settings.ts';

const given = {
  OIDC_ISSUER: 'https://test.idporten.no',
  OIDC_CLIENT_ID: 'tillit',
  OIDC_CLIENT_SECRET: 'secret',
  OIDC_ACR: 'idporten-loa-high, idporten-loa-substantial',
};

const read = (different: Record<string, string> = {}) =>
  findIssuerSettings(readEnvironment({ ...given, ...different }));

describe('the settings of an issuer', () => {
  it('are none when no issuer is set', () => {
    expect(findIssuerSettings(readEnvironment({}))).toBeUndefined();
  });

  it('are read from the environment', () => {
    expect(read()).toMatchObject({
      issuer: 'https://test.idporten.no',
      clientId: 'tillit',
      clientSecret: 'secret',
      allowedAcr: ['idporten-loa-high', 'idporten-loa-substantial'],
      identityClaim: 'pid',
      country: 'NO',
    });
  });

  it('leave the assurance to the issuer only by the word "any"', () => {
    expect(read({ OIDC_ACR: 'any' })?.allowedAcr).toEqual([]);
    expect(() => read({ OIDC_ACR: '' })).toThrow(/OIDC_ACR/);
    expect(() => read({ OIDC_ACR: ' , ' })).toThrow(/OIDC_ACR/);
  });

  it.each(['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'])('need %s', (name) => {
    expect(() => read({ [name]: '' })).toThrow(StartRefusal);
    expect(() => read({ [name]: '' })).toThrow(name);
  });

  it('take one proof of the client, not two', () => {
    expect(() => read({ OIDC_CLIENT_JWK: '{}' })).toThrow(/Both OIDC_CLIENT_SECRET and OIDC_CLIENT_JWK/);
  });

  it.each(['no json', '{}', '{"kty":"RSA","d":"x","alg":"HS256"}', '{"kty":"RSA","d":"x","alg":"RS256"}'])(
    'refuse %s as the key of the client',
    async (clientJwk) => {
      const settings = read({ OIDC_CLIENT_SECRET: '', OIDC_CLIENT_JWK: clientJwk });
      if (settings === undefined) throw new Error('settings were given');
      await expect(proveClient(settings)).rejects.toThrow(StartRefusal);
    },
  );

  it.each([
    ['http://issuer.example', true],
    ['http://127.0.0.1:9', false],
  ])('refuse %s, which is not reached by https', async (url, allowInsecure) => {
    const settings = read({ OIDC_ISSUER: url });
    if (settings === undefined) throw new Error('settings were given');
    const proof = await proveClient(settings);
    expect(() => new Issuer(settings, proof, { clock: { now: () => new Date() }, allowInsecure })).toThrow(/https/);
  });
});
