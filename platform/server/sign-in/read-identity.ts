import { z } from 'zod';
import { Country } from '../../../kernel/country.ts';
import { parseIdentityNumber } from '../../../kernel/identity-number.ts';
import type { IssuerSettings } from './issuer-settings.ts';
import { type RefusedSignIn, refuseSignIn } from './refuse-sign-in.ts';

/** Whom an identity provider vouches for. */
export interface Identity {
  country: Country;
  /** The national identity number: digits, in Denmark also the letters of a replacement number. */
  number: string;
  givenName?: string;
  familyName?: string;
}

export type Claims = Readonly<Record<string, unknown>>;

/** The assurance the issuer vouches for, refused when it is not one of those that are good enough. */
export function readAssurance(claims: Claims, settings: IssuerSettings): { ok: true; value: string } | RefusedSignIn {
  const stated = z.union([z.string(), z.array(z.string())]).safeParse(claims[settings.acrClaim]).data ?? [];
  const all = Array.isArray(stated) ? stated : [stated];
  if (settings.allowedAcr.length === 0) return { ok: true, value: all.join(' ') || 'not-stated' };
  const enough = settings.allowedAcr.find((allowed) => all.includes(allowed));
  return enough === undefined ? refuseSignIn('assurance-too-low') : { ok: true, value: enough };
}

/**
 * How long before the ID token the electronic ID itself was used. Both moments are the issuer's, so its clock need not
 * agree with ours. Nothing when it does not say, or says what cannot be.
 */
export function readUsedMsAgo(claims: Claims): number | undefined {
  const moments = z.object({ iat: z.number(), auth_time: z.number().positive() }).safeParse(claims);
  if (!moments.success) return undefined;
  const seconds = moments.data.iat - moments.data.auth_time;
  // A token made in the same second, rounded the other way.
  return seconds < -1 ? undefined : Math.max(0, seconds) * 1000;
}

/** Who it is; refused when no number came along, or none of the country's. The fault never holds the number. */
export function readIdentity(claims: Claims, settings: IssuerSettings): { ok: true; value: Identity } | RefusedSignIn {
  const { identityClaim } = settings;
  const country = findCountry(claims, settings);
  if (country === undefined)
    return missing(`The claim ${settings.countryClaim} names no country whose identity numbers we know.`);
  const given = z.string().safeParse(claims[identityClaim]).data;
  if (given === undefined)
    return missing(`The issuer gave no claim ${identityClaim}: ask for its scope, or correct OIDC_IDENTITY_CLAIM.`);
  const number = parseIdentityNumber(given, country);
  if (!number.ok) return missing(`The claim ${identityClaim} is no identity number of ${country} (${number.reason}).`);
  return { ok: true, value: { country, number: number.value.digits, ...readNames(claims) } };
}

function findCountry(claims: Claims, { country, countryClaim }: IssuerSettings): Country | undefined {
  const stated = countryClaim === undefined ? undefined : claims[countryClaim];
  return stated === undefined ? country : Country.safeParse(stated).data;
}

function readNames(claims: Claims): { givenName?: string; familyName?: string } {
  const givenName = readName(claims['given_name']);
  const familyName = readName(claims['family_name']);
  if (givenName !== undefined || familyName !== undefined) {
    return { ...(givenName === undefined ? {} : { givenName }), ...(familyName === undefined ? {} : { familyName }) };
  }
  // A whole name alone: the last word is taken as the family name, as the registers write it.
  const words = readName(claims['name'])?.split(/\s+/) ?? [];
  const last = words.length > 1 ? words.at(-1) : undefined;
  if (words.length === 0) return {};
  return last === undefined
    ? { givenName: words.join(' ') }
    : { givenName: words.slice(0, -1).join(' '), familyName: last };
}

function readName(claim: unknown): string | undefined {
  const name = z.string().trim().min(1).max(200).safeParse(claim);
  return name.success ? name.data : undefined;
}

function missing(sentence: string): RefusedSignIn {
  return refuseSignIn('identity-missing', new Error(sentence));
}
