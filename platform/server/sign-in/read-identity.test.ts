import { describe, expect, it } from 'vitest';
import { Day } from '../../../kernel/day.ts';
import { makeSyntheticNorwegian, makeTestDanish } from '../../../kernel/synthetic-numbers.ts';
import type { IssuerSettings } from './issuer-settings.ts';
import { readAssurance, readIdentity, readUsedMsAgo } from './read-identity.ts';

const birth = Day.parse('1985-06-20');
const norwegian = makeSyntheticNorwegian(birth, 1).digits;
const danish = makeTestDanish(birth, 1).digits;
const settings: IssuerSettings = {
  issuer: 'https://issuer.example',
  clientId: 'tillit',
  clientSecret: 'secret',
  scope: 'openid',
  allowedAcr: ['substantial', 'high'],
  acrClaim: 'acr',
  identityClaim: 'pid',
  country: 'NO',
};

describe('the identity in the claims', () => {
  it('is the number of the claim that is set, with the names that came along', () => {
    const claims = { pid: norwegian, given_name: 'Are', family_name: 'Berg' };
    expect(readIdentity(claims, settings)).toEqual({
      ok: true,
      value: { country: 'NO', number: norwegian, givenName: 'Are', familyName: 'Berg' },
    });
  });

  it('drops the hyphen of a Danish number', () => {
    const claims = { 'dk.cpr': `${danish.slice(0, 6)}-${danish.slice(6)}` };
    const identity = readIdentity(claims, { ...settings, identityClaim: 'dk.cpr', country: 'DK' });
    expect(identity).toEqual({ ok: true, value: { country: 'DK', number: danish } });
  });

  it.each([
    ['Maria Anna Holm', { givenName: 'Maria Anna', familyName: 'Holm' }],
    ['Maria', { givenName: 'Maria' }],
    ['  ', {}],
  ])('divides the whole name "%s" when it comes alone', (name, names) => {
    expect(readIdentity({ pid: norwegian, name }, settings)).toEqual({
      ok: true,
      value: { country: 'NO', number: norwegian, ...names },
    });
  });

  it('takes the country from its claim where the issuer serves several', () => {
    const several: IssuerSettings = { ...settings, identityClaim: 'nin', countryClaim: 'nin_issuing_country' };
    expect(readIdentity({ nin: danish, nin_issuing_country: 'DK' }, several)).toMatchObject({
      value: { country: 'DK' },
    });
    expect(readIdentity({ nin: norwegian }, several)).toMatchObject({ value: { country: 'NO' } });
    expect(readIdentity({ nin: norwegian, nin_issuing_country: 'SE' }, several)).toMatchObject({
      reason: 'identity-missing',
    });
  });

  it.each([[{}], [{ pid: 7 }], [{ pid: '' }], [{ pid: 'qD-kwgr3FcGA9zy4M7O' }], [{ pid: danish }]])(
    'is missing in %j, and what is told of it holds no number',
    (claims) => {
      const refused = readIdentity(claims, settings);
      expect(refused).toMatchObject({ ok: false, reason: 'identity-missing' });
      expect(JSON.stringify('fault' in refused && refused.fault?.message)).not.toMatch(/\d{6}/);
    },
  );
});

describe('the assurance in the claims', () => {
  it.each([
    [{ acr: 'high' }, 'high'],
    [{ acr: ['low', 'substantial'] }, 'substantial'],
  ])('of %j is %s', (claims, assurance) => {
    expect(readAssurance(claims, settings)).toEqual({ ok: true, value: assurance });
  });

  it.each([
    [{}],
    [{ acr: 'low' }],
    [{ acr: '' }],
    [{ acr: 'HIGH' }],
    [{ acr: ['low'] }],
    [{ other: 'high' }],
    [{ acr: { high: true } }],
  ])('of %j is too low', (claims) => {
    expect(readAssurance(claims, settings)).toEqual({ ok: false, reason: 'assurance-too-low' });
  });

  it('is left to the issuer only where somebody has decided so', () => {
    const left = { ...settings, allowedAcr: [] };
    expect(readAssurance({}, left)).toEqual({ ok: true, value: 'not-stated' });
    expect(readAssurance({ acr: '1' }, left)).toEqual({ ok: true, value: '1' });
  });
});

describe('when the electronic ID was used', () => {
  it.each([
    [{ iat: 1_000_000, auth_time: 1_000_000 }, 0],
    [{ iat: 1_000_000, auth_time: 999_400 }, 600_000],
    [{ iat: 1_000_000, auth_time: 1_000_001 }, 0],
  ])('is counted by the clock of the issuer alone: %j', (claims, ago) => {
    expect(readUsedMsAgo(claims)).toBe(ago);
  });

  it.each([
    [{ iat: 1_000_000 }],
    [{ iat: 1_000_000, auth_time: '1000000' }],
    [{ iat: 1_000_000, auth_time: 0 }],
    [{ iat: 1_000_000, auth_time: 1_000_600 }],
  ])('is not known from %j', (claims) => {
    expect(readUsedMsAgo(claims)).toBeUndefined();
  });
});
