import { z } from 'zod';

/**
 * Why signing in did not end in a session; the start page has a sentence for each.
 * cancelled: the person turned back · expired: it took longer than ten minutes, or the browser lost its cookie ·
 * assurance-too-low: the electronic ID is weaker than we demand · issuer-away: the identity provider does not answer ·
 * identity-missing: no usable identity number came with it · another-person: the electronic ID was asked for anew in a
 * session, and somebody else's was used · not-fresh: it was asked for anew, and the provider did not say that it was just
 * used · not-completed: everything else, told to those who run the server.
 */
export const SignInRefusal = z.enum([
  'cancelled',
  'expired',
  'assurance-too-low',
  'issuer-away',
  'identity-missing',
  'another-person',
  'not-fresh',
  'not-completed',
]);
export type SignInRefusal = z.infer<typeof SignInRefusal>;
